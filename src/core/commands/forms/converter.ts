import type { PlainValue } from '../../document/types'
import { refuse } from '../commandRefusal'

/** How one attribute is written short and long. Values are as written: nothing is interpolated. */
export type Converter =
  /** Each item of a list by itself. */
  | ({ readonly kind: 'items' } & Forms)
  /** A list (short) against a map (long). */
  | {
      readonly kind: 'keyed'
      readonly entryOf: (text: string) => { readonly key: string; readonly value: PlainValue }
      readonly itemOf: (key: string, value: PlainValue, source: string) => string
      /** Where items and entries do not stand one for one: a key that several items have. */
      readonly whole?: Forms
    }
  /** The whole value. */
  | ({ readonly kind: 'whole' } & Forms)
  /** `external: {name: x}`, which old files say for `external: true` beside `name: x`; it is only made shorter. */
  | { readonly kind: 'external' }

interface Forms {
  readonly toLong: (value: PlainValue) => PlainValue
  readonly toShort: (value: PlainValue) => PlainValue
}

/** Refuses a conversion to the short form, which has no room for what the long one says. */
export function losesDetail(what: string, details: readonly string[]): never {
  const list = details.join(', ')
  return refuse('LOSES_DETAIL', `The short form of ${what} has no room for ${list}. Remove that first, or keep the long form.`, { what, details: list })
}

/** The form cannot be read well enough to be written anew. */
export function notReadable(what: string, value: PlainValue): never {
  const shown = typeof value === 'object' ? JSON.stringify(value) : String(value)
  return refuse('UNREADABLE_FORM', `${what} ${shown} is not written in a form that can be converted safely.`, { what, value: shown })
}
