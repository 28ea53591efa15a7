import type { Diagnostic } from '@core/lint/types'
import { analysisOf } from '../graph/graphOf'

/** The findings that Compose refuses a project for, as `line:column code`. */
export function refusals(text: string): string[] {
  return placed(text, (diagnostic) => diagnostic.severity === 'error')
}

/** The findings that Compose takes. */
export function advices(text: string): string[] {
  return placed(text, (diagnostic) => diagnostic.severity !== 'error')
}

function placed(text: string, isWanted: (diagnostic: Diagnostic) => boolean): string[] {
  return analysisOf(text)
    .diagnostics.filter(isWanted)
    .map(({ line, column, code }) => `${line}:${column} ${code.replace(/^(compose|advice)\//, '')}`)
}

/** Services, each an inline mapping of its own line. */
export function services(...lines: readonly string[]): string {
  return `services:\n${lines.map((line) => `  ${line}\n`).join('')}`
}
