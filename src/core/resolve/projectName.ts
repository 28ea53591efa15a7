import type { ComposeDocument } from '../document/types'
import { interpolate } from './interpolate'
import type { VariableLookup } from './interpolate'
import type { Collector } from './collector'
import { rootEntry } from './sectionParts'
import type { ProjectInput } from './types'
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
  const given = input.name ?? (lookup('COMPOSE_PROJECT_NAME') || null)
  if (given !== null && given !== '') {
    if (normaliseProjectName(given) !== given) {
      collector.problem('invalid-project-name', `"${given}" is no project name: only lower-case letters, digits, - and _ are allowed, a letter or digit first.`, { name: given }, null)
    }
    return given
  }
  const written = documents.map(writtenName).findLast((name) => name !== '') ?? ''
  const result = interpolate(written, lookup)
  collector.variables(result.variables)
  const name = normaliseProjectName(result.text) || normaliseProjectName(input.folderName)
  if (name === '') collector.problem('empty-project-name', 'The project has no name: add a top-level name, as the folder gives none.', {}, null)
  return name
}

function writtenName(document: ComposeDocument): string {
  const node = rootEntry(document, 'name')?.node
  const value = node?.kind === 'scalar' ? readYamlScalar(node) : null
  return typeof value === 'string' ? value : ''
}
