import { parse, quote } from 'shell-quote'
import type { PlainValue } from '@core/document/types'
import { lastName } from './fieldEditor'
import type { Field } from '@core/schema/fields'

/**
 * The list that means what a text means; null where no list does. A command line is split as a shell would, which cannot be done where
 * it holds what only a shell or Compose fills in; the text of a check is run by a shell.
 */
export function textAsList(field: Field, text: string): readonly PlainValue[] | null {
  const name = lastName(field)
  if (name === 'test') return ['CMD-SHELL', text]
  if (name !== 'command' && name !== 'entrypoint') return [text]
  if (text.includes('$')) return null
  const words = parse(text)
  return words.every((word) => typeof word === 'string') ? words : null
}

/** The text that means what a list means; null where none does. */
export function listAsText(field: Field, items: readonly PlainValue[]): string | null {
  const texts = items.flatMap((item) => (typeof item === 'string' ? [item] : []))
  if (texts.length !== items.length) return null
  const name = lastName(field)
  if (name === 'test') return texts.length === 2 && texts[0] === 'CMD-SHELL' ? (texts[1] ?? null) : null
  if (name === 'command' || name === 'entrypoint') return texts.some((text) => text.includes('$') || text === '') ? null : quote(texts)
  return texts.length === 1 ? (texts[0] ?? null) : null
}
