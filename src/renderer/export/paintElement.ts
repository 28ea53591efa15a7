import type { Attributes, PictureElement } from '@core/graph/export/xml'

export type Surface = Pick<
  OffscreenCanvasRenderingContext2D,
  'save' | 'restore' | 'translate' | 'rotate' | 'scale' | 'beginPath' | 'roundRect' | 'fill' | 'stroke' | 'fillText' | 'setLineDash' | 'fillStyle' | 'strokeStyle' | 'lineWidth' | 'lineJoin' | 'globalAlpha' | 'font' | 'textAlign'
>

interface Marker {
  readonly attributes: Attributes
  readonly shape: PictureElement
}

interface Inherited {
  readonly 'font-family': string
  readonly 'font-size': number
  readonly markers: ReadonlyMap<string, Marker>
}

/**
 * Paints a picture's document as a browser would draw its SVG: the elements and attributes that our own writer uses, and no others. A browser
 * draws an SVG on the page's own thread; this can be done in a worker. `path` makes a path of SVG path data.
 */
export function paintElement(root: PictureElement, surface: Surface, scale: number, path: (data: string) => Path2D): void {
  const [x = 0, y = 0] = String(root.attributes['viewBox']).split(' ').map(Number)
  const defined = root.content.flatMap((child) => (typeof child !== 'string' && child.name === 'defs' ? child.content : []))
  const markers = new Map(defined.flatMap((marker): (readonly [string, Marker])[] => {
    const shape = typeof marker === 'string' ? undefined : marker.content[0]
    return typeof marker === 'string' || typeof shape !== 'object' ? [] : [[`url(#${marker.attributes['id']})`, { attributes: marker.attributes, shape }]]
  }))
  surface.save()
  surface.scale(scale, scale)
  surface.translate(-x, -y)
  const inherited: Inherited = { 'font-family': String(root.attributes['font-family']), 'font-size': Number(root.attributes['font-size']), markers }
  for (const child of root.content) if (typeof child !== 'string') paint(child, surface, inherited, path)
  surface.restore()
}

function paint(element: PictureElement, surface: Surface, inherited: Inherited, path: (data: string) => Path2D): void {
  const { name, attributes, content } = element
  const [, dx, dy] = /^translate\((\S+) (\S+)\)$/.exec(String(attributes['transform'])) ?? []
  surface.save()
  if (dx !== undefined) surface.translate(Number(dx), Number(dy))
  if (name === 'g') for (const child of content) if (typeof child !== 'string') paint(child, surface, inherited, path)
  if (name === 'text') write(attributes, String(content[0]), surface, inherited)
  if (name === 'rect') {
    const [left, top, width, height] = [number(attributes['x']), number(attributes['y']), number(attributes['width']), number(attributes['height'])]
    surface.beginPath()
    surface.roundRect(left, top, width, height, Math.min(number(attributes['rx']), width / 2, height / 2))
    fillAndStroke(attributes, surface)
  }
  if (name === 'path') {
    const data = String(attributes['d'])
    fillAndStroke(attributes, surface, path(data))
    const marker = inherited.markers.get(String(attributes['marker-end']))
    if (marker) point(marker, data, surface, path)
  }
  surface.restore()
}

function fillAndStroke(attributes: Attributes, surface: Surface, path?: Path2D): void {
  const { fill, stroke } = attributes
  if (fill !== undefined && fill !== 'none') {
    surface.fillStyle = String(fill)
    surface.globalAlpha = number(attributes['fill-opacity'], 1)
    if (path) surface.fill(path)
    else surface.fill()
  }
  if (stroke !== undefined && stroke !== 'none') {
    surface.strokeStyle = String(stroke)
    surface.globalAlpha = number(attributes['stroke-opacity'], 1)
    surface.lineWidth = number(attributes['stroke-width'], 1)
    if (attributes['stroke-linejoin'] === 'round') surface.lineJoin = 'round'
    surface.setLineDash(attributes['stroke-dasharray'] === undefined ? [] : String(attributes['stroke-dasharray']).split(' ').map(Number))
    if (path) surface.stroke(path)
    else surface.stroke()
  }
  surface.globalAlpha = 1
}

function write(attributes: Attributes, words: string, surface: Surface, inherited: Inherited): void {
  surface.font = `${attributes['font-style'] ?? 'normal'} ${attributes['font-weight'] ?? 400} ${attributes['font-size'] ?? inherited['font-size']}px ${attributes['font-family'] ?? inherited['font-family']}`
  surface.textAlign = attributes['text-anchor'] === 'middle' ? 'center' : attributes['text-anchor'] === 'end' ? 'end' : 'start'
  surface.fillStyle = String(attributes['fill'])
  surface.fillText(words, number(attributes['x']), number(attributes['y']))
}

/** The arrow at the end of a path of cubic curves: the last two of its points say which way it goes. */
function point({ attributes, shape }: Marker, data: string, surface: Surface, path: (data: string) => Path2D): void {
  const numbers = data.match(/-?\d+(?:\.\d+)?/g)?.slice(-4).map(Number) ?? []
  const [fromX = 0, fromY = 0, x = 0, y = 0] = numbers
  surface.translate(x, y)
  surface.rotate(Math.atan2(y - fromY, x - fromX))
  surface.translate(-number(attributes['refX']), -number(attributes['refY']))
  fillAndStroke(shape.attributes, surface, path(String(shape.attributes['d'])))
}

function number(value: string | number | undefined, absent = 0): number {
  return value === undefined ? absent : Number(value)
}
