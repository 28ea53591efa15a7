import type { Diagnostic, Severity } from '@core/lint/types'

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' }

/** SARIF 2.1.0; columns count UTF-16 code units, and `end` gives the one-based place behind a finding's range. */
export function toSarif(diagnostics: readonly Diagnostic[], version: string, end: (diagnostic: Diagnostic) => { readonly line: number; readonly column: number }): string {
  const codes = [...new Set(diagnostics.map((one) => one.code))].sort()
  const results = diagnostics.map((one) => ({
    ruleId: one.code,
    ruleIndex: codes.indexOf(one.code),
    level: levels[one.severity],
    message: { text: one.message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: one.file.split('/').map(encodeURIComponent).join('/'), uriBaseId: 'PROJECT' },
          region: { startLine: one.line, startColumn: one.column, endLine: end(one).line, endColumn: end(one).column },
        },
      },
    ],
  }))
  const driver = { name: 'stackyard', version, rules: codes.map((id) => ({ id })) }
  return `${JSON.stringify({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [{ tool: { driver }, columnKind: 'utf16CodeUnits', results }] }, null, 2)}\n`
}
