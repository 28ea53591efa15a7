import type { ChunkedList } from '../collections/ChunkedList'
import type { ResolvedProject } from '../resolve/types'
import { absentEnvFiles, edgesOf } from './buildGraph'
import { recordsOf, type ProjectRecords } from '../resolve/entryRecords'
import { changedServices, sameResources, type ServiceChange } from './changedServices'
import type { GraphState } from './graphState'
import { reuseEqual, sameOrigin } from './reuseEqual'
import { servicePiece, type Reference, type ServicePiece } from './servicePiece'
import type { GraphNode } from './types'

/** With more services than this changed at once, building anew is as cheap. */
const mostChanges = 64

/**
 * The state after a change inside some services that leaves the set of nodes as it was: everything else is shared, so that the cost
 * does not grow with the project. Undefined where the change reaches further.
 */
export function patchGraph(project: ResolvedProject, state: GraphState): GraphState | undefined {
  if (!sameResources(state.project, project)) return undefined
  const changes = changedServices(state.project, project)
  if (!changes || changes.length > mostChanges || !sameAbsentFiles(state.project, project, changes)) return undefined
  const pieces = changes.map(({ before, after, index }) => ({ index, before: servicePiece(before), after: servicePiece(after) }))
  if (!pieces.every(({ before, after }) => keepsNodes(state, before, after))) return undefined
  let { nodes, edges } = state
  for (const { index, before, after } of pieces) {
    const former = edges.at(index) ?? []
    const own = reuseEqual(edgesOf(after, state.hasDefaultNetwork, project), former)
    if (own.length !== former.length || own.some((edge, at) => edge !== former[at])) edges = edges.with(index, own)
    const node = reuseEqual([after.node], [nodes.at(index) ?? before.node])[0]
    if (node) nodes = nodes.with(index, node)
    nodes = withMovedOrigins(nodes, state, undeclared(state, before.references), undeclared(state, after.references))
  }
  return { ...state, project, nodes, edges }
}

/** A service asks for its env files by itself, so that those of the others are absent or there as they were. */
function sameAbsentFiles(before: ResolvedProject, after: ResolvedProject, changes: readonly ServiceChange[]): boolean {
  const [former, now] = [recordsOf(before), recordsOf(after)]
  const filesOf = (records: ProjectRecords | undefined, name: string): string => absentEnvFiles(records?.services.records.get(name)?.collector.problems ?? []).join('\n')
  return former !== undefined && now !== undefined && changes.every(({ after: { name } }) => filesOf(former, name) === filesOf(now, name))
}

/** What is declared has its node whoever refers to it; of what is not, the references must be the same ones. */
function keepsNodes(state: GraphState, before: ServicePiece, after: ServicePiece): boolean {
  const [one, other] = [undeclared(state, before.references), undeclared(state, after.references)]
  return one.length === other.length && one.every((reference, index) => other[index]?.id === reference.id && other[index].required === reference.required)
}

function undeclared({ nodeIds, referencedAt }: GraphState, references: readonly Reference[]): readonly Reference[] {
  return references.filter(({ id }) => referencedAt.has(id) || !nodeIds.has(id))
}

/** A node of what is only referred to points at the reference; where that is written anew, so is the pointer. */
function withMovedOrigins(nodes: ChunkedList<GraphNode>, state: GraphState, before: readonly Reference[], after: readonly Reference[]): ChunkedList<GraphNode> {
  return before.reduce((moved, old, index) => {
    const at = state.referencedAt.get(old.id)
    const node = at === undefined ? undefined : moved.at(at)
    const origin = after[index]?.origin ?? null
    if (at === undefined || !node || !sameOrigin(node.origin, old.origin) || sameOrigin(origin, old.origin)) return moved
    return moved.with(at, { ...node, origin })
  }, nodes)
}
