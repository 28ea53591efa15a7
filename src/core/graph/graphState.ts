import type { ChunkedList } from '../collections/ChunkedList'
import type { ResolvedProject } from '../resolve/types'
import type { Graph, GraphEdge, GraphNode } from './types'

/** A graph in the form in which a change of one place costs little. */
export interface GraphState {
  readonly project: ResolvedProject
  /** The services come first, in their order. */
  readonly nodes: ChunkedList<GraphNode>
  /** The edges of each service, in the order of the services. */
  readonly edges: ChunkedList<readonly GraphEdge[]>
  /** Where each node stands; the same object in all graphs that have the same nodes at the same places. */
  readonly nodeIds: ReadonlyMap<string, number>
  readonly hasDefaultNetwork: boolean
  /** Where the node of each thing stands that is referred to and not declared. */
  readonly referencedAt: ReadonlyMap<string, number>
}

const states = new WeakMap<Graph, GraphState>()

/** Undefined for a graph that was put together by hand. */
export function stateOf(graph: Graph): GraphState | undefined {
  return states.get(graph)
}

export function keepState(graph: Graph, state: GraphState): void {
  states.set(graph, state)
}

/** The lists of all nodes and edges are made when somebody first asks for them; findNode, edgesFrom and diffGraph do without. */
export class ProjectedGraph implements Graph {
  readonly #state: GraphState
  #nodes: readonly GraphNode[] | undefined
  #edges: readonly GraphEdge[] | undefined

  constructor(state: GraphState) {
    this.#state = state
    keepState(this, state)
  }

  get nodes(): readonly GraphNode[] {
    this.#nodes ??= this.#state.nodes.toArray()
    return this.#nodes
  }

  get edges(): readonly GraphEdge[] {
    this.#edges ??= this.#state.edges.toArray().flat()
    return this.#edges
  }
}
