import type { Rectangle } from '../layout/rectangle'
import type { EdgeKind } from '../types'
import { drawCard, drawPill } from './drawNodes'
import { textFont } from './fonts'
import type { Picture, PictureArea, PictureLine } from './picture'
import { pictureColours, type PictureColours, type PictureTheme } from './pictureColours'
import { element, toXml, type PictureElement } from './xml'

export interface DrawOptions {
  readonly theme: PictureTheme
  /** What the picture is of: its accessible name. */
  readonly title: string
  /** Nothing behind the graph, for a page that has a ground of its own. */
  readonly transparent?: boolean
}

const margin = 24

const lineColours: Readonly<Record<EdgeKind, keyof PictureColours>> = {
  depends_on: 'kind-service',
  mount: 'kind-volume',
  network: 'kind-network',
  env_file: 'kind-env-file',
  secret: 'kind-secret',
  config: 'kind-secret',
  extends: 'state-idle',
  link: 'state-idle',
  namespace: 'state-idle',
  inferred: 'state-idle',
}
const dashes: Readonly<Partial<Record<EdgeKind, string>>> = { extends: '6 4', namespace: '6 4', inferred: '2 4', link: '2 4' }

/**
 * A picture as an SVG document that stands by itself: no style sheet, no script, no font or image from elsewhere; text
 * stays text. Each node is one group with its id in `data-id`.
 */
export function drawPicture(picture: Picture, options: DrawOptions): string {
  return toXml(pictureElement(picture, options))
}

/** The same document as data, for whoever paints it. */
export function pictureElement(picture: Picture, { theme, title, transparent = false }: DrawOptions): PictureElement {
  const colours = pictureColours[theme]
  const frame = pictureFrame(picture)
  const used = new Set(picture.lines.filter(({ hasArrow }) => hasArrow).map(({ kind }) => lineColours[kind]))
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `${frame.x} ${frame.y} ${frame.width} ${frame.height}`,
      width: frame.width,
      height: frame.height,
      role: 'img',
      'aria-label': title,
      'font-family': textFont,
      'font-size': 13,
    },
    [
      ...(title === '' ? [] : [element('title', {}, [title])]),
      ...(used.size === 0 ? [] : [element('defs', {}, [...used].map((name) => arrow(name, colours)))]),
      ...(transparent ? [] : [element('rect', { ...frame, fill: colours['surface-canvas'] })]),
      ...picture.areas.map((area) => drawArea(area, colours)),
      ...picture.lines.map((line) => drawLine(line, colours)),
      ...picture.cards.map((card) => drawCard(card, colours)),
      ...picture.pills.map((pill) => drawPill(pill, colours)),
      ...picture.lines.flatMap((line) => drawLabel(line, colours)),
      // Above all else: the name of an area is read even where another area's rim crosses it.
      ...picture.areas.flatMap((area) => drawAreaTitle(area, colours)),
    ],
  )
}

/** What the document shows: everything that is drawn, and a margin around it. */
export function pictureFrame({ bounds: { x, y, width, height } }: Picture): Rectangle {
  return { x: Math.floor(x - margin), y: Math.floor(y - margin), width: Math.ceil(width + 2 * margin), height: Math.ceil(height + 2 * margin) }
}

function arrow(name: keyof PictureColours, colours: PictureColours): PictureElement {
  return element(
    'marker',
    { id: `arrow-${name}`, viewBox: '0 0 8 8', refX: 7, refY: 4, markerWidth: 8, markerHeight: 8, markerUnits: 'userSpaceOnUse', orient: 'auto' },
    [element('path', { d: 'M0.5,0.8 L7.5,4 L0.5,7.2 Z', fill: colours[name] })],
  )
}

function drawLine({ id, kind, path, hasArrow }: PictureLine, colours: PictureColours): PictureElement {
  const colour = lineColours[kind]
  return element('path', { 'data-id': id, d: path, fill: 'none', stroke: colours[colour], 'stroke-width': 1.5, 'stroke-dasharray': dashes[kind], 'marker-end': hasArrow ? `url(#arrow-${colour})` : undefined })
}

function drawLabel({ label }: PictureLine, colours: PictureColours): readonly PictureElement[] {
  if (!label) return []
  const { text, middle, width } = label
  return [
    element('rect', { x: middle.x - width / 2, y: middle.y - 10, width, height: 20, rx: 4, fill: colours['surface-canvas'] }),
    element('text', { x: middle.x, y: middle.y + 4, 'text-anchor': 'middle', 'font-size': 11, fill: colours['text-muted'] }, [text]),
  ]
}

function areaColour({ tone }: PictureArea, colours: PictureColours): string {
  if (tone === 'ghost') return colours['state-warning']
  if (tone === 'implicit') return colours['text-muted']
  return tone === 'profile' ? colours['kind-volume'] : colours['kind-network']
}

function drawArea(area: PictureArea, colours: PictureColours): PictureElement {
  const { id, x, y, width, height, tone } = area
  const colour = areaColour(area, colours)
  return element('rect', { 'data-id': id, x, y, width, height, rx: 16, fill: tone === 'implicit' ? 'none' : colour, 'fill-opacity': tone === 'implicit' ? undefined : 0.07, stroke: colour, 'stroke-opacity': 0.6, 'stroke-dasharray': '4 3' })
}

function drawAreaTitle(area: PictureArea, colours: PictureColours): readonly PictureElement[] {
  const { x, y, width, title, titleWidth, side } = area
  const left = side === 'left' ? x + 16 : x + width - 16 - titleWidth
  return [
    element('rect', { x: left, y: y - 11, width: titleWidth, height: 22, rx: 6, fill: colours['surface-canvas'] }),
    element('text', { x: left + 8, y: y + 4, 'font-size': 12, fill: areaColour(area, colours) }, [title]),
  ]
}
