/** A name as a text says it, and the text once the name is another one. */
export interface SpokenName {
  readonly name: string
  readonly renamed: (name: string) => string
  /** The whole text where a variable may say another name. */
  readonly expression?: string
}

/** The text itself, or what a variable that is not set falls back to: `db` of `${DB:-db}`. What another expression says is not known here. */
export function spokenName(text: string): SpokenName {
  const [, head, name, tail] = /^(\$\{[A-Za-z_]\w*:?-)([^{}$]+)(\})$/.exec(text) ?? []
  if (head !== undefined && name !== undefined && tail !== undefined) return { name, renamed: (next) => head + next + tail, expression: text }
  return { name: text, renamed: (next) => next, ...(text.includes('$') && { expression: text }) }
}

/** The offset of the first colon outside of an expression; -1 where there is none. */
export function dividingColon(text: string, from = 0): number {
  let depth = 0
  for (let index = from; index < text.length; index += 1) {
    if (text.startsWith('${', index)) depth += 1
    else if (text[index] === '}' && depth > 0) depth -= 1
    else if (text[index] === ':' && depth === 0) return index
  }
  return -1
}
