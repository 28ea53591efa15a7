export default {
  title: 'Problems',
  none: 'No problems',
  errors: '{n} error | {n} errors',
  warnings: '{n} warning | {n} warnings',
  notes: '{n} note | {n} notes',
  severity: { error: 'Error', warning: 'Warning', info: 'Advice' },
}
