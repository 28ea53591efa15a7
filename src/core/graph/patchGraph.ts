import type { ResolvedProject } from '../resolve/types'
import { absentEnvFiles, edgesOf, type GraphState } from './buildGraph'
import { changedServices, sameResources } from './changedServices'
import { reuseEqual, sameOrigin } from './reuseEqual'
import { servicePiece, type Reference, type ServicePiece } from './servicePiece'
import type { GraphNode } from './types'

/** With more services than this changed at once, building anew is as cheap. */
const mostChanges = 64

/**
 * The state after a change inside some services that leaves the set of nodes as it was: everything else is copied by
 * reference, so the cost hardly grows with the project. Undefined where the change reaches further.
 */
export function patchGraph(project: ResolvedProject, state: GraphState): GraphState | undefined {
  if (!sameResources(state.project, project) || absentEnvFiles(state.project).join('\n') !== absentEnvFiles(project).join('\n')) return undefined
  const changes = changedServices(state.project, project)
  if (!changes || changes.length > mostChanges) return undefined
  if (changes.length === 0) return { ...state, project }
  const pieces = changes.map(({ before, after, index }) => ({ index, before: servicePiece(before), after: servicePiece(after) }))
  if (!pieces.every(({ before, after }) => sameReferences(before, after))) return undefined
  const nodes = new Overlay(state.nodes)
  const edgeCounts = state.edgeCounts.slice()
  const edges = new Overlay(state.edges)
  let grown = 0
  let start = 0
  let at = 0
  for (const { index, before, after } of pieces) {
    for (; at < index; at++) start += edgeCounts[at] ?? 0
    const end = start + (edgeCounts[index] ?? 0)
    const formerEdges = state.edges.slice(start, end)
    const own = reuseEqual(edgesOf(after, state.hasDefaultNetwork, project), formerEdges)
    edges.replace(start + grown, formerEdges.length, own)
    grown += own.length - formerEdges.length
    start = end
    at = index + 1
    const node = reuseEqual([after.node], [before.node])[0]
    if (node) nodes.set(index, node)
    edgeCounts[index] = own.length
    moveOrigins(nodes, state, before.references, after.references)
  }
  return { ...state, project, nodes: nodes.items, edges: edges.items, edgeCounts }
}

/** A list that is copied when the first of its items changes. */
class Overlay<Item> {
  #copy: Item[] | undefined

  constructor(readonly original: readonly Item[]) {}

  get items(): readonly Item[] {
    return this.#copy ?? this.original
  }

  set(index: number, item: Item): void {
    if (this.items[index] === item) return
    this.#copy ??= this.original.slice()
    this.#copy[index] = item
  }

  replace(start: number, count: number, items: readonly Item[]): void {
    if (items.length === count) items.forEach((item, index) => this.set(start + index, item))
    else this.#copy = this.items.toSpliced(start, count, ...items)
  }
}

function sameReferences(a: ServicePiece, b: ServicePiece): boolean {
  return (
    a.references.length === b.references.length &&
    a.references.every((reference, index) => {
      const other = b.references[index]
      return other?.id === reference.id && other.required === reference.required
    })
  )
}

/** A node of what is only referred to points at the reference; where that is written anew, so is the pointer. */
function moveOrigins(nodes: Overlay<GraphNode>, state: GraphState, before: readonly Reference[], after: readonly Reference[]): void {
  before.forEach((old, index) => {
    const at = state.referencedAt.get(old.id)
    const node = at === undefined ? undefined : nodes.items[at]
    const origin = after[index]?.origin ?? null
    if (at !== undefined && node && sameOrigin(node.origin, old.origin) && !sameOrigin(origin, old.origin)) nodes.set(at, { ...node, origin })
  })
}
