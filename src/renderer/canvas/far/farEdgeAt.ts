import type { Point } from '@core/graph/types'
import { curvePoint } from '@core/graph/drawing/edgeGeometry'
import { directRoute, routeBounds } from '@core/graph/drawing/edgeRoute'
import type { SceneGeometry } from '../flow/useSceneGeometry'

const pieces = 24

/** The edge whose line passes nearest to the place, not farther than `reach` graph units away; null where none does. */
export function farEdgeAt(geometry: SceneGeometry, point: Point, reach: number): string | null {
  let nearest: string | null = null
  let least = reach
  for (const each of geometry.scene.value.edges) {
    const from = geometry.nodes.value.rectOf(each.edge.from)
    const to = geometry.nodes.value.rectOf(each.edge.to)
    if (!from || !to) continue
    const bounds = routeBounds(from, to)
    if (point.x < bounds.x - reach || point.y < bounds.y - reach || point.x > bounds.x + bounds.width + reach || point.y > bounds.y + bounds.height + reach) continue
    const { curve } = directRoute(each, from, to)
    for (let step = 0; step < pieces; step++) {
      const distance = distanceToPiece(point, curvePoint(curve, step / pieces), curvePoint(curve, (step + 1) / pieces))
      if (distance < least) [nearest, least] = [each.edge.id, distance]
    }
  }
  return nearest
}

function distanceToPiece(point: Point, from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const length = dx * dx + dy * dy
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((point.x - from.x) * dx + (point.y - from.y) * dy) / length))
  return Math.hypot(point.x - from.x - t * dx, point.y - from.y - t * dy)
}
