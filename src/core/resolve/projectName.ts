import type { ComposeDocument } from '../document/types'
import { interpolate } from './interpolate'
import type { VariableLookup } from './interpolate'
import type { Collector } from './collector'
import { rootEntry } from './sectionParts'
import { isTextOf } from './textContent'
import type { Origin, ProjectInput } from './types'
import { readYamlScalar } from './yamlScalar'

/** Lower-cased, with only what Compose allows in a project's name, and a letter or digit first. */
export function normaliseProjectName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9_-]/g, '').replace(/^[_-]+/, '')
}

/**
 * The project's name by Compose's precedence: what was given, COMPOSE_PROJECT_NAME, the last `name:` of the files,
 * the folder's name (Compose Specification, 04-version-and-name).
 */
export function projectName(input: ProjectInput, documents: readonly ComposeDocument[], lookup: VariableLookup, collector: Collector): string {
  const names = documents.flatMap((document) => writtenName(input, document) ?? [])
  const texts = names.map((name) => interpolateName(name, lookup, collector))
  const given = input.name ?? (lookup('COMPOSE_PROJECT_NAME') || null)
  if (given !== null && given !== '') {
    if (normaliseProjectName(given) !== given) {
      collector.problem('invalid-project-name', `"${given}" is no project name: only lower-case letters, digits, - and _ are allowed, a letter or digit first.`, { name: given }, null)
    }
    return given
  }
  const written = normaliseProjectName(texts.at(-1) ?? '')
  const name = written || normaliseProjectName(input.folderName)
  if (names.length > 0 && written === '') {
    collector.problem('empty-project-name', 'The project has no name: of what stands here only lower-case letters, digits, - and _ count, from the first letter or digit on.', {}, names.at(-1)?.origin ?? null)
  } else if (name === '') collector.problem('empty-project-name', 'The project has no name: add a top-level name, as the folder gives none.', {}, null)
  return name
}

interface WrittenName {
  readonly text: string
  readonly origin: Origin
}

/** Undefined where a file has none, or an empty one. */
export function writtenName(input: ProjectInput, document: ComposeDocument | undefined): WrittenName | undefined {
  if (!document) return undefined
  const node = rootEntry(document, 'name')?.node
  const value = node?.kind === 'scalar' && node.tag !== '!reset' ? readYamlScalar(node) : null
  if (node === undefined || typeof value !== 'string' || value === '') return undefined
  const isHere = (path: string): boolean => {
    const content = input.files.get(path)
    return content?.kind === 'text' && isTextOf(content, document)
  }
  return { text: value, origin: { file: input.composeFiles.find(isHere) ?? '', path: ['name'], node, layer: 'file' } }
}

/** A fault in it is one of the project, whatever name is used in the end. */
function interpolateName({ text, origin }: WrittenName, lookup: VariableLookup, collector: Collector): string {
  const result = interpolate(text, lookup)
  collector.variables(result.variables)
  if (result.fault?.kind === 'invalid') {
    collector.problem('invalid-interpolation', 'The value of name holds "$" with no valid variable behind it; write $$ for a dollar sign.', { path: 'name' }, origin)
  } else if (result.fault) {
    const reason = result.fault.reason ? `: ${result.fault.reason}` : ''
    collector.problem('required-variable', `The required variable ${result.fault.variable} is missing a value${reason}.`, { variable: result.fault.variable, reason: result.fault.reason }, origin)
  }
  return result.text
}
