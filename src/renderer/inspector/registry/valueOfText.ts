import type { PlainValue } from '@core/document/types'
import type { Field } from '@core/schema/fields'
import type { ScalarKind } from './fieldEditor'

/**
 * What a text typed into an attribute's field is written as. A number or a truth value only where the attribute takes one and
 * its value so far is not a text; everything else, an expression too, is text, and the writer quotes what must be.
 */
export function valueOfText(field: Field, kind: ScalarKind, text: string, before: PlainValue | undefined): PlainValue {
  const takes = (form: string): boolean => field.forms.includes(form)
  if (takes('boolean') && (text === 'true' || text === 'false') && typeof before !== 'string') return text === 'true'
  // 0440 and "0440" are the same to Compose, and 440 is not; a published port is text (compose-go, types.ServicePortConfig).
  const isText = kind === 'mode' || kind === 'port-range' || (typeof before === 'string' && takes('string') && !before.includes('$'))
  // Compose takes only a number here, and people write modes in octal.
  if (field.path.endsWith('.tmpfs.mode') && /^0[0-7]{1,4}$/.test(text)) return Number.parseInt(text, 8)
  // Compose reads a size below zero (`memswap_limit: -1`, no limit) as a number only: quoted it refuses it.
  if (kind === 'size' && /^-\d+$/.test(text)) return Number(text)
  if (!isText && (takes('number') || takes('integer')) && /^-?(?:0|[1-9]\d{0,14})(?:\.\d+)?$/.test(text)) return Number(text)
  return text
}

/** The same for an entry of a free map, where the value so far says what its kind is. */
export function pairValue(text: string, before: PlainValue | undefined): PlainValue {
  if (typeof before === 'number' && /^-?(?:0|[1-9]\d{0,14})(?:\.\d+)?$/.test(text)) return Number(text)
  if (typeof before === 'boolean' && (text === 'true' || text === 'false')) return text === 'true'
  return text
}
