import { lineEnd, lineStart } from '../text/lines'

export interface AnchorPlace {
  readonly name: string
  /** The offset of its `&`. */
  readonly offset: number
  /** The line it stands on, without the spaces around it. */
  readonly line: string
}

/** The anchors of a text that need not be whole, the last first: of two of one name the later one counts. */
export function anchorsIn(text: string): readonly AnchorPlace[] {
  const found = new Map<string, AnchorPlace>()
  for (const match of text.matchAll(/(?<=[\s,[{])&([^\s,[\]{}]+)/g)) {
    const [, name = ''] = match
    const start = lineStart(text, match.index)
    const line = text.slice(start, lineEnd(text, match.index))
    if (/(?:^|\s)#/.test(line.slice(0, match.index - start))) continue
    found.delete(name)
    found.set(name, { name, offset: match.index, line: line.trim() })
  }
  return [...found.values()].reverse()
}
