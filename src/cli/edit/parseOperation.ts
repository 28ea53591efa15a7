import { commandFields, commandNames, parseCommand } from '@core/commands/parseCommand'
import type { Command, CommandName } from '@core/commands/types'
import { operations } from './operations'
import { parsePath, UsageError } from './parsePath'
import { readValue } from './readValue'

const flags = new Set(['hostNames', 'cascade', 'restart', 'required', 'readOnly', 'shared'])
/** What is so unless it is said otherwise. */
const usuallyTrue = new Set(['required'])
const lists = new Set(['aliases', 'share'])
const pathCommands = new Set<CommandName>(['set', 'write', 'delete', 'reset', 'override', 'rename-key', 'move', 'convert', 'extract-anchor', 'inline-anchor', 'rename-anchor', 'sort'])

/** Every command as it is written: `connect FROM TO [--condition CONDITION] [--restart] [--no-required]`. */
export function describeOperations(): readonly { readonly name: CommandName; readonly usage: string }[] {
  return commandNames.map((name) => ({ name, usage: usageOf(name) }))
}

function usageOf(name: CommandName): string {
  const { positional, optional = [] } = operations[name]
  const rest = commandFields(name).filter((field) => !positional.includes(field))
  const words = positional.map((field) => (optional.includes(field) ? `[${field.toUpperCase()}]` : field.toUpperCase()))
  const options = rest.map((field) => (flags.has(field) ? `[--${usuallyTrue.has(field) ? 'no-' : ''}${flagOf(field)}]` : `[--${flagOf(field)} ${field.toUpperCase()}]`))
  return [name, ...words, ...options].join(' ')
}

/** Reads `connect web db --condition service_healthy` and its like. Throws a UsageError that says what is wrong. */
export function parseOperation(name: string, words: readonly string[]): Command {
  const op = commandNames.find((candidate) => candidate === name)
  if (op === undefined) throw new UsageError(name.startsWith('-') ? `edit has no option ${name}. See stackyard edit --help.` : `There is no operation named ${name}. Operations: ${commandNames.join(', ')}.`)
  const { named, rest } = divide(op, words)
  const fields = new Map<string, unknown>()
  for (const [field, texts] of named) fields.set(field, lists.has(field) ? texts.flatMap((text) => text.split(',')) : readField(op, field, texts[0] ?? ''))
  const free = operations[op].positional.filter((field) => !named.has(field))
  for (const [place, word] of rest.entries()) {
    const field = free[place] ?? fail(`${op} takes no further argument ${word}. It is written: ${usageOf(op)}`)
    fields.set(field, readField(op, field, word))
  }
  const parsed = parseCommand(dataOf(op, fields))
  if (!parsed.ok) throw new UsageError(`${parsed.refusal.message} It is written: ${usageOf(op)}`)
  return parsed.command
}

/** A number stays as it was typed: `0440` and `1.50` written anew mean another thing, or look it. */
function dataOf(op: CommandName, fields: ReadonlyMap<string, unknown>): unknown {
  const { value: words, ...rest } = Object.fromEntries(fields)
  if (op !== 'set' || typeof words !== 'string') return { op, ...Object.fromEntries(fields) }
  const { value, typed } = readValue('VALUE', words)
  return typed === undefined ? { op, ...rest, value } : { op: 'write', ...rest, text: typed }
}

/** The words that a flag names, by their fields, and those that stand alone. */
function divide(op: CommandName, words: readonly string[]): { readonly named: ReadonlyMap<string, readonly string[]>; readonly rest: readonly string[] } {
  const known = [...commandFields(op), 'file', 'shared']
  const named = new Map<string, readonly string[]>()
  const rest: string[] = []
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? ''
    if (!word.startsWith('--') || word.length === 2) {
      rest.push(word)
      continue
    }
    const [flag = '', inline] = splitOnce(word.slice(2), '=')
    const isNegated = flag.startsWith('no-') && flags.has(fieldOf(flag.slice(3)))
    const field = fieldOf(isNegated ? flag.slice(3) : flag)
    if (!known.includes(field)) throw new UsageError(`${op} takes no --${flag}. It is written: ${usageOf(op)}${hintOfDashes(op, rest.length, word)}`)
    const before = named.get(field) ?? []
    if (before.length > 0 && !lists.has(field)) throw new UsageError(`--${flag} of ${op} is given twice.`)
    const value = isNegated ? String(inline === 'false') : flags.has(field) ? (inline ?? 'true') : (inline ?? words[(at += 1)])
    if (value === undefined) throw new UsageError(`--${flag} of ${op} needs a value.`)
    named.set(field, [...before, value])
  }
  return { named, rest }
}

/** How a name that begins with dashes is given all the same. */
function hintOfDashes(op: CommandName, place: number, word: string): string {
  const field = operations[op].positional[place]
  return field === undefined ? '' : `. If ${word} is meant as ${field.toUpperCase()}, write --${flagOf(field)}=${word}`
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
  if (flags.has(field)) return text === 'true' || text === 'false' ? text === 'true' : fail(`--${flagOf(field)} of ${op} is true or false, not ${text}.`)
  if (field === 'path' && pathCommands.has(op)) return parsePath(text)
  if (field === 'index') return /^\d+$/.test(text) ? Number(text) : fail(`${text} is no index of ${op}: indexes count from 0.`)
  if (field === 'line') return /^[1-9]\d*$/.test(text) ? Number(text) : fail(`${text} is no line for ${op}: lines count from 1.`)
  if (field === 'definition' || field === 'renames') return readValue(field.toUpperCase(), text).value
  if (op === 'add-port' && field === 'value') return /^\s*\{/.test(text) ? readValue('VALUE', text).value : text
  return text
}
