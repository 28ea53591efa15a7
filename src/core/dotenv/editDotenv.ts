import { parseDotenv, type DotenvEntry } from '../resolve/parseDotenv'
import { applyEdits } from '../text/applyEdits'
import type { TextEdit } from '../text/textEdit'

/** Why an env file cannot say what is wanted. */
export class DotenvRefusal extends Error {
  constructor(
    readonly code: 'VARIABLE_NAME' | 'VARIABLE_VALUE' | 'VARIABLE_NOT_SET' | 'VARIABLE_SET' | 'INVALID_ENV_FILE',
    message: string,
  ) {
    super(message)
  }
}

/** Names that shells and Compose read alike. */
const namePattern = /^[A-Za-z_][\w.-]*$/

/**
 * Gives a variable a value, in the quotes it has where they can hold it; one that is new goes to the end. Comments, order and every other
 * byte stay. `value` may hold expressions, unless single quotes are around it already.
 */
export function setVariableEdits(text: string, name: string, value: string, line?: number): readonly TextEdit[] {
  const entry = findEntry(text, name, line)
  if (!entry) return appendVariable(text, name, value)
  const before = text.slice(entry.valueRange.start, entry.valueRange.end)
  // A value over several lines stays one, in the line ends it has.
  const meant = before.includes('\r\n') ? value.replace(/\r?\n/g, '\r\n') : value
  if (entry.written === meant) return []
  const separator = entry.written === null ? '=' : ''
  const own = { offset: entry.valueRange.start, length: before.length }
  return firstProven(
    text,
    writings(meant, entry.quote, before.includes('\n')).map((written) => ({ ...own, newText: separator + written })),
    entry.line,
    { ...entry, name, written: meant },
  )
}

/** Takes a definition away with its line, or all of a name. A comment above it stays: it may speak of more. */
export function unsetVariableEdits(text: string, name: string, line?: number): readonly TextEdit[] {
  const entries = readable(text).filter((entry) => entry.name === name && (line === undefined || entry.line === line))
  if (entries.length === 0) throw new DotenvRefusal('VARIABLE_NOT_SET', `There is no ${name} in this file.`)
  return entries.map(({ nameRange, valueRange }) => {
    const start = text.lastIndexOf('\n', nameRange.start - 1) + 1
    const end = text.indexOf('\n', valueRange.end)
    const from = start === 0 && text.startsWith('\ufeff') ? 1 : start
    return { offset: from, length: (end < 0 ? text.length : end + 1) - from, newText: '' }
  })
}

export function renameVariableEdits(text: string, from: string, to: string, line?: number): readonly TextEdit[] {
  assertName(to)
  const entries = readable(text)
  const entry = entries.findLast((each) => each.name === from && (line === undefined || each.line === line))
  if (!entry) throw new DotenvRefusal('VARIABLE_NOT_SET', `There is no ${from} in this file.`)
  if (from === to) return []
  if (entries.some((each) => each.name === to)) throw new DotenvRefusal('VARIABLE_SET', `${to} is set in this file already.`)
  const { start, end } = entry.nameRange
  return [{ offset: start, length: end - start, newText: to }]
}

function appendVariable(text: string, name: string, value: string): readonly TextEdit[] {
  assertName(name)
  const eol = text.includes('\r\n') ? '\r\n' : '\n'
  const before = text === '' || text === '\ufeff' || text.endsWith('\n') ? '' : eol
  const line = (text + before).split('\n').length
  const edits = writings(value, null).map((written) => ({ offset: text.length, length: 0, newText: `${before}${name}=${written}${eol}` }))
  return firstProven(text, edits, line, { name, written: value, quote: null })
}

function findEntry(text: string, name: string, line: number | undefined): DotenvEntry | undefined {
  const entries = readable(text)
  const entry = entries.findLast((each) => each.name === name && (line === undefined || each.line === line))
  if (!entry && line !== undefined) throw new DotenvRefusal('VARIABLE_NOT_SET', `There is no ${name} in line ${line} of this file.`)
  return entry
}

function readable(text: string): readonly DotenvEntry[] {
  const { entries, fault } = parseDotenv(text)
  // A required variable that is not set is a fault of the project, not of this file's form.
  if (fault && !/required variable/.test(fault.message)) throw new DotenvRefusal('INVALID_ENV_FILE', `Line ${fault.line} cannot be read: ${fault.message}. Put it right in the text first.`)
  return entries
}

function assertName(name: string): void {
  if (!namePattern.test(name)) throw new DotenvRefusal('VARIABLE_NAME', `“${name}” cannot be the name of a variable: it takes letters, digits, dots, hyphens and underscores, and begins with a letter or an underscore.`)
}

/** The ways to write a value, the quotes it had first. Single quotes take dollars as they are, so a value of none is never put into them while it has one. */
function writings(value: string, quote: DotenvEntry['quote'], hasLines = false): readonly string[] {
  const open = `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
  const double = open.replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t')
  const single = `'${value}'`
  if (quote === '"') return hasLines ? [open, double] : [double]
  if (quote === "'") return [single, double.replaceAll('$', '\\$')]
  return [value, ...(value.includes('$') ? [] : [single]), double]
}

/** The first edit after which the file says just what it said, with the one value changed: the file is read again to see. */
function firstProven(text: string, edits: readonly TextEdit[], line: number, wanted: Pick<DotenvEntry, 'name' | 'written' | 'quote'>): readonly TextEdit[] {
  const others = readable(text).filter((entry) => entry.line !== line).map(meaning)
  for (const edit of edits) {
    const after = parseDotenv(applyEdits(text, [edit]))
    const own = after.entries.find((entry) => entry.line === line)
    const isSame = JSON.stringify(after.entries.filter((entry) => entry.line !== line).map(meaning)) === JSON.stringify(others)
    if (own?.name === wanted.name && isSame && saysSame(own, wanted)) return [edit]
  }
  throw new DotenvRefusal('VARIABLE_VALUE', `An env file cannot hold this value of ${wanted.name} in the quotes it has. Change it in the text.`)
}

/** Double quotes say a dollar of single ones as `\$`. */
function saysSame(own: DotenvEntry, wanted: Pick<DotenvEntry, 'written' | 'quote'>): boolean {
  if (isLiteral(wanted) && own.quote === '"') return own.value === wanted.written
  return own.written === wanted.written && isLiteral(own) === isLiteral({ ...own, ...(wanted.quote === null ? {} : wanted) })
}

const meaning = ({ name, written, quote }: DotenvEntry): readonly (string | boolean | null)[] => [name, written, isLiteral({ written, quote })]
const isLiteral = ({ written, quote }: Pick<DotenvEntry, 'written' | 'quote'>): boolean => quote === "'" && (written ?? '').includes('$')
