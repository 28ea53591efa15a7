import type { PlainValue } from '@core/document/types'

/**
 * What a text typed into a field stands for. Where an attribute is a number or a truth value by its nature, such a text
 * becomes one, and everything else (an expression such as `${RETRIES:-3}`) stays text; the writer quotes what must be.
 */
export function scalarValue(text: string, nature: 'text' | 'number' | 'boolean' = 'text'): PlainValue {
  if (nature === 'number' && /^-?\d{1,15}(\.\d+)?$/.test(text)) return Number(text)
  if (nature === 'boolean' && (text === 'true' || text === 'false')) return text === 'true'
  return text
}
