/** A dash or a key at the beginning of a line, with the column it stands in; `end` is the offset behind its dash or colon. */
export interface LineElement {
  readonly kind: 'dash' | 'key'
  readonly text: string
  readonly column: number
  readonly end: number
}

const key = /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s#"'[\]{},&*!|>%@`-][^#:]*?(?::[^\s#:][^#:]*?)*|-[^\s#:][^#:]*?|<<)\s*:(?=\s|$)/

/** The dashes and the key that a line of block YAML begins with, what is behind them, and the column where that begins. */
export function elementsOfLine(line: string): { readonly elements: readonly LineElement[]; readonly rest: string; readonly column: number } {
  const elements: LineElement[] = []
  let at = /^\uFEFF?\s*/.exec(line)?.[0].length ?? 0
  for (;;) {
    const dash = /^-(?:\s+|$)/.exec(line.slice(at))
    if (!dash) break
    elements.push({ kind: 'dash', text: '', column: at, end: at + 1 })
    at += dash[0].length
  }
  const column = at
  const found = key.exec(line.slice(at))
  if (!found) return { elements, rest: line.slice(at), column }
  const end = at + found[0].length
  elements.push({ kind: 'key', text: unquoted(found[1] ?? ''), column, end })
  return { elements, rest: line.slice(end).trimStart(), column }
}

function unquoted(text: string): string {
  if (text.startsWith("'")) return text.slice(1, -1).replaceAll("''", "'")
  return text.startsWith('"') ? text.slice(1, -1) : text
}
