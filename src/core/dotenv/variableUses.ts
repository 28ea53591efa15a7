import type { ComposeDocument, SourceNode } from '../document/types'
import { interpolate } from '../resolve/interpolate'

export interface VariableUse {
  readonly name: string
  /** One-based. */
  readonly line: number
}

const known = new WeakMap<ComposeDocument, readonly VariableUse[]>()

/** Every variable that the values of a compose file name, with its line; found once for each document. */
export function variableUses(document: ComposeDocument): readonly VariableUse[] {
  const before = known.get(document)
  if (before) return before
  const uses: VariableUse[] = []
  const visit = (node: SourceNode): void => {
    if (node.kind === 'map') for (const entry of node.entries) visit(entry.value)
    else if (node.kind === 'seq') for (const item of node.items) visit(item)
    else if (node.kind === 'scalar' && typeof node.value === 'string' && node.value.includes('$')) {
      const { variables } = interpolate(node.value, () => undefined)
      if (variables.length === 0) return
      const { line } = document.positionAt(document.rangeOf(node).start)
      for (const name of new Set(variables)) uses.push({ name, line })
    }
  }
  if (document.root) visit(document.root)
  known.set(document, uses)
  return uses
}
