import type { ResolvedProject } from '../resolve/types'
import { edgesOf, resourcesOf, type GraphState } from './buildGraph'
import { reuseEqual, sameOrigin } from './reuseEqual'
import { servicePiece, type Reference, type ServicePiece } from './servicePiece'
import type { GraphEdge, GraphNode } from './types'

/** With more services than this changed at once, building anew is as cheap. */
const mostChanges = 64

/**
 * The state after a change inside some services that leaves the set of nodes as it was: everything else is copied by
 * reference, so the cost hardly grows with the project. Undefined where the change reaches further.
 */
export function patchGraph(project: ResolvedProject, state: GraphState): GraphState | undefined {
  const changes = changedPieces(project, state)
  if (!changes || !sameResources(project, state)) return undefined
  if (changes.size === 0) return state
  const nodes: GraphNode[] = [...state.nodes]
  const pieces = [...state.pieces]
  const edges: GraphEdge[] = []
  const edgeStarts: number[] = []
  let copied = 0
  for (const [index, piece] of changes) {
    const start = state.edgeStarts[index] ?? 0
    const end = state.edgeStarts[index + 1] ?? start
    append(edges, state.edges, copied, start)
    append(edges, reuseEqual(edgesOf(piece, state.hasDefaultNetwork, project), state.edges.slice(start, end)))
    copied = end
    nodes[index] = piece.node
    moveOrigins(nodes, state, state.pieces[index]?.references ?? [], piece.references)
    pieces[index] = piece
  }
  append(edges, state.edges, copied, state.edges.length)
  let shift = 0
  state.edgeStarts.forEach((start, index) => {
    edgeStarts.push(start + shift)
    const piece = changes.get(index)
    if (piece) shift += edgesOf(piece, state.hasDefaultNetwork, project).length - ((state.edgeStarts[index + 1] ?? start) - start)
  })
  return { ...state, nodes, edges, pieces, edgeStarts }
}

/** In the order of the services; undefined where services came, went or changed place, or refer to something else. */
function changedPieces(project: ResolvedProject, state: GraphState): Map<number, ServicePiece> | undefined {
  if (project.services.size !== state.names.length) return undefined
  const changes = new Map<number, ServicePiece>()
  let index = 0
  for (const [name, service] of project.services) {
    if (name !== state.names[index]) return undefined
    const old = state.pieces[index]
    const piece = servicePiece(service)
    if (piece !== old) {
      if (!old || changes.size === mostChanges || !sameReferences(old, piece)) return undefined
      changes.set(index, piece)
    }
    index++
  }
  return changes
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
function moveOrigins(nodes: GraphNode[], state: GraphState, before: readonly Reference[], after: readonly Reference[]): void {
  before.forEach((old, index) => {
    const at = state.referencedAt.get(old.id)
    const node = at === undefined ? undefined : nodes[at]
    const origin = after[index]?.origin ?? null
    if (at !== undefined && node && sameOrigin(node.origin, old.origin) && !sameOrigin(origin, old.origin)) nodes[at] = { ...node, origin }
  })
}

function sameResources(project: ResolvedProject, state: GraphState): boolean {
  const resources = resourcesOf(project)
  return resources.length === state.resources.length && resources.every((resource, index) => resource === state.resources[index])
}

function append<T>(to: T[], from: readonly T[], start = 0, end = from.length): void {
  for (let index = start; index < end; index++) to.push(from[index] as T)
}
