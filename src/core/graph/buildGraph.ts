import type { ResolvedProject, ResolvedResource } from '../resolve/types'
import { reuseEqual } from './reuseEqual'
import { inferredEdges } from './inferredEdges'
import { referencedNode } from './referencedNode'
import { resourceNode } from './resourceNode'
import { servicePiece, type Reference, type ServicePiece } from './servicePiece'
import type { Graph, GraphEdge, GraphNode } from './types'

/** A graph with what is needed to change it in one place. */
export interface GraphState extends Graph {
  readonly names: readonly string[]
  readonly pieces: readonly ServicePiece[]
  /** Where each service's edges begin, and one more for the end. */
  readonly edgeStarts: readonly number[]
  readonly resources: readonly ResolvedResource[]
  readonly hasDefaultNetwork: boolean
  /** Where the node of each thing stands that is referred to and not declared. */
  readonly referencedAt: ReadonlyMap<string, number>
}

/** The whole graph anew; nodes and edges that say the same as before are taken from `previous`. */
export function buildGraph(project: ResolvedProject, previous: Graph | undefined): GraphState {
  const names: string[] = []
  const pieces: ServicePiece[] = []
  for (const [name, service] of project.services) {
    names.push(name)
    pieces.push(servicePiece(service))
  }
  const resources = resourcesOf(project)
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
  const referencedAt = new Map<string, number>()
  for (const reference of referenced.values()) {
    referencedAt.set(reference.id, nodes.length)
    nodes.push(referencedNode(reference))
  }

  const hasDefaultNetwork = defined.has('network:default') || referenced.has('network:default')
  const edges: GraphEdge[] = []
  const edgeStarts: number[] = []
  for (const piece of pieces) {
    edgeStarts.push(edges.length)
    for (const edge of edgesOf(piece, hasDefaultNetwork, project)) edges.push(edge)
  }
  edgeStarts.push(edges.length)
  return {
    nodes: previous ? reuseEqual(nodes, previous.nodes) : nodes,
    edges: previous ? reuseEqual(edges, previous.edges) : edges,
    names,
    pieces,
    edgeStarts,
    resources,
    hasDefaultNetwork,
    referencedAt,
  }
}

/** All edges that a service declares, with the ones that Compose's default network and its values imply. */
export function edgesOf(piece: ServicePiece, hasDefaultNetwork: boolean, project: ResolvedProject): readonly GraphEdge[] {
  const inferred = inferredEdges(piece, project.services)
  if (!piece.onDefaultNetwork || !hasDefaultNetwork) return inferred.length === 0 ? piece.edges : [...piece.edges, ...inferred]
  const from = piece.node.id
  return [...piece.edges, { id: `network:${from}->network:default`, kind: 'network', from, to: 'network:default', origin: null, aliases: [] }, ...inferred]
}

export function resourcesOf(project: ResolvedProject): ResolvedResource[] {
  return [...project.volumes.values(), ...project.networks.values(), ...project.secrets.values(), ...project.configs.values()]
}

/** The default network that Compose makes by itself is in no file, and not drawn. */
function isDeclared(resource: ResolvedResource): boolean {
  return resource.origins.some((origin) => origin.layer !== 'default')
}
