import type { Finding } from '../lint/finding'
import type { Violation } from './explainViolations'

const typeWords: Readonly<Record<string, string>> = {
  string: 'a text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
  null: 'nothing',
}

/** A violation in a sentence. `path` is where the value stands in the project, such as `services.web.ports`. */
export function describeViolation(violation: Violation, path: string): string {
  const { code, params } = violation
  const near = params['near'] === undefined ? '' : ` Did you mean ${params['near']}?`
  switch (code) {
    case 'schema/unknown-key':
      return `${parentOf(path, String(params['key']))} has no attribute "${params['key']}".${near}`
    case 'schema/missing-key':
      return `${path} needs ${params['key']}.`
    case 'schema/wrong-type':
      return `${path} must be ${typesInWords(String(params['expected']))}${params['actual'] === 'null' ? '; it is empty' : `, not ${typeWords[String(params['actual'])]}`}.`
    case 'schema/not-one-of':
      return `${path} must be one of ${params['allowed']}, not "${params['value']}".${near}`
    case 'schema/pattern':
      return `"${params['value']}" does not fit ${path}; it must match ${params['pattern']}.`
    case 'schema/range':
      return `${path} must be ${rangeInWords(params)}, not ${params['value']}.`
    case 'schema/duplicate-item':
      return params['value'] === '' ? `${path} stands twice in its list.` : `"${params['value']}" stands twice in ${path.replace(/\.\d+$/, '')}.`
    case 'schema/too-short':
      return `${path} needs at least ${params['least']}.`
    case 'schema/ambiguous':
      return `${path} can be read in two ways; write it out.`
  }
}

/** A key of a section that is no name: the rules of names are what helps then. */
export function describeName(section: string, name: string): string {
  return `"${name}" cannot be a name under ${section}: only letters, digits, ".", "_" and "-" are allowed.`
}

function parentOf(path: string, key: string): string {
  const parent = path.slice(0, -key.length - 1)
  return parent === '' ? 'The top level' : parent
}

function typesInWords(types: string): string {
  const words = [...new Set(types.split(', '))].filter((type) => type !== 'null').map((type) => typeWords[type] ?? type)
  return words.length <= 1 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
}

function rangeInWords({ least, most }: Violation['params']): string {
  if (least === undefined) return `at most ${most}`
  return most === undefined ? `at least ${least}` : `from ${least} to ${most}`
}

/** Renames a mistyped key; the only fault of a schema that has one right fix. */
export function fixOf(violation: Violation): Finding['fix'] | undefined {
  const origin = violation.node.origins[0]
  const { near } = violation.params
  if (violation.code !== 'schema/unknown-key' || typeof near !== 'string' || !origin) return undefined
  return { title: `Rename to ${near}`, command: { op: 'rename-key', path: origin.path, key: near, file: origin.file } }
}
