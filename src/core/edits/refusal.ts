import type { Refusal } from './types'
import type { Path } from '../document/types'

/** Thrown inside this folder only; applyChanges turns it into its result. */
export class RefusedChange extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.message)
    this.name = 'RefusedChange'
  }
}

export type RefusalCode =
  | 'EDIT_DOCUMENT_BROKEN'
  | 'EDIT_NO_SUCH_ENTRY'
  | 'EDIT_NOT_A_COLLECTION'
  | 'EDIT_NOT_A_LIST'
  | 'EDIT_NOT_A_MAP'
  | 'EDIT_NO_SUCH_ITEM'
  | 'EDIT_KEY_EXISTS'
  | 'EDIT_SHARED_ANCHOR'
  | 'EDIT_ANCHOR_IN_USE'
  | 'EDIT_INSIDE_ALIAS'
  | 'EDIT_MERGED_ENTRY'
  | 'EDIT_NOT_WRITABLE'
  | 'EDIT_UNPROVEN'

type Parameters = Readonly<Record<string, string | number>>

const messages: Readonly<Record<RefusalCode, (params: Parameters) => string>> = {
  EDIT_DOCUMENT_BROKEN: ({ line }) => `The file has an error on line ${line}: correct it first.`,
  EDIT_NO_SUCH_ENTRY: ({ path }) => `There is no "${path}" in this file.`,
  EDIT_NOT_A_COLLECTION: ({ path }) => `"${path}" is a single value, so nothing can be put below it.`,
  EDIT_NOT_A_MAP: ({ path }) => `"${path}" is a list; only a mapping has keys.`,
  EDIT_NOT_A_LIST: ({ path }) => `"${path}" is not a list.`,
  EDIT_NO_SUCH_ITEM: ({ path, index }) => `"${path}" has no item number ${Number(index) + 1}.`,
  EDIT_KEY_EXISTS: ({ path, key }) => `"${path}" already has an entry "${key}".`,
  EDIT_SHARED_ANCHOR: ({ path, anchor, line }) =>
    `"${path}" is part of the anchor &${anchor}, which is used again on line ${line}: changing it here would change it there too.`,
  EDIT_ANCHOR_IN_USE: ({ path, anchor, line }) => `"${path}" holds the anchor &${anchor}, which is still used on line ${line}.`,
  EDIT_INSIDE_ALIAS: ({ path, anchor }) => `"${path}" comes from the anchor &${anchor}: change it there, or replace the alias *${anchor} first.`,
  EDIT_MERGED_ENTRY: ({ path, anchor }) => `"${path}" is merged in from the anchor &${anchor}: it can be overridden here, but not taken away.`,
  EDIT_NOT_WRITABLE: ({ path }) => `The value for "${path}" holds characters that cannot be written as text.`,
  EDIT_UNPROVEN: ({ path }) => `The change of "${path}" could not be made without changing something else as well, so nothing was changed.`,
}

/** Paths in messages are for reading only: the segments joined by dots. */
export function refuse(code: RefusalCode, path: Path, params: Parameters = {}): never {
  const all = { path: path.join('.'), ...params }
  throw new RefusedChange({ code, message: messages[code](all), params: all })
}
