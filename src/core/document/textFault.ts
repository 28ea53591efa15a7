import type { DocumentErrorCode } from './types'

type Parameters = Readonly<Record<string, string | number>>

/** A fault at a place of a text, before it is put in words (see describeFault). Thrown where reading cannot go on. */
export class TextFault extends Error {
  constructor(
    readonly code: DocumentErrorCode,
    readonly start: number,
    readonly end: number,
    readonly params: Parameters = {},
  ) {
    super(code)
    this.name = 'TextFault'
  }
}
