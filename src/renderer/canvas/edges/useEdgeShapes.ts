import { computed, inject, provide, type ComputedRef, type InjectionKey } from 'vue'
import { useI18n } from 'vue-i18n'
import type { EdgeKind, GraphEdge, Point, Positions } from '@core/graph/types'
import { nodeRect, type CanvasScene } from '../flow/canvasScene'
import { textWidth } from '../textWidth'
import { curvePath, curvePoint, edgeCurve, hangingCurve, hangsBelow, type EdgeCurve } from './edgeGeometry'
import { edgeLabel } from './edgeWords'
import { placeLabels, placesBeside, placesOnCurve } from './placeLabels'

export interface EdgeShape {
  readonly edge: GraphEdge
  readonly curve: EdgeCurve
  /** What stands on the line, translated; empty where nothing does. */
  readonly label: string
  /** The middle of the label, or null where no place for it is free. */
  readonly labelAt: Point | null
  /** The middle of the line: where the label goes when the edge is pointed at. */
  readonly middle: Point
}

const key: InjectionKey<ComputedRef<ReadonlyMap<string, EdgeShape>>> = Symbol('edgeShapes')
const labelPadding = 12
const labelHeight = 20
/** Each kind of thing hangs from a line of its own colour. */
const trunkIndent: Readonly<Partial<Record<EdgeKind, number>>> = { mount: 16, env_file: 21, secret: 26, config: 26, network: 11 }

/** Computes the lines and where their labels stand, for all edges together: labels keep clear of nodes and each other. */
export function provideEdgeShapes(scene: ComputedRef<CanvasScene>, positions: ComputedRef<Positions>): ComputedRef<ReadonlyMap<string, EdgeShape>> {
  const { t } = useI18n()
  const shapes = computed((before?: ReadonlyMap<string, EdgeShape>) => {
    const curves = scene.value.edges.flatMap(({ edge, lane }) => {
      const from = nodeRect(scene.value, positions.value, edge.from)
      const to = nodeRect(scene.value, positions.value, edge.to)
      if (!from || !to) return []
      const words = edgeLabel(edge)
      const label = words ? t(words.key, { ...words.params }) : ''
      const size = { width: textWidth(label, 'label') + labelPadding, height: labelHeight }
      const hangs = !edge.to.startsWith('service:') && hangsBelow(from, to)
      const curve = hangs ? hangingCurve(from, to, trunkIndent[edge.kind]) : edgeCurve(from, to, lane)
      return [{ edge, curve, label, size, places: hangs ? placesBeside(to, size) : placesOnCurve(curve) }]
    })
    const labelled = curves.filter(({ label }) => label !== '').map(({ edge, size, places }) => ({ id: edge.id, size, places }))
    const obstacles = scene.value.nodes.flatMap((node) => nodeRect(scene.value, positions.value, node.id) ?? [])
    const places = placeLabels(labelled, obstacles)
    return new Map(
      curves.map(({ edge, curve, label }): [string, EdgeShape] => {
        const next = { edge, curve, label, labelAt: places.get(edge.id) ?? null, middle: curvePoint(curve, 0.5) }
        const shown = before?.get(edge.id)
        return [edge.id, shown && isDrawnTheSame(shown, next) ? shown : next]
      }),
    )
  })
  provide(key, shapes)
  return shapes
}

export function useEdgeShape(id: string): ComputedRef<EdgeShape | undefined> {
  const shapes = inject(key)
  if (!shapes) throw new Error('provideEdgeShapes was not called')
  return computed(() => shapes.value.get(id))
}

/** The gate that keeps an edge from being drawn again because another one moved. */
function isDrawnTheSame(a: EdgeShape, b: EdgeShape): boolean {
  return a.edge.kind === b.edge.kind && a.label === b.label && curvePath(a.curve) === curvePath(b.curve) && a.labelAt?.x === b.labelAt?.x && a.labelAt?.y === b.labelAt?.y
}
