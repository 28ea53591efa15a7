export type TextStyle = 'label' | 'small' | 'body' | 'code'

/** The sizes of `styles/tokens.css`. The layout needs widths before anything is on the page. */
const sizes: Readonly<Record<TextStyle, number>> = { label: 11, small: 12, body: 13, code: 11.5 }
/** Of the size, for a usual letter: what is reckoned with where text cannot be measured (in a test, without a page). */
const usualRatio: Readonly<Record<TextStyle, number>> = { label: 0.54, small: 0.54, body: 0.54, code: 0.602 }
const mostKept = 5000

const known = new Map<string, number>()
const families = new Map<TextStyle, string>()
let context: CanvasRenderingContext2D | null | undefined

/** Pixels that a text takes up on one line. Measured once for each text. */
export function textWidth(text: string, style: TextStyle): number {
  const key = `${style} ${text}`
  const kept = known.get(key)
  if (kept !== undefined) return kept
  const width = measured(text, style) ?? text.length * sizes[style] * usualRatio[style]
  if (known.size > mostKept) known.clear()
  known.set(key, width)
  return width
}

function measured(text: string, style: TextStyle): number | null {
  if (context === undefined) context = typeof document === 'undefined' ? null : (document.createElement('canvas').getContext('2d') ?? null)
  if (!context) return null
  let family = families.get(style)
  if (family === undefined) {
    family = getComputedStyle(document.documentElement).getPropertyValue(style === 'code' ? '--font-code' : '--font')
    // Empty before the style sheets are read: asked again then.
    if (family !== '') families.set(style, family)
  }
  context.font = `${sizes[style]}px ${family || 'sans-serif'}`
  return context.measureText(text).width
}
