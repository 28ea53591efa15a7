export default {
  title: 'Problems',
  none: 'No problems',
  errors: '{n} error | {n} errors',
  warnings: '{n} warning | {n} warnings',
  severity: { error: 'Error', warning: 'Warning', info: 'Advice' },
}
