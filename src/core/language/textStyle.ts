/** How a text is indented, for what is put into it. */
export interface TextStyle {
  /** Spaces of one step. */
  readonly step: number
  /** Whether the dashes of a list stand deeper than its key. */
  readonly indentsDashes: boolean
}

/** A habit shows early: of a long text only so much is looked at. */
const enough = 40_000

export function textStyle(whole: string): TextStyle {
  const text = whole.slice(0, enough)
  const step = /^( +)[^\s#-]/m.exec(text)?.[1]?.length ?? 2
  return { step, indentsDashes: !/^( *)[^\s#-][^\n]*:[ \t]*\r?\n\1- /m.test(text) }
}

/** Whether the text writes an attribute as a list wherever it has it. */
export function writesAsList(whole: string, attribute: string): boolean {
  const text = whole.slice(0, enough)
  const key = attribute.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const blocks = [...text.matchAll(new RegExp(`^ *${key}:[ \\t]*(?:#.*)?\\r?\\n *(-?)`, 'gm'))]
  return blocks.length > 0 && blocks.every(([, dash]) => dash === '-')
}
