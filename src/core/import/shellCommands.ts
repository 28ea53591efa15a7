import { parse, type ParseEntry } from 'shell-quote'

/** One command line: its words as the shell hands them over, variables left as Compose writes them. */
export interface ShellCommand {
  /** One-based, of its first word. */
  readonly line: number
  /** A `$` that is no variable is doubled, as Compose wants it. */
  readonly words: readonly string[]
}

/** Stands for the `$` of a variable while the words are read, so that it can be told from a `$` between single quotes. */
const variableMark = '\u0001'

/** The commands of a shell text in order: continued lines joined, comments gone, `;` and `&&` and line breaks part them. */
export function shellCommands(text: string): readonly ShellCommand[] {
  return logicalLines(text).flatMap(({ line, text: source }) => {
    const readable = source.replace(/\$\(\s*pwd\s*\)|`\s*pwd\s*`|%cd%/gi, '${PWD}')
    const words: string[][] = [[]]
    for (const entry of parse(readable, (name) => (/^[A-Za-z_]\w*(?:[:?+-].*)?$/s.test(name) ? `${variableMark}{${name}}` : `$${name}`)) as readonly ParseEntry[]) {
      if (typeof entry === 'string') words.at(-1)?.push(entry)
      else if ('pattern' in entry) words.at(-1)?.push(entry.pattern)
      else if ('op' in entry) {
        if (/^(?:;|&&|\|\||\||&)$/.test(entry.op)) words.push([])
        else words.at(-1)?.push(entry.op)
      }
    }
    return words.filter((each) => each.length > 0).map((each) => ({ line, words: each.map(composeText) }))
  })
}

function composeText(word: string): string {
  return word.replaceAll('$', '$$$$').replaceAll(variableMark, '$')
}

interface LogicalLine {
  readonly line: number
  readonly text: string
}

/** Lines with their continuations (`\`, and `^` or a backtick of other shells), quotes that run over lines, and comments between them. */
function logicalLines(text: string): readonly LogicalLine[] {
  const found: LogicalLine[] = []
  let current = ''
  let begun = 0
  let quote = ''
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const isContinued = current !== ''
    // A prompt that was copied along is no word of the command.
    const line = isContinued ? raw : raw.replace(/^\s*(?:\$|PS [^>]*>)[ \t]+/, '')
    if (quote === '' && line.trimStart().startsWith('#')) continue
    if (!isContinued) begun = index + 1
    quote = openQuote(line, quote)
    const continuation = quote === '' ? /(?:^|\s|[^\\])([\\^`])[ \t]*$/.exec(line) : null
    if (continuation) current += `${line.replace(/[\\^`][ \t]*$/, '')} `
    else if (quote !== '') current += `${line}\n`
    else {
      found.push({ line: begun, text: current + line })
      current = ''
    }
  }
  if (current !== '') found.push({ line: begun, text: current })
  return found.filter((one) => one.text.trim() !== '')
}

/** The quote that is open at the end of a line. */
function openQuote(line: string, before: string): string {
  let quote = before
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at] ?? ''
    if (character === '\\' && quote !== "'") at += 1
    else if (quote === '' && character === '#' && (at === 0 || /\s/.test(line[at - 1] ?? ''))) break
    else if (quote === '' && (character === '"' || character === "'")) quote = character
    else if (character === quote) quote = ''
  }
  return quote
}
