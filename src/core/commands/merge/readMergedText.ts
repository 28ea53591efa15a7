import { parseCompose } from '../../document/parseCompose'
import type { ComposeDocument, SourceMap, SourceNode } from '../../document/types'
import { refuse } from '../commandRefusal'
import { mergedSections } from './mergedSections'

/** Attributes that say that a map is one service's: none of them is a name of a top-level section. */
const serviceMarks: ReadonlySet<string> = new Set(['image', 'build', 'extends', 'provider', 'command', 'entrypoint', 'ports', 'environment', 'env_file', 'depends_on', 'container_name', 'restart', 'healthcheck', 'network_mode'])
const besideSections: ReadonlySet<string> = new Set(['version', 'name', 'include'])

/**
 * Reads text that is to be merged, however much of a compose file it is: a whole one, some sections, services without their
 * `services:`, or the body of one service. A fence around it (```) and a first line that lost its indent are put right.
 */
export function readMergedText(text: string): ComposeDocument {
  const bare = withoutFence(text.replace(/^\uFEFF/, ''))
  if (bare.trim() === '') refuse('MERGE_EMPTY', 'The text is empty: there is nothing to add.')
  const document = parseRepaired(bare)
  const { root } = document
  if (root === null) refuse('MERGE_EMPTY', 'The text holds only comments: there is nothing to add.')
  if (root.kind !== 'map') refuse('MERGE_NOT_COMPOSE', notCompose, { line: 1 })
  const keys = root.entries.map((entry) => String(entry.key.value))
  if (isComposeFile(root, keys)) return document
  const { text: readable } = document
  if (keys.some((key) => serviceMarks.has(key))) return parseCompose(`services:\n  ${nameFor(document)}:\n${indented(readable, 4)}`)
  const services = root.entries.filter(({ key }) => !String(key.value).startsWith('x-'))
  if (services.length === keys.length && services.length > 0 && services.every(({ value }) => isService(document, value))) return parseCompose(`services:\n${indented(readable, 2)}`)
  return refuse('MERGE_NOT_COMPOSE', notCompose, { line: document.positionAt(document.rangeOf(root).start).line })
}

const notCompose = 'The text is YAML, but not a part of a compose file: services, volumes, networks, secrets or configs were expected at its first level.'

function isComposeFile(root: SourceMap, keys: readonly string[]): boolean {
  const sections: ReadonlySet<string> = new Set(mergedSections)
  const isSection = (key: string, value: SourceNode): boolean => sections.has(key) && (value.kind === 'map' || value.kind === 'alias' || (value.kind === 'scalar' && value.value === null))
  if (!root.entries.some(({ key, value }) => isSection(String(key.value), value))) return false
  if (keys.includes('services')) return true
  return keys.every((key) => sections.has(key) || besideSections.has(key) || key.startsWith('x-'))
}

function isService(document: ComposeDocument, node: SourceNode): boolean {
  const seen = node.kind === 'alias' ? document.target(node) : node
  return seen?.kind === 'map' && document.entriesOf(seen).some(({ key }) => serviceMarks.has(String(key.value)))
}

/** A service's name made of its image; the last word of the image's name. */
function nameFor(document: ComposeDocument): string {
  const image = document.resolvedAt(['image'])
  const reference = image?.kind === 'scalar' ? String(image.value ?? '') : ''
  const name = reference.split('@')[0]?.split('/').at(-1)?.split(':')[0] ?? ''
  return /^[a-zA-Z0-9._-]+$/.test(name) ? name : 'service'
}

function parseRepaired(text: string): ComposeDocument {
  const document = parseCompose(text)
  if (document.errors.length === 0) return document
  const repaired = parseCompose(withFirstIndent(text))
  if (repaired.errors.length === 0) return repaired
  // One that begins within the services and goes on behind them has lost the line over them.
  const headed = /^(?:[ \t]*(?:#.*)?\r?\n)*[ \t]+[^\s#]/.test(text) ? parseCompose(`services:\n${text}`) : null
  if (headed?.errors.length === 0) return headed
  const [error] = document.errors
  if (error?.code === 'YAML_NOT_A_MAP') refuse('MERGE_NOT_COMPOSE', notCompose, { line: error.line })
  const { line = 1, column = 1, message = '', code = '', params = {}, hint } = error ?? {}
  return refuse('MERGE_BROKEN_TEXT', `The text cannot be read: line ${line}, column ${column}: ${message}${hint === undefined ? '' : ` ${hint}`}`, { ...params, line, column, cause: code, causeMessage: message })
}

/** A selection that begins in the middle of a line has lost the indent of that line. */
function withFirstIndent(text: string): string {
  const lines = text.split('\n')
  const first = lines.findIndex((line) => line.trim() !== '')
  const rest = lines.slice(first + 1).filter((line) => line.trim() !== '' && !line.trim().startsWith('#'))
  const least = Math.min(...rest.map((line) => line.length - line.trimStart().length))
  if (!Number.isFinite(least) || least === 0) return text
  return lines.map((line, index) => (index === first ? ' '.repeat(least) + line.trimStart() : line)).join('\n')
}

function withoutFence(text: string): string {
  return /^\s*(?:```|~~~)[^\n]*\n([\s\S]*?)\n?[ \t]*(?:```|~~~)\s*$/.exec(text)?.[1] ?? text
}

function indented(text: string, columns: number): string {
  return text
    .split('\n')
    .map((line) => (line.trim() === '' ? line : ' '.repeat(columns) + line))
    .join('\n')
}
