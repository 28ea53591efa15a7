import { codeFont } from './fonts'
import type { PictureCard, PictureChip, PicturePill, PictureTone } from './picture'
import type { PictureColours } from './pictureColours'
import { element, type Attributes, type PictureElement } from './xml'

const cardPadding = 11
const chipGap = 6
const headHeight = 60

const kindColours: Readonly<Record<PicturePill['kind'] | 'service', keyof PictureColours>> = {
  service: 'kind-service',
  volume: 'kind-volume',
  network: 'kind-network',
  env_file: 'kind-env-file',
  secret: 'kind-secret',
  config: 'kind-secret',
  bind: 'kind-bind',
}

/** A service as a card; its corner is the origin of what is in it. */
export function drawCard(card: PictureCard, colours: PictureColours): PictureElement {
  const { id, x, y, width, height, letter, title, note, subtitle, subtitleIsNote, chips, foot, tone } = card
  const hasFoot = chips.length > 0 || foot !== ''
  return element(
    'g',
    { 'data-id': id, transform: `translate(${x} ${y})` },
    [
      element('rect', { width, height, rx: 10, fill: colours['surface-panel'], ...rim(tone, colours) }),
      ...mark(cardPadding, 9, letter, colours[kindColours.service], colours),
      ...text(title, { x: cardPadding + 26, y: 23, 'font-size': 14, 'font-weight': 600, fill: tone === 'inactive' ? colours['text-muted'] : colours.text }),
      ...text(note, { x: width - cardPadding, y: 22, 'text-anchor': 'end', 'font-size': 11, fill: colours['text-muted'] }),
      ...text(subtitle, { x: cardPadding, y: 49, 'font-size': 11.5, fill: colours['text-muted'], ...(subtitleIsNote ? { 'font-style': 'italic' } : { 'font-family': codeFont }) }),
      ...(hasFoot ? [element('path', { d: `M0,${headHeight} H${width}`, stroke: colours.line })] : []),
      ...text(foot, { x: cardPadding, y: headHeight + 22, 'font-size': 11, fill: colours['state-warning'] }),
      ...drawChips(chips, colours),
    ],
  )
}

/** Everything else as a pill. */
export function drawPill(pill: PicturePill, colours: PictureColours): PictureElement {
  const { id, kind, x, y, width, height, letter, title, note, tone } = pill
  return element(
    'g',
    { 'data-id': id, transform: `translate(${x} ${y})` },
    [
      element('rect', { width, height, rx: height / 2, fill: colours['surface-panel'], ...rim(tone, colours) }),
      ...mark(9, (height - 18) / 2, letter, colours[kindColours[kind]], colours),
      ...text(title, { x: 34, y: height / 2 + 4.5, fill: colours.text }),
      ...text(note, { x: width - 12, y: height / 2 + 4, 'text-anchor': 'end', 'font-size': 11, fill: tone === 'ghost' ? colours['state-warning'] : colours['text-muted'] }),
    ],
  )
}

/** Nothing where there are no words. */
function text(words: string, attributes: Attributes): readonly PictureElement[] {
  return words === '' ? [] : [element('text', attributes, [words])]
}

function rim(tone: PictureTone, colours: PictureColours): Attributes {
  if (tone === 'plain') return { stroke: colours.line }
  return { stroke: tone === 'ghost' ? colours['state-warning'] : colours['state-idle'], 'stroke-dasharray': '4 3' }
}

function mark(x: number, y: number, letter: string, colour: string, colours: PictureColours): readonly PictureElement[] {
  return [
    element('rect', { x, y, width: 18, height: 18, rx: 4, fill: colour }),
    ...text(letter.toUpperCase(), { x: x + 9, y: y + 12.6, 'text-anchor': 'middle', 'font-size': 10, 'font-weight': 700, fill: colours['on-kind'] }),
  ]
}

function drawChips(chips: readonly PictureChip[], colours: PictureColours): readonly PictureElement[] {
  let x = cardPadding
  return chips.flatMap((chip) => {
    const drawn = drawChip(chip, x, colours)
    x += chip.width + chipGap
    return drawn
  })
}

function drawChip({ text: words, mark: sign, exposed, width }: PictureChip, x: number, colours: PictureColours): readonly PictureElement[] {
  const y = headHeight + 8
  const colour = exposed ? colours['state-warning'] : colours['text-muted']
  const inset = sign === null ? 6 : 21
  return [
    element('rect', { x, y, width, height: 20, rx: 4, fill: 'none', stroke: exposed ? colour : colours.line }),
    ...(sign === null ? [] : [element('path', { d: signs[sign], transform: `translate(${x + 6} ${y + 4.5})`, fill: 'none', stroke: colour, 'stroke-width': 1.2, 'stroke-linejoin': 'round' })]),
    ...text(words, { x: x + inset, y: y + 14, 'font-size': 11, fill: colour }),
  ]
}

/** Eleven units square: a globe, a heart, a label. */
const signs = {
  world: 'M10.5,5.5 A5,5 0 1 1 0.5,5.5 A5,5 0 1 1 10.5,5.5 Z M0.5,5.5 H10.5 M5.5,0.5 C8.3,3.4 8.3,7.6 5.5,10.5 C2.7,7.6 2.7,3.4 5.5,0.5 Z',
  heart: 'M5.5,10 L1.3,5.7 A2.5,2.5 0 0 1 5.5,2.6 A2.5,2.5 0 0 1 9.7,5.7 Z',
  profile: 'M0.8,1 H5.5 L10.3,5.8 L6,10.2 L0.8,5.2 Z',
} as const
