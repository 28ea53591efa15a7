import type { EdgeKind, Point } from '../types'
import type { SceneEdge } from './canvasScene'
import { curveBetween, curvePoint, edgeCurve, hangingCurve, hangsBelow, type EdgeCurve, type Rect } from './edgeGeometry'

/** Each kind of thing hangs from a line of its own colour. */
const trunkIndent: Readonly<Partial<Record<EdgeKind, number>>> = { mount: 16, env_file: 21, secret: 26, config: 26, network: 11 }

export interface DirectRoute {
  readonly curve: EdgeCurve
  /** A line that hangs below its service keeps to its trunk; the others are led past what is in their way. */
  readonly hangs: boolean
}

/** The line between two nodes as if there were no others. */
export function directRoute({ edge, lane }: SceneEdge, from: Rect, to: Rect): DirectRoute {
  const hangs = !edge.to.startsWith('service:') && hangsBelow(from, to)
  return { curve: hangs ? hangingCurve(from, to, trunkIndent[edge.kind]) : edgeCurve(from, to, lane), hangs }
}

/** A point of a line of several curves; `t` runs from 0 at its beginning to 1 at its end, each curve an equal part. */
export function routePoint(route: readonly EdgeCurve[], t: number): Point {
  const at = Math.min(route.length - 1, Math.floor(t * route.length))
  const curve = route[at]
  return curve ? curvePoint(curve, t * route.length - at) : { x: 0, y: 0 }
}

const pieces = 16

/**
 * The part of a line that can be seen in a part of the graph, a little more of it rather than less; null where none can. A line is
 * looked at piece by piece, as a long one's bounds say little, and to draw all of a long one takes the browser very long.
 */
export function partWithin(curve: EdgeCurve, area: Rect): EdgeCurve | null {
  const part = roughPartWithin(curve, area)
  return part && part !== curve ? roughPartWithin(part, area) : part
}

function roughPartWithin(curve: EdgeCurve, area: Rect): EdgeCurve | null {
  let [first, last] = [-1, -1]
  let before = curve.from
  for (let step = 1; step <= pieces; step++) {
    const point = curvePoint(curve, step / pieces)
    if (Math.min(before.x, point.x) <= area.x + area.width && Math.max(before.x, point.x) >= area.x && Math.min(before.y, point.y) <= area.y + area.height && Math.max(before.y, point.y) >= area.y) {
      if (first < 0) first = step - 1
      last = step
    }
    before = point
  }
  if (first === 0 && last === pieces) return curve
  return first < 0 ? null : curveBetween(curve, first / pieces, last / pieces)
}

/** The rectangle that the line lies in, whichever way it is led: an edge outside the view of it need not be drawn. */
export function routeBounds(from: Rect, to: Rect): Rect {
  const room = 48
  const left = Math.min(from.x, to.x) - room
  const top = Math.min(from.y, to.y) - room
  return { x: left, y: top, width: Math.max(from.x + from.width, to.x + to.width) + room - left, height: Math.max(from.y + from.height, to.y + to.height) + room - top }
}
