import type { Analysis } from '../analyze'
import type { ComposeDocument } from '../document/types'
import { parseDotenv } from '../resolve/parseDotenv'
import type { TextRange } from '../text/textEdit'
import { keyRange, type NamedSymbol } from './symbolAt'
import { anchorsOf } from '../commands/project/sourcePlace'

/** A place that can be gone to. */
export interface SymbolPlace {
  readonly file: string
  readonly range: TextRange
  /** One-based. */
  readonly line: number
  /** The line's text without the spaces around it, for a list. */
  readonly text: string
}

const sections = { service: 'services', volume: 'volumes', network: 'networks', secret: 'secrets', config: 'configs' } as const

/** Where a symbol of `file` is defined: in every file that does, in the project's order. Empty where nowhere, or outside of the files. */
export function definitionsOf(analysis: Analysis, file: string, symbol: NamedSymbol): readonly SymbolPlace[] {
  switch (symbol.kind) {
    case 'anchor':
      return anchorDefinition(analysis, file, symbol)
    case 'variable':
      return variableDefinition(analysis, symbol.name)
    case 'file':
      return analysis.input.files.get(symbol.name)?.kind === 'text' ? [{ file: symbol.name, range: { start: 0, end: 0 }, line: 1, text: '' }] : []
    default:
      return [...analysis.documents].flatMap(([path, document]) => {
        const range = document.errors.length === 0 ? keyRange(document, [sections[symbol.kind as keyof typeof sections], symbol.name]) : undefined
        return range ? [symbolPlace(path, document, range)] : []
      })
  }
}

export function symbolPlace(file: string, document: ComposeDocument, range: TextRange): SymbolPlace {
  const { line } = document.positionAt(range.start)
  return { file, range, line, text: lineTextAt(document.text, range.start) }
}

export function lineTextAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  const end = text.indexOf('\n', offset)
  return text.slice(start, end < 0 ? text.length : end).trim()
}

/** The range of an anchor's own name, without the `&`. */
export function anchorNameRange(document: ComposeDocument, start: number, name: string): TextRange | undefined {
  const at = document.text.indexOf(`&${name}`, start)
  return at < 0 ? undefined : { start: at + 1, end: at + 1 + name.length }
}

/** Of several anchors of one name the last one above the cursor, as YAML has it. */
function anchorDefinition(analysis: Analysis, file: string, symbol: NamedSymbol): readonly SymbolPlace[] {
  const document = analysis.documents.get(file)
  if (!document) return []
  const places = [...anchorsOf(document).paths.keys()].flatMap((node) => (node.anchor === symbol.name ? (anchorNameRange(document, document.rangeOf(node).start, symbol.name) ?? []) : []))
  const before = places.filter(({ start }) => start <= symbol.range.start).at(-1) ?? places[0]
  return before ? [symbolPlace(file, document, before)] : []
}

/** Its line in `.env`; a variable of the host is in no file. */
function variableDefinition({ input }: Analysis, name: string): readonly SymbolPlace[] {
  const dotenv = input.files.get('.env')
  const line = dotenv?.kind === 'text' ? parseDotenv(dotenv.text).lines.get(name) : undefined
  if (dotenv?.kind !== 'text' || line === undefined) return []
  let start = dotenv.text.startsWith('\uFEFF') ? 1 : 0
  for (let passed = 1; passed < line; passed += 1) start = dotenv.text.indexOf('\n', start) + 1
  const at = dotenv.text.indexOf(name, start)
  return [{ file: '.env', range: { start: at, end: at + name.length }, line, text: name }]
}
