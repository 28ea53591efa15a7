import type { PictureLine } from '../export/picture'
import { boundsOf, type Rectangle } from '../layout/rectangle'
import { curvePath } from './edgeGeometry'
import { directRoute, routeBounds } from './edgeRoute'
import { edgeLabel } from './edgeWords'
import { labelHeight, labelPadding, placeLabels, placesBeside, placesOnRoute } from './placeLabels'
import { routeAround } from './routeAround'
import type { SceneEdge } from './canvasScene'
import { RectIndex } from './rectIndex'
import { textWidth } from './textWidth'
import type { Translate } from './pictureWords'

const arrows: ReadonlySet<string> = new Set(['depends_on', 'extends', 'link', 'namespace', 'inferred'])

/** The lines between nodes that have a place, as the canvas draws them all at once. */
export function pictureLines(edges: readonly SceneEdge[], rects: ReadonlyMap<string, Rectangle>, t: Translate): readonly PictureLine[] {
  const index = new RectIndex(rects)
  const drawn = edges.flatMap((each) => {
    const { edge } = each
    const [from, to] = [rects.get(edge.from), rects.get(edge.to)]
    if (!from || !to) return []
    const { curve, hangs } = directRoute(each, from, to)
    const obstacles = hangs ? [] : index.within(routeBounds(from, to)).flatMap((id) => (id === edge.from || id === edge.to ? [] : (rects.get(id) ?? [])))
    const route = routeAround(curve, obstacles)
    const words = edgeLabel(edge)
    const text = words ? t(words.key, { ...words.params }) : ''
    const size = { width: textWidth(text, 'label') + labelPadding, height: labelHeight }
    return [{ edge, path: curvePath(route), text, size, places: hangs ? placesBeside(to, size) : placesOnRoute(route) }]
  })
  const placed = placeLabels(drawn.filter(({ text }) => text !== '').map(({ edge, size, places }) => ({ id: edge.id, size, places })), [...rects.values()])
  return drawn.map(({ edge, path, text, size }): PictureLine => {
    const middle = placed.get(edge.id)
    return { id: edge.id, kind: edge.kind, path, hasArrow: arrows.has(edge.kind), label: middle ? { text, middle, width: size.width } : null }
  })
}

/** What a picture has to hold: all of these, and labels that stand out beyond them. */
export function pictureBounds(rects: Iterable<Rectangle>, lines: readonly PictureLine[]): Rectangle {
  const labels = lines.flatMap(({ label }) => (label ? [{ x: label.middle.x - label.width / 2, y: label.middle.y - labelHeight / 2, width: label.width, height: labelHeight }] : []))
  return boundsOf([...rects, ...labels]) ?? { x: 0, y: 0, width: 0, height: 0 }
}
