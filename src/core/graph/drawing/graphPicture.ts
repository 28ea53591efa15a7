import type { Picture, PictureArea, PictureCard, PictureChip, PicturePill, PictureTone } from '../export/picture'
import { profileAreas } from '../profileAreas'
import type { Rectangle } from '../layout/rectangle'
import type { GraphNode, Positions, ServiceNode } from '../types'
import { sceneAreas, type CanvasScene } from './canvasScene'
import { isImplicitNetwork } from './isImplicitNetwork'
import { areaTitle } from './areaTitle'
import { pillName } from './nodeSize'
import { chipWidth, fittingChips, serviceChips } from './serviceChips'
import { textWidth } from './textWidth'
import { fitText } from './fitText'
import type { Translate } from './pictureWords'
import { pictureBounds, pictureLines } from './pictureLines'


/** Of 13 px to 14 px, and a bold letter is wider. */
const titleScale = 1.15
const cardSides = 22
const letters: Readonly<Record<PicturePill['kind'], string>> = { volume: 'V', network: 'N', env_file: 'E', secret: 'K', config: 'C', bind: 'B' }

/** The scene as the canvas shows it, with every word put: what a node's place is missing for is left out. */
export function graphPicture(scene: CanvasScene, positions: Positions, withProfiles: boolean, t: Translate): Picture {
  const placed = scene.nodes.flatMap((node) => {
    const at = Object.hasOwn(positions, node.id) ? positions[node.id] : undefined
    const size = scene.sizes[node.id]
    return at && size ? [{ node, rect: { x: at.x, y: at.y, ...size } }] : []
  })
  const rects = new Map(placed.map(({ node, rect }) => [node.id, rect]))
  const areas = [...pictureAreas(scene, positions, t), ...(withProfiles ? pictureProfiles(scene, positions, t) : [])]
  const lines = pictureLines(scene.edges, rects, t)
  return {
    bounds: pictureBounds([...areas, ...rects.values()], lines),
    areas,
    lines,
    cards: placed.flatMap(({ node, rect }) => (node.kind === 'service' ? [card(node, rect, t)] : [])),
    pills: placed.flatMap(({ node, rect }) => (node.kind === 'service' ? [] : [pill(node, rect, t)])),
  }
}

function pictureAreas(scene: CanvasScene, positions: Positions, t: Translate): readonly PictureArea[] {
  const nodes = new Map(scene.areas.map((node) => [node.id, node]))
  return sceneAreas(scene, positions).flatMap(({ id, x, y, width, height }, index): PictureArea[] => {
    const node = nodes.get(id)
    if (node?.kind !== 'network') return []
    const title = fitText(areaTitle(node, t), 'small', width - 56)
    const tone = node.missing ? 'ghost' : isImplicitNetwork(node) ? 'implicit' : 'network'
    return [{ id, x, y, width, height, title, titleWidth: textWidth(title, 'small') + 16, side: index % 2 === 0 ? 'left' : 'right', tone }]
  })
}

function pictureProfiles(scene: CanvasScene, positions: Positions, t: Translate): readonly PictureArea[] {
  return profileAreas(scene.graph, positions, scene.sizes).map(({ id, name, x, y, width, height }, index): PictureArea => {
    const title = fitText(t('arrange.profileArea', { name }), 'small', width - 56)
    return { id, x, y, width, height, title, titleWidth: textWidth(title, 'small') + 16, side: index % 2 === 0 ? 'left' : 'right', tone: 'profile' }
  })
}

function card(node: ServiceNode, rect: Rectangle, t: Translate): PictureCard {
  const note = node.active || node.missing ? '' : t('canvas.node.inactive')
  const room = rect.width - cardSides - 26 - (note === '' ? 0 : textWidth(note, 'label') + 8)
  const written = node.build === null ? node.image : t('canvas.node.build', { path: node.build })
  return {
    ...rect,
    id: node.id,
    letter: [...node.name][0] ?? 'S',
    title: fitText(node.name, 'body', room, titleScale),
    note,
    subtitle: written === null ? t(node.missing ? 'canvas.node.missing' : 'canvas.node.noImage') : fitText(written, 'code', rect.width - cardSides),
    subtitleIsNote: written === null,
    chips: node.missing ? [] : chips(node, rect.width - cardSides, t),
    foot: node.missing ? t('canvas.node.missing') : '',
    tone: toneOf(node),
  }
}

function chips(node: ServiceNode, width: number, t: Translate): readonly PictureChip[] {
  const all = serviceChips(node)
  const shown = all.slice(0, fittingChips(all, width))
  const drawn = shown.map((chip): PictureChip => {
    const plain = { exposed: false, width: Math.min(width, chipWidth(chip)) }
    switch (chip.kind) {
      case 'port':
        return { ...plain, text: chip.text, mark: chip.exposed ? 'world' : null, exposed: chip.exposed }
      case 'healthcheck':
        return { ...plain, text: '', mark: 'heart' }
      case 'replicas':
        return { ...plain, text: t('canvas.node.replicas', { count: chip.count }), mark: null }
      case 'profile':
        return { ...plain, text: fitText(chip.text, 'label', width - 28), mark: 'profile' }
    }
  })
  const hidden = all.length - shown.length
  return hidden === 0 ? drawn : [...drawn, { text: t('canvas.node.more', { count: hidden }), mark: null, exposed: false, width: 28 }]
}

function pill(node: Exclude<GraphNode, ServiceNode>, rect: Rectangle, t: Translate): PicturePill {
  const note = node.missing ? t('canvas.node.missing') : 'external' in node && node.external ? t('canvas.node.external') : ''
  const room = rect.width - 46 - (note === '' ? 0 : textWidth(note, 'label') + 7)
  return { ...rect, id: node.id, kind: node.kind, letter: letters[node.kind], title: fitText(pillName(node), 'body', Math.max(24, room)), note, tone: toneOf(node) }
}

function toneOf(node: GraphNode): PictureTone {
  if (node.missing) return 'ghost'
  return node.kind === 'service' && !node.active ? 'inactive' : 'plain'
}
