import type { Analysis } from '../analyze'
import { ProjectDraft } from '../commands/project/projectDraft'
import { anchorsOf } from '../commands/project/sourcePlace'
import { referencesTo } from '../commands/references/findReferences'
import type { ComposeDocument } from '../document/types'
import { definitionsOf, lineTextAt, symbolPlace, type SymbolPlace } from './definitionsOf'
import { keyRange, symbolAt, valueRange, type NamedSymbol } from './symbolAt'

/** Every place that names a symbol, its definitions first. Only of a whole project: a broken text refers to nothing. */
export function referencesOf(analysis: Analysis, file: string, symbol: NamedSymbol): readonly SymbolPlace[] {
  if (analysis.broken) return []
  const definitions = definitionsOf(analysis, file, symbol)
  switch (symbol.kind) {
    case 'anchor':
      return [...definitions, ...aliasPlaces(analysis.documents.get(file), file, definitions[0]?.range.start)]
    case 'variable':
      return [...definitions, ...[...analysis.documents].flatMap(([path, document]) => variablePlaces(path, document.text, symbol.name))]
    case 'file':
      return [...analysis.documents].flatMap(([path, document]) => filePlaces(path, document, symbol.name))
    default:
      return [...definitions, ...namedPlaces(analysis, symbol.kind, symbol.name)]
  }
}

function namedPlaces(analysis: Analysis, kind: Parameters<typeof referencesTo>[1], name: string): readonly SymbolPlace[] {
  return referencesTo(new ProjectDraft(analysis), kind, name).flatMap((reference) => {
    const document = analysis.documents.get(reference.file)
    const range = document && (reference.form === 'key' ? keyRange(document, reference.path) : valueRange(document, reference.path, name))
    return document && range ? [symbolPlace(reference.file, document, range)] : []
  })
}

/** The aliases that stand for the anchor at an offset: of two anchors of one name each has its own. */
function aliasPlaces(document: ComposeDocument | undefined, file: string, anchorAt: number | undefined): readonly SymbolPlace[] {
  if (!document || anchorAt === undefined) return []
  return anchorsOf(document).aliases.flatMap(({ alias }) => {
    const target = document.target(alias)
    const stands = target ? document.rangeOf(target) : undefined
    if (!stands || anchorAt < stands.start || anchorAt > stands.end || target?.anchor !== alias.name) return []
    const range = document.rangeOf(alias)
    return [symbolPlace(file, document, { start: range.end - alias.name.length, end: range.end })]
  })
}

/** Where a text names a variable in an expression; a doubled dollar begins none. */
export function variablePlaces(file: string, text: string, name: string): readonly SymbolPlace[] {
  const places: SymbolPlace[] = []
  let line = 1
  let counted = 0
  for (const match of text.matchAll(new RegExp(`(?<!\\$)\\$(?:\\{${name}(?![A-Za-z0-9_])|${name}(?![A-Za-z0-9_]))`, 'g'))) {
    for (; counted < match.index; counted += 1) if (text[counted] === '\n') line += 1
    const end = match.index + match[0].length
    places.push({ file, range: { start: end - name.length, end }, line, text: lineTextAt(text, match.index) })
  }
  return places
}

/** Only the values that could be paths of it are looked at, by their last part. */
function filePlaces(file: string, document: ComposeDocument, path: string): readonly SymbolPlace[] {
  const base = path.slice(path.lastIndexOf('/') + 1)
  const places: SymbolPlace[] = []
  for (let at = document.text.indexOf(base); at >= 0; at = document.text.indexOf(base, at + base.length)) {
    const symbol = symbolAt(document, file, at)
    if (symbol?.kind === 'file' && symbol.name === path) places.push(symbolPlace(file, document, symbol.range))
  }
  return places
}
