import { computed, shallowReadonly, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { GraphEdge, Point } from '@core/graph/types'
import type { SceneEdge } from '@core/graph/drawing/canvasScene'
import { RectIndex } from '@core/graph/drawing/rectIndex'
import type { SceneGeometry } from '../flow/useSceneGeometry'
import { graphIndex } from '../graphIndex'
import { textWidth } from '@core/graph/drawing/textWidth'
import { curvePath, type Rect } from '@core/graph/drawing/edgeGeometry'
import { directRoute, partWithin, routeBounds, routePoint } from '@core/graph/drawing/edgeRoute'
import { edgeLabel } from '@core/graph/drawing/edgeWords'
import { labelHeight, labelPadding, placeLabels, placesBeside, placesOnRoute, type EdgeLabel } from '@core/graph/drawing/placeLabels'
import { routeAround } from '@core/graph/drawing/routeAround'

export interface EdgeShape {
  readonly edge: GraphEdge
  /** The line, or what can be seen of a long one, as an SVG path. */
  readonly path: string
  /** Whether the path ends where the line does. */
  readonly isWhole: boolean
  /** Whether the line only passes: neither of its ends is near the view, and no label tells anything there. */
  readonly isPassing: boolean
  /** A long line is drawn without dashes: the browser lays each of them singly. */
  readonly isLong: boolean
  /** What stands on the line, translated; empty where nothing does. */
  readonly label: string
  /** The middle of the label, or null where no place for it is free. */
  readonly labelAt: Point | null
  /** The middle of the line: where the label goes when the edge is pointed at. */
  readonly middle: Point
}

/** A longer line passes too much to be led past all of it, and only what can be seen of it is drawn. */
const longestLed = 3000
/** More lines than this that only pass through the view are a thicket: those are left out, but for `pinned` ones. */
const mostPassing = 80

export interface EdgeShapes {
  /** Of the edges that can be seen in `around`, and of `pinned` ones. One that did not change stays the same object. */
  readonly shapes: Readonly<ShallowRef<ReadonlyMap<string, EdgeShape>>>
}

/** The lines round the view and where their labels stand: clear of nodes and of each other. Null `around`: none are wanted. */
export function useEdgeShapes(geometry: SceneGeometry, around: () => Rect | null, pinned: ComputedRef<readonly string[]>): EdgeShapes {
  const { t, locale } = useI18n()
  const shapes = shallowRef<ReadonlyMap<string, EdgeShape>>(new Map())
  /** Lines of which only a part is drawn: another part where the view moves on. */
  const partial = new Set<string>()
  const edges = computed(() => new Map(geometry.scene.value.edges.map((each) => [each.edge.id, each])))
  const bounds = computed(() => new RectIndex([...edges.value].flatMap(([id, each]) => boundsOf(each, id))))

  function boundsOf({ edge }: SceneEdge, id: string): (readonly [string, Rect])[] {
    const from = geometry.nodes.value.rectOf(edge.from)
    const to = geometry.nodes.value.rectOf(edge.to)
    return from && to ? [[id, routeBounds(from, to)]] : []
  }

  function measured(edge: SceneEdge, area: Rect) {
    const from = geometry.nodes.value.rectOf(edge.edge.from)
    const to = geometry.nodes.value.rectOf(edge.edge.to)
    if (!from || !to) return null
    const { curve, hangs } = directRoute(edge, from, to)
    const isPassing = !touches(from, area) && !touches(to, area)
    const seen = partWithin(curve, area) ?? (pinned.value.includes(edge.edge.id) ? curve : null)
    if (!seen) return null
    const isLong = Math.hypot(curve.to.x - curve.from.x, curve.to.y - curve.from.y) > longestLed
    const route = isLong ? [seen] : hangs ? [curve] : routeAround(curve, obstaclesOf(routeBounds(from, to), edge.edge))
    const words = isPassing ? null : edgeLabel(edge.edge)
    const label = words ? t(words.key, { ...words.params }) : ''
    const size = { width: textWidth(label, 'label') + labelPadding, height: labelHeight }
    const places = hangs ? placesBeside(to, size) : placesOnRoute(route)
    return { edge: edge.edge, path: curvePath(route), isLong, isPassing, isWhole: route.at(-1)?.to === curve.to, middle: routePoint(route, 0.5), label, size, places }
  }

  function obstaclesOf(area: Rect, { from, to }: GraphEdge): readonly Rect[] {
    const { nodes } = geometry
    return nodes.value.within(area).flatMap((id) => (id === from || id === to ? [] : (nodes.value.rectOf(id) ?? [])))
  }

  /** `changed` null: all anew. Else those are made anew, and what is shown of the others stays. */
  function draw(changed: ReadonlySet<string> | null, keepPlaces: boolean): void {
    const area = around()
    if (!area) return void (shapes.value = new Map())
    const before = shapes.value
    const wanted = new Set([...bounds.value.within(area), ...pinned.value])
    const kept = new Map<string, EdgeShape>()
    const made: { shape: EdgeShape; label: EdgeLabel | null }[] = []
    for (const id of wanted) {
      const edge = edges.value.get(id)
      const shown = before.get(id)
      if (!edge) continue
      if (shown && shown.edge === edge.edge && changed && !changed.has(id) && !partial.has(id) && !shown.isPassing) {
        kept.set(id, shown)
        continue
      }
      const next = measured(edge, area)
      partial.delete(id)
      if (!next) continue
      if (next.isLong) partial.add(id)
      const stays = shown && shown.path === next.path && shown.label === next.label
      if (stays && shown.edge === next.edge && keepPlaces) kept.set(id, shown)
      else made.push({ shape: { edge: next.edge, path: next.path, isWhole: next.isWhole, isPassing: next.isPassing, isLong: next.isLong, middle: next.middle, label: next.label, labelAt: null }, label: next.label === '' ? null : { id, size: next.size, places: next.places } })
    }
    thin(kept, made)
    const labels = made.flatMap(({ label }) => label ?? [])
    const placed = placeLabels(labels, [...nodesNear(labels), ...labelsOf(kept)])
    const next = new Map(kept)
    for (const { shape } of made) {
      const after = { ...shape, labelAt: placed.get(shape.edge.id) ?? null }
      const shown = before.get(shape.edge.id)
      next.set(shape.edge.id, shown && isDrawnTheSame(shown, after) ? shown : after)
    }
    shapes.value = next
  }

  function thin(kept: Map<string, EdgeShape>, made: { shape: EdgeShape }[]): void {
    const held = new Set(pinned.value)
    const passing = [...kept.values(), ...made.map(({ shape }) => shape)].filter(({ isPassing, edge }) => isPassing && !held.has(edge.id))
    if (passing.length <= mostPassing) return
    const dropped = new Set(passing.map(({ edge }) => edge.id))
    for (const id of dropped) kept.delete(id)
    made.splice(0, made.length, ...made.filter(({ shape }) => !dropped.has(shape.edge.id)))
  }

  /** A label stands anywhere on its line, outside the view too, and stays there when that comes into view. */
  function nodesNear(labels: readonly EdgeLabel[]): readonly Rect[] {
    const places = new RectIndex(labels.flatMap(({ id, size, places }) => places.map((place, at) => [`${id} ${at}`, { x: place.x - size.width, y: place.y - size.height, width: 2 * size.width, height: 2 * size.height }] as const)))
    const area = places.bounds()
    return area ? geometry.nodes.value.within(area).flatMap((id) => geometry.nodes.value.rectOf(id) ?? []) : []
  }

  function labelsOf(shown: ReadonlyMap<string, EdgeShape>): readonly Rect[] {
    return [...shown.values()].flatMap(({ labelAt, label }) => {
      const width = textWidth(label, 'label') + labelPadding
      return labelAt ? [{ x: labelAt.x - width / 2, y: labelAt.y - labelHeight / 2, width, height: labelHeight }] : []
    })
  }

  watch([edges, bounds, locale], () => draw(null, false), { immediate: true })
  watch([around, pinned], () => draw(new Set(), true))
  watch(geometry.live.moved, (moved) => {
    // A drag ends in new kept positions, and those draw everything anew.
    if (moved.size === 0) return
    const index = graphIndex(geometry.scene.value.graph)
    const touched = new Set([...moved.keys()].flatMap((id) => index.edgesOf(id).map((edge) => edge.id)))
    for (const id of touched) {
      const edge = edges.value.get(id)
      if (edge) for (const [name, rect] of boundsOf(edge, id)) bounds.value.set(name, rect)
    }
    draw(touched, true)
  })

  return { shapes: shallowReadonly(shapes) }
}

function touches(a: Rect, b: Rect): boolean {
  return a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height
}

/** The gate that keeps an edge from being drawn again because another one moved. */
function isDrawnTheSame(a: EdgeShape, b: EdgeShape): boolean {
  return a.edge === b.edge && a.label === b.label && a.path === b.path && a.labelAt?.x === b.labelAt?.x && a.labelAt?.y === b.labelAt?.y
}
