import { parse } from 'yaml'
import { commandFields, commandNames, parseCommand } from '@core/commands/parseCommand'
import type { Command, CommandName } from '@core/commands/types'
import { parsePath, UsageError } from './parsePath'

/** The arguments of each command that stand without a flag, in order; every other field is a flag. */
const positional: Readonly<Record<CommandName, readonly string[]>> = {
  set: ['path', 'value'],
  write: ['path', 'text'],
  delete: ['path'],
  reset: ['path'],
  override: ['path'],
  'rename-key': ['path', 'key'],
  move: ['path', 'index'],
  'add-service': ['name'],
  'rename-service': ['from', 'to'],
  'duplicate-service': ['from', 'to'],
  'remove-service': ['name'],
  'add-resource': ['kind', 'name'],
  'rename-resource': ['kind', 'from', 'to'],
  'remove-resource': ['kind', 'name'],
  connect: ['from', 'to'],
  disconnect: ['from', 'to'],
  mount: ['service', 'source', 'target'],
  unmount: ['service', 'source'],
  attach: ['service', 'network'],
  detach: ['service', 'network'],
  'add-env-file': ['service', 'path'],
  'remove-env-file': ['service', 'path'],
  'rename-env-file': ['from', 'to'],
  grant: ['kind', 'service', 'name'],
  revoke: ['kind', 'service', 'name'],
  'add-port': ['service', 'value'],
  'remove-port': ['service', 'index'],
  'set-env': ['service', 'name', 'value'],
  'unset-env': ['service', 'name'],
  'set-label': ['service', 'name', 'value'],
  'unset-label': ['service', 'name'],
  'set-variable': ['name', 'value'],
  'unset-variable': ['name'],
  'rename-variable': ['from', 'to'],
  convert: ['path', 'form'],
  'extract-anchor': ['path', 'name'],
  'inline-anchor': ['path'],
  'rename-anchor': ['path', 'name'],
  'move-service': ['name', 'to'],
  sort: ['path'],
  merge: ['text'],
}

const flags = new Set(['hostNames', 'cascade', 'restart', 'required', 'readOnly', 'shared'])
const pathCommands = new Set<CommandName>(['set', 'write', 'delete', 'reset', 'override', 'rename-key', 'move', 'convert', 'extract-anchor', 'inline-anchor', 'rename-anchor', 'sort'])

/** One line a command, for `--help`: `connect FROM TO [--condition CONDITION] [--restart] [--required]`. */
export function describeOperations(): readonly string[] {
  return commandNames.map((name) => {
    const rest = commandFields(name).filter((field) => !positional[name].includes(field))
    const options = rest.map((field) => (flags.has(field) ? `[--${flagOf(field)}]` : `[--${flagOf(field)} ${field.toUpperCase()}]`))
    return [name, ...positional[name].map((field) => field.toUpperCase()), ...options].join(' ')
  })
}

/** Reads `connect web db --condition service_healthy` and its like. Throws a UsageError that says what is wrong. */
export function parseOperation(name: string, words: readonly string[]): Command {
  const op = commandNames.find((candidate) => candidate === name)
  if (op === undefined) throw new UsageError(`There is no operation named ${name}. Operations: ${commandNames.join(', ')}.`)
  const known = [...commandFields(op), 'file', 'shared']
  const fields = new Map<string, unknown>()
  let place = 0
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? ''
    if (word.startsWith('--') && word.length > 2) {
      const [flag = '', inline] = splitOnce(word.slice(2), '=')
      const isNegated = flag.startsWith('no-') && known.includes(fieldOf(flag.slice(3)))
      const field = fieldOf(isNegated ? flag.slice(3) : flag)
      if (!known.includes(field)) throw new UsageError(`${op} takes no --${flag}. It is written: ${usageOf(op)}${hintOfDashes(op, place, word)}`)
      if (flags.has(field)) fields.set(field, isNegated ? false : inline === undefined || inline === 'true')
      else {
        const value = inline ?? words[(at += 1)]
        if (value === undefined) throw new UsageError(`--${flag} of ${op} needs a value.`)
        fields.set(field, readField(op, field, value))
      }
    } else {
      const field = positional[op][place] ?? fail(`${op} takes no further argument ${word}. It is written: ${usageOf(op)}`)
      place += 1
      fields.set(field, readField(op, field, word))
    }
  }
  const parsed = parseCommand({ op, ...Object.fromEntries(fields) })
  if (!parsed.ok) throw new UsageError(`${parsed.refusal.message} It is written: ${usageOf(op)}`)
  return parsed.command
}

/** How a name that begins with dashes is given all the same. */
function hintOfDashes(op: CommandName, place: number, word: string): string {
  const field = positional[op][place]
  return field === undefined ? '' : `. If ${word} is meant as ${field.toUpperCase()}, write --${flagOf(field)}=${word}`
}

function usageOf(op: CommandName): string {
  return describeOperations()[commandNames.indexOf(op)] ?? op
}

function fail(message: string): never {
  throw new UsageError(message)
}

function splitOnce(text: string, divider: string): readonly [string, string | undefined] {
  const at = text.indexOf(divider)
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)]
}

function flagOf(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

function fieldOf(flag: string): string {
  return flag.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

function readField(op: CommandName, field: string, text: string): unknown {
  if (field === 'path' && pathCommands.has(op)) return parsePath(text)
  if (field === 'index') return /^\d+$/.test(text) ? Number(text) : fail(`${text} is no index of ${op}: indexes count from 0.`)
  if (field === 'line') return /^[1-9]\d*$/.test(text) ? Number(text) : fail(`${text} is no line for ${op}: lines count from 1.`)
  if (field === 'aliases' || field === 'share') return text.split(',')
  if (field === 'renames') return readYaml(text)
  if (op === 'add-port' && field === 'value') return /^\s*\{/.test(text) ? readYaml(text) : text
  if ((op === 'set' && field === 'value') || field === 'definition') return readYaml(text)
  return text
}

/** A value is read as YAML: `3` is a number, `"3"` text, `[a, b]` a list; what is no YAML by itself is text. */
function readYaml(text: string): unknown {
  if (text === '') return ''
  try {
    return parse(text, { version: '1.2', schema: 'core' })
  } catch {
    return text
  }
}
