import { ChunkedList } from '../collections/ChunkedList'
import { asFileKey } from '../resolve/projectPath'
import type { ResolvedProject, ResolvedResource, ResolveProblem } from '../resolve/types'
import type { GraphState } from './graphState'
import { reuseEqual } from './reuseEqual'
import { inferredEdges } from './inferredEdges'
import { referencedNode } from './referencedNode'
import { resourceNode } from './resourceNode'
import { servicePiece, type Reference, type ServicePiece } from './servicePiece'
import type { Graph, GraphEdge, GraphNode } from './types'

/** The whole graph anew; nodes and edges that say the same as before are taken from `previous`. */
export function buildGraph(project: ResolvedProject, previous: Graph | undefined): GraphState {
  const pieces = [...project.services.values()].map(servicePiece)
  const nodes: GraphNode[] = pieces.map((piece) => piece.node)
  for (const resource of project.volumes.values()) nodes.push(resourceNode('volume', resource))
  for (const resource of project.networks.values()) if (isDeclared(resource)) nodes.push(resourceNode('network', resource))
  for (const resource of project.secrets.values()) nodes.push(resourceNode('secret', resource))
  for (const resource of project.configs.values()) nodes.push(resourceNode('config', resource))
  const defined = new Set(nodes.map((node) => node.id))
  const referenced = new Map<string, Reference>()
  for (const piece of pieces) {
    for (const reference of piece.references) {
      if (defined.has(reference.id)) continue
      const known = referenced.get(reference.id)
      if (!known || (reference.required && !known.required)) referenced.set(reference.id, known ? { ...known, required: true } : reference)
    }
  }
  const absent = absentEnvFiles(project.problems)
  const referencedAt = new Map<string, number>()
  for (const reference of referenced.values()) {
    referencedAt.set(reference.id, nodes.length)
    nodes.push(referencedNode(reference, absent.includes(asFileKey(reference.name))))
  }

  const hasDefaultNetwork = defined.has('network:default') || referenced.has('network:default')
  const edges = pieces.map((piece) => edgesOf(piece, hasDefaultNetwork, project))
  const nodeIds = new Map<string, number>()
  const known = previous ? reuseEqual(nodes, previous.nodes) : nodes
  known.forEach((node, index) => nodeIds.set(node.id, index))
  return {
    project,
    nodes: ChunkedList.of(known),
    edges: ChunkedList.of(previous ? reuseGroups(edges, previous.edges) : edges, [(group) => group.length]),
    nodeIds,
    hasDefaultNetwork,
    referencedAt,
  }
}

function reuseGroups(groups: readonly (readonly GraphEdge[])[], previous: readonly GraphEdge[]): readonly (readonly GraphEdge[])[] {
  const edges = reuseEqual(groups.flat(), previous)
  let start = 0
  return groups.map((group) => edges.slice(start, (start += group.length)))
}

/** All edges that a service declares, with the ones that Compose's default network and its values imply. */
export function edgesOf(piece: ServicePiece, hasDefaultNetwork: boolean, project: ResolvedProject): readonly GraphEdge[] {
  const inferred = inferredEdges(piece, project.services)
  if (!piece.onDefaultNetwork || !hasDefaultNetwork) return inferred.length === 0 ? piece.edges : [...piece.edges, ...inferred]
  const from = piece.node.id
  return [...piece.edges, { id: `network:${from}->network:default`, kind: 'network', from, to: 'network:default', origin: null, aliases: [] }, ...inferred]
}

/** The required env files that are not there. */
export function absentEnvFiles(problems: readonly ResolveProblem[]): string[] {
  return problems.flatMap(({ code, params }) => (code === 'file-not-found' && params['role'] === 'env_file' ? String(params['file']) : []))
}

/** The default network that Compose makes by itself is in no file, and not drawn. */
function isDeclared(resource: ResolvedResource): boolean {
  return resource.origins.some((origin) => origin.layer !== 'default')
}
