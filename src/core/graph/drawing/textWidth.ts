export type TextStyle = 'label' | 'small' | 'body' | 'code'

/** The sizes of the window's tokens, in pixels. The layout needs widths before anything is drawn. */
export const textSizes: Readonly<Record<TextStyle, number>> = { label: 11, small: 12, body: 13, code: 11.5 }
/** Of the size, for a usual letter: what is reckoned with where text cannot be measured. */
const usualRatio: Readonly<Record<TextStyle, number>> = { label: 0.54, small: 0.54, body: 0.54, code: 0.602 }
/** Letters of East Asian scripts, and pictures: as wide as they are high. */
const wide = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|\p{Extended_Pictographic}/gu
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
  const wideLetters = text.match(wide)?.length ?? 0
  return (text.length - wideLetters) * textSizes[style] * usualRatio[style] + wideLetters * textSizes[style]
}
