/** How a text is indented, for what is put into it. */
export interface TextStyle {
  /** Spaces of one step. */
  readonly step: number
  /** Whether the dashes of a list stand deeper than its key. */
  readonly indentsDashes: boolean
}

export function textStyle(text: string): TextStyle {
  const step = /^( +)[^\s#-]/m.exec(text)?.[1]?.length ?? 2
  return { step, indentsDashes: !/^( *)[^\s#-][^\n]*:[ \t]*\r?\n\1- /m.test(text) }
}

/** Whether the text writes an attribute as a list wherever it has it. */
export function writesAsList(text: string, attribute: string): boolean {
  const key = attribute.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const blocks = [...text.matchAll(new RegExp(`^ *${key}:[ \\t]*(?:#.*)?\\r?\\n *(-?)`, 'gm'))]
  return blocks.length > 0 && blocks.every(([, dash]) => dash === '-')
}
