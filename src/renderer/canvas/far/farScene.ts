import type { NetworkArea } from '@core/graph/networkAreas'
import type { EdgeKind, GraphNode } from '@core/graph/types'
import type { Viewport } from '../flow/fitViewport'
import type { SceneGeometry } from '../flow/useSceneGeometry'
import { isExposed } from '@core/graph/drawing/serviceChips'
import { pillName } from '@core/graph/drawing/nodeSize'
import { runStateWords, type RunStateWords } from '../nodes/runStateWords'
import type { ServiceRunStates } from '../serviceRunState'
import type { Rect } from '@core/graph/drawing/edgeGeometry'
import { directRoute, routeBounds } from '@core/graph/drawing/edgeRoute'
import type { EdgeCurve } from '@core/graph/drawing/edgeGeometry'
import type { SceneEdge } from '@core/graph/drawing/canvasScene'

export interface FarNode {
  readonly node: GraphNode
  readonly rect: Rect
  readonly name: string
  readonly tone: RunStateWords['tone'] | null
  /** Published so that other machines reach it. */
  readonly exposed: boolean
  /** The one file that is looked at does not say it. */
  readonly unsaid?: boolean
}

export interface FarEdge {
  readonly kind: EdgeKind
  readonly curve: EdgeCurve
  readonly unsaid?: boolean
}

/** What a far picture shows: plain data, so that the painters know nothing of Vue. */
export interface FarScene {
  readonly areas: readonly NetworkArea[]
  readonly nodes: readonly FarNode[]
  readonly edges: readonly FarEdge[]
}

/** Where a picture is painted: `origin` is the place of the graph at its top left corner. */
export interface FarFrame {
  readonly origin: { readonly x: number; readonly y: number }
  readonly zoom: number
}

export function farNode(node: GraphNode, rect: Rect, states: ServiceRunStates): FarNode {
  const state = node.kind === 'service' ? states.get(node.name) : undefined
  return {
    node,
    rect,
    name: node.kind === 'service' ? node.name : pillName(node),
    tone: state ? (runStateWords(state)?.tone ?? null) : null,
    exposed: node.kind === 'service' && node.ports.some(isExposed),
  }
}

/** Everything that touches the region, but for `left`, which is painted elsewhere with its lines. What is not `said` is marked; null: all is. */
export function farScene(geometry: SceneGeometry, states: ServiceRunStates, region: Rect, left: ReadonlySet<string>, said: ReadonlySet<string> | null = null): FarScene {
  const unsaid = (id: string): { unsaid?: true } => (said === null || said.has(id) ? {} : { unsaid: true })
  const nodes = geometry.scene.value.nodes.flatMap((node) => {
    const rect = left.has(node.id) ? undefined : geometry.nodes.value.rectOf(node.id)
    return rect && touches(rect, region) ? [{ ...farNode(node, rect, states), ...unsaid(node.id) }] : []
  })
  const edges = geometry.scene.value.edges.flatMap((each) => (left.has(each.edge.from) || left.has(each.edge.to) ? [] : farEdge(geometry, each, region).map((edge) => ({ ...edge, ...unsaid(each.edge.id) }))))
  return { areas: geometry.areas.value, nodes, edges }
}

export function farEdge(geometry: SceneGeometry, each: SceneEdge, region?: Rect): FarEdge[] {
  const from = geometry.nodes.value.rectOf(each.edge.from)
  const to = geometry.nodes.value.rectOf(each.edge.to)
  if (!from || !to || (region && !touches(routeBounds(from, to), region))) return []
  return [{ kind: each.edge.kind, curve: directRoute(each, from, to).curve }]
}

/** The frame whose top left corner is the pane's. */
export function frameOf({ x, y, zoom }: Viewport): FarFrame {
  return { origin: { x: -x / zoom, y: -y / zoom }, zoom }
}

function touches(a: Rect, b: Rect): boolean {
  return a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height
}
