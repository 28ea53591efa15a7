import type { Analysis } from '../analyze'
import { anchorsOf } from '../commands/project/sourcePlace'
import type { Path } from '../document/types'
import { anchorNameRange, definitionsOf } from './definitionsOf'
import type { NamedSymbol } from './symbolAt'

/** The path of the value that an anchor of `file` is set on; null where it is not to be found. */
export function anchorPathOf(analysis: Analysis, file: string, symbol: NamedSymbol): Path | null {
  const document = analysis.documents.get(file)
  const [definition] = symbol.kind === 'anchor' ? definitionsOf(analysis, file, symbol) : []
  if (!document || !definition) return null
  for (const [node, path] of anchorsOf(document).paths) {
    if (node.anchor === symbol.name && anchorNameRange(document, document.rangeOf(node).start, symbol.name)?.start === definition.range.start) return path
  }
  return null
}
