import { isAbsolute, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Diagnostic, Severity } from '@core/lint/types'

interface SarifRun {
  /** Of this program. */
  readonly version: string
  /** The project's folder, which the files of the findings are relative to. */
  readonly folder: string
  /** The one-based place behind a finding's range. */
  readonly end: (diagnostic: Diagnostic) => { readonly line: number; readonly column: number }
}

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' }

/** By the first part of a code: what a finding of that kind means, and what to do with it. */
const kinds: ReadonlyMap<string, { readonly about: string; readonly help: string }> = new Map([
  ['yaml', { about: 'the file cannot be read as YAML', help: 'Put the text right at this place; nothing behind it can be judged before.' }],
  ['schema', { about: 'the Compose Specification has no such form', help: 'Write the value in a form that the Compose Specification gives the attribute; stackyard explain FILE PATH tells it.' }],
  ['compose', { about: 'Docker Compose refuses the project, or reads it otherwise than it looks', help: 'Change the project as the message says; docker compose config agrees then.' }],
  ['advice', { about: 'worth a look', help: 'Docker Compose takes the project as it is; the message says what may be regretted later.' }],
])

/** SARIF 2.1.0; columns count UTF-16 code units. */
export function toSarif(diagnostics: readonly Diagnostic[], { version, folder, end }: SarifRun): string {
  const rules = [...new Map(diagnostics.map((one) => [one.code, one.severity])).entries()].sort(([left], [right]) => (left < right ? -1 : 1))
  const places = new Map(rules.map(([code], index) => [code, index]))
  const results = diagnostics.map((one) => ({
    ruleId: one.code,
    ruleIndex: places.get(one.code),
    level: levels[one.severity],
    message: { text: one.message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: artifactLocation(folder, one.file),
          region: { startLine: one.line, startColumn: one.column, endLine: end(one).line, endColumn: end(one).column },
        },
      },
    ],
  }))
  const run = {
    tool: { driver: { name: 'stackyard', version, rules: rules.map(([code, severity]) => describeRule(code, severity)) } },
    invocations: [{ executionSuccessful: true }],
    originalUriBaseIds: { PROJECT: { uri: pathToFileURL(join(folder, '/')).href } },
    columnKind: 'utf16CodeUnits',
    results,
  }
  return `${JSON.stringify({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] }, null, 2)}\n`
}

function describeRule(code: string, severity: Severity) {
  const [kind = '', name = code] = code.split('/')
  const words = name.replaceAll('-', ' ')
  const { about, help } = kinds.get(kind) ?? { about: 'worth a look', help: 'The message says what was found.' }
  return {
    id: code,
    name: words.replace(/(?:^| )(.)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: `${words.slice(0, 1).toUpperCase()}${words.slice(1)}: ${about}.` },
    fullDescription: { text: `${words.slice(0, 1).toUpperCase()}${words.slice(1)}: ${about}. ${help}` },
    help: { text: help },
    defaultConfiguration: { level: levels[severity] },
  }
}

/** A relative URI may not climb out of its base (section 3.4.3 of the standard): a file outside of the folder is named in full. */
function artifactLocation(folder: string, file: string): { readonly uri: string; readonly uriBaseId?: string } {
  if (isAbsolute(file) || file.split('/').includes('..')) return { uri: pathToFileURL(resolve(folder, file)).href }
  return { uri: file.split('/').map(encodeURIComponent).join('/'), uriBaseId: 'PROJECT' }
}
