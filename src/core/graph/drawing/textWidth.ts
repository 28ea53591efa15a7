export type TextStyle = 'label' | 'small' | 'body' | 'code'

/** The sizes of the window's tokens, in pixels. The layout needs widths before anything is drawn. */
export const textSizes: Readonly<Record<TextStyle, number>> = { label: 11, small: 12, body: 13, code: 11.5 }
/** Of the size, what a letter takes up: what is reckoned with where text cannot be measured. */
const ofCode = 0.602
const usual = 0.56
const narrow = 0.32
const broad = 0.68
const narrowLetters = /[iljtfrI.,:;'|!()[\]/\- ·]/g
const broadLetters = /[A-HJ-LN-VX-Z]/g
const broadestLetters = /[mwMWшщжюмфШЩЖЮМФ@%…→]/g
const broadest = 0.88
/** Letters of East Asian scripts, and pictures: as wide as they are high. */
const square = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|\p{Extended_Pictographic}/gu
const mostKept = 5000

/** Pixels on one line, or null where it cannot be told (yet). */
export type TextMeasure = (text: string, style: TextStyle) => number | null

const known = new Map<string, number>()
let measure: TextMeasure = () => null

/** Whoever can draw text tells how wide it is from now on; a page, and a worker beside it. */
export function measureTextBy(next: TextMeasure): void {
  measure = next
  known.clear()
}

/** Pixels that a text takes up on one line. Measured once for each text. */
export function textWidth(text: string, style: TextStyle): number {
  const key = `${style} ${text}`
  const kept = known.get(key)
  if (kept !== undefined) return kept
  const width = measure(text, style) ?? reckoned(text, style)
  if (known.size > mostKept) known.clear()
  known.set(key, width)
  return width
}

function reckoned(text: string, style: TextStyle): number {
  const count = (letters: RegExp) => text.match(letters)?.length ?? 0
  const squares = count(square)
  if (style === 'code') return ((text.length - squares) * ofCode + squares) * textSizes[style]
  const [narrows, broads, broadests] = [count(narrowLetters), count(broadLetters), count(broadestLetters)]
  const others = text.length - squares - narrows - broads - broadests
  return (others * usual + narrows * narrow + broads * broad + broadests * broadest + squares) * textSizes[style]
}
