import * as v from 'valibot'
import type { Path, PlainValue } from '../document/types'
import type { Refusal } from '../edits/types'
import type { Command, CommandName } from './types'

const maxDepth = 100
const maxText = 1_000_000

/** Data as YAML and JSON have it, and not so deep that walking it could end the process. */
function isPlainValue(value: unknown, depth = 0): value is PlainValue {
  if (depth > maxDepth) return false
  if (value === null || typeof value === 'boolean' || typeof value === 'bigint') return true
  if (typeof value === 'string') return value.length <= maxText
  if (typeof value === 'number') return Number.isFinite(value)
  if (Array.isArray(value)) return value.every((item) => isPlainValue(item, depth + 1))
  return typeof value === 'object' && Object.values(value).every((item) => isPlainValue(item, depth + 1))
}

const text = v.pipe(v.string(), v.maxLength(maxText))
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(255))
const index = v.pipe(v.number(), v.integer(), v.minValue(0))
const value = v.custom<PlainValue>((candidate) => candidate !== undefined && isPlainValue(candidate), `must be plain data: text of up to ${maxText.toLocaleString('en')} characters, numbers, lists and maps, at most ${maxDepth} in each other`)
const path = v.custom<Path>(
  (candidate) => Array.isArray(candidate) && candidate.length > 0 && candidate.length <= maxDepth && candidate.every((part) => (typeof part === 'string' && part.length <= 4096) || (Number.isInteger(part) && Number(part) >= 0)),
  'must be a list of keys and indexes, such as ["services", "web", "image"]',
)
const optional = v.exactOptional
const resource = v.picklist(['volume', 'network', 'secret', 'config'])
const granted = v.picklist(['secret', 'config'])
const condition = v.picklist(['service_started', 'service_healthy', 'service_completed_successfully'])

/** Field by field, every command there is; the shape of `Command`, checked below. */
const fields = {
  set: { path, value },
  write: { path, text },
  delete: { path },
  reset: { path },
  override: { path },
  'rename-key': { path, key: v.pipe(text, v.minLength(1)) },
  move: { path, index },
  'add-service': { name, image: optional(name), definition: optional(value) },
  'rename-service': { from: name, to: name, hostNames: optional(v.boolean()) },
  'duplicate-service': { from: name, to: name },
  'remove-service': { name, cascade: optional(v.boolean()) },
  'add-resource': { kind: resource, name, definition: optional(value) },
  'rename-resource': { kind: resource, from: name, to: name },
  'remove-resource': { kind: resource, name, cascade: optional(v.boolean()) },
  connect: { from: name, to: name, condition: optional(condition), restart: optional(v.boolean()), required: optional(v.boolean()) },
  disconnect: { from: name, to: name },
  mount: { service: name, source: text, target: text, readOnly: optional(v.boolean()), subpath: optional(text) },
  unmount: { service: name, source: optional(text), target: optional(text) },
  attach: { service: name, network: name, aliases: optional(v.array(name)), ipv4: optional(text), ipv6: optional(text) },
  detach: { service: name, network: name },
  'add-env-file': { service: name, path: text, required: optional(v.boolean()) },
  'remove-env-file': { service: name, path: text },
  'rename-env-file': { from: text, to: text },
  grant: { kind: granted, service: name, name, target: optional(text) },
  revoke: { kind: granted, service: name, name },
  'add-port': { service: name, value },
  'remove-port': { service: name, index },
  'set-env': { service: name, name: text, value: v.nullable(text) },
  'unset-env': { service: name, name: text },
  'set-label': { service: name, name: text, value: text },
  'unset-label': { service: name, name: text },
  'set-variable': { name: text, value: text, line: optional(index) },
  'unset-variable': { name: text, line: optional(index) },
  'rename-variable': { from: text, to: text, line: optional(index) },
  convert: { path, form: v.picklist(['short', 'long']) },
  'extract-anchor': { path, name },
  'inline-anchor': { path },
  'rename-anchor': { path, name },
  'move-service': { name, to: text },
  sort: { path },
  merge: { text: v.string(), renames: optional(v.record(v.string(), name)), sharing: optional(v.picklist(['usual', 'all', 'none'])), share: optional(v.array(v.string())), ports: optional(v.picklist(['move', 'keep'])) },
} satisfies { readonly [Name in CommandName]: v.ObjectEntries }

/** Every command's name, in the order in which help lists them. */
export const commandNames = Object.keys(fields) as readonly CommandName[]

export type ParsedCommand = { readonly ok: true; readonly command: Command } | { readonly ok: false; readonly refusal: Refusal }

/** Reads a command from outside data; says the first thing that is wrong with it. An unknown field is refused, as it would be a typing error. */
export function parseCommand(data: unknown): ParsedCommand {
  const op = typeof data === 'object' && data !== null && 'op' in data ? data.op : undefined
  const known = commandNames.find((candidate) => candidate === op)
  if (known === undefined) {
    return refused('UNKNOWN_COMMAND', op === undefined ? 'A command is a map with an op, such as {"op": "add-service", "name": "cache", "image": "redis:7"}.' : `There is no command named ${JSON.stringify(op)?.slice(0, 100)}. The commands are ${commandNames.join(', ')}.`, { op: typeof op === 'string' ? op : '' })
  }
  const entries: v.ObjectEntries = fields[known]
  const result = v.safeParse(v.strictObject({ op: v.literal(known), file: optional(text), shared: optional(v.boolean()), itemsOf: optional(text), ...entries }), data)
  // The table is held to the names of `Command`; its fields are what the type says, so this is the one place that asserts it.
  if (result.success) return { ok: true, command: result.output as unknown as Command }
  const issue = result.issues[0]
  const field = v.getDotPath(issue) ?? ''
  return refused('INVALID_COMMAND', inWords(issue, known, field), { op: known, field })
}

/** The fields of a command besides `op`, `file`, `shared` and `itemsOf`, in order; the command line reads its arguments by them. */
export function commandFields(name: CommandName): readonly string[] {
  return Object.keys(fields[name])
}

const kindsInWords: ReadonlyMap<string, string> = new Map([
  ['string', 'text'],
  ['boolean', 'true or false'],
  ['array', 'a list'],
  ['record', 'a map of text'],
  ['number', 'a whole number from 0'],
  ['integer', 'a whole number from 0'],
  ['min_value', 'a whole number from 0'],
])

function inWords({ type, expected, requirement, message }: v.BaseIssue<unknown>, op: CommandName, field: string): string {
  if (type === 'strict_object') return expected === 'never' ? `${op} takes no ${field.slice(0, 100)}. Its fields are ${commandFields(op).join(', ')}.` : `${op} needs ${field}.`
  if (type === 'picklist') return `${op}: ${field} must be one of ${String(expected).replace(/[()"]/g, '').replaceAll(' | ', ', ')}.`
  if (type === 'min_length') return `${op}: ${field} must not be empty.`
  if (type === 'max_length') return `${op}: ${field} is longer than ${String(requirement)} characters.`
  const kind = kindsInWords.get(type)
  return kind === undefined ? `${op}: ${field} ${message}.` : `${op}: ${field} must be ${kind}.`
}

function refused(code: string, message: string, params: Refusal['params']): ParsedCommand {
  return { ok: false, refusal: { code, message, params } }
}
