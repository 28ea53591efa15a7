import { anchorsBelow, isInside, usesOf, type Location } from './locate'
import { refuse } from './refusal'
import type { ChangeOptions } from './types'
import type { SourceDocument } from '../document/SourceDocument'
import type { Path, SourceNode } from '../document/types'

/**
 * Refuses a change that would be seen elsewhere through an alias, or that takes away an anchor still in use. The `x-` extensions are
 * where anchors are kept to be changed, so a change there is meant for all who use them.
 * `replaced` is the node whose text goes. With `whole` the entry itself is changed, not its value: the value's own anchor goes or stays with it.
 */
export function guardAnchors(document: SourceDocument, path: Path, location: Location, options: ChangeOptions, replaced: SourceNode | null, whole = false): void {
  if (document.anchors.isEmpty) return
  const above: SourceNode[] = location.steps.map((step) => step.node)
  if (location.node !== null && !whole) above.push(location.node)
  const isExtension = typeof path[0] === 'string' && path[0].startsWith('x-')
  if (!isExtension && options.sharedAnchors !== 'edit') {
    for (const node of above) {
      if (node.anchor === undefined) continue
      const [use] = usesOf(document, new Set([node]), (alias) => isInside(document, alias, node))
      if (use !== undefined) refuse('EDIT_SHARED_ANCHOR', path, { anchor: node.anchor, line: lineOf(document, use) })
    }
  }
  if (replaced === null) return
  const gone = anchorsBelow(replaced)
  if (!whole) gone.delete(replaced)
  const [use] = usesOf(document, gone, (alias) => isInside(document, alias, replaced))
  if (use !== undefined) refuse('EDIT_ANCHOR_IN_USE', path, { anchor: use.name, line: lineOf(document, use) })
}

function lineOf(document: SourceDocument, node: SourceNode): number {
  return document.positionAt(document.rangeOf(node).start).line
}
