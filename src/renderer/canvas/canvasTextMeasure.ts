import { textSizes, type TextMeasure, type TextStyle } from '@core/graph/drawing/textWidth'

/** The families of the window, as its style sheet says them. Empty before it is read. */
export interface TextFamilies {
  readonly text: string
  readonly code: string
}

export function pageFamilies(): TextFamilies {
  const style = getComputedStyle(document.documentElement)
  return { text: style.getPropertyValue('--font'), code: style.getPropertyValue('--font-code') }
}

/** Measures text on a canvas, in the window's own type. `families` is asked until it knows. */
export function canvasTextMeasure(context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D | null, families: () => TextFamilies): TextMeasure {
  let known: TextFamilies | undefined
  return (text, style: TextStyle) => {
    if (!context) return null
    if (known === undefined) {
      const asked = families()
      if (asked.text !== '') known = asked
    }
    const family = style === 'code' ? known?.code : known?.text
    context.font = `${textSizes[style]}px ${family || 'sans-serif'}`
    return context.measureText(text).width
  }
}
