import type { Path } from '../document/types'
import { lineEnd, lineStart } from '../text/lines'
import { flowPlace } from './flowPlace'
import { elementsOfLine, type LineElement } from './lineElements'

/** Where the cursor stands in a text that need not be whole: found by indentation alone, without a parse. */
export interface CursorPlace {
  /** `key`: a key may begin here. `item`: a list's item, which may be a value or a map's first key. `value`: behind a key's colon. */
  readonly position: 'key' | 'item' | 'value'
  /** The map that a key would go into; the item's own path (index 0 in a flow list of several lines); the path of the entry whose value it is. */
  readonly path: Path
  /** The word typed so far, and what a choice would replace: offsets of the text. */
  readonly word: string
  readonly from: number
  readonly to: number
  /** Other keys of the same map. */
  readonly siblings: ReadonlySet<string>
  readonly quote: '"' | "'" | null
  readonly flow: boolean
  /** Where the word's line content begins: what is written below it is indented from here. */
  readonly column: number
  /** A colon follows already: only the key itself is to be written. */
  readonly hasColon: boolean
  /** The value so far from the key's colon or the dash on, the word included. */
  readonly valueText: string
}

interface Line {
  readonly start: number
  readonly elements: readonly LineElement[]
}

/** Null inside a comment and inside a block of text (`|`, `>`). */
export function cursorPlace(text: string, offset: number): CursorPlace | null {
  const start = lineStart(text, offset)
  const before = text.slice(start, offset)
  if (isInComment(before)) return null
  const line = elementsOfLine(before)
  const { rest } = line
  const own = line.elements.at(-1)
  const word = /[^\s"'[\]{},]*$/.exec(rest)?.[0] ?? ''
  const after = text.slice(offset, lineEnd(text, offset))
  const tail = /^[^\s"'[\]{},:#]*/.exec(after)?.[0] ?? ''
  const hasColon = /^[^\s"'[\]{},:#]*["']?\s*:(?:\s|$)/.test(after)
  const parents = climb(text, start, line.elements, line.column)
  if (parents === null) return null
  const flow = flowPlace(parents.openFlow === null || own?.kind === 'key' ? rest : `${parents.openFlow}${rest}`)
  const base = { word, from: offset - word.length, to: offset + tail.length, quote: openQuote(rest), column: line.column, hasColon, valueText: rest }
  if (flow) return { ...base, flow: true, position: flow.position, path: [...parents.path, ...flow.path], siblings: new Set(flow.position === 'key' ? flow.siblings : []) }
  if (own?.kind === 'key') return { ...base, flow: false, position: 'value', path: parents.path, siblings: new Set() }
  if (own?.kind === 'dash') return { ...base, flow: false, position: 'item', path: parents.path, siblings: siblingsBelow(text, start, line.column) }
  if (rest !== word && openQuote(rest) === null) return null
  return { ...base, flow: false, position: 'key', path: parents.path, siblings: new Set([...parents.siblings, ...siblingsBelow(text, start, line.column)]) }
}

interface Parents {
  readonly path: Path
  readonly siblings: ReadonlySet<string>
  /** The brackets that the parent's line leaves open; null where it opens none. */
  readonly openFlow: string | null
}

/** Goes up the lines to the root, by their columns. Null where the text belongs to a block scalar. */
function climb(text: string, lineAt: number, own: readonly LineElement[], column: number): Parents | null {
  const path: (string | number)[] = []
  const siblings = new Set<string>()
  let openFlow: string | null = null
  // What is looked for: something that holds a thing at `limit`; a dash's holder may be a key in the same column.
  let limit = column
  let forDash = false
  let index = 0
  let parentFound = false
  const take = (element: LineElement): void => {
    parentFound = true
    if (element.kind === 'key') path.unshift(element.text)
    limit = element.column
    forDash = element.kind === 'dash'
    index = 0
    if (forDash) path.unshift(0)
  }
  const setIndex = (): void => {
    if (forDash) path[0] = index
  }
  for (let position = own.length - 1; position >= 0; position -= 1) {
    const element = own[position]
    if (element) take(element)
  }
  for (let at = lineAt; at > 0 && (limit > 0 || forDash); ) {
    const end = at - 1
    at = lineStart(text, end)
    const line = contentLine(text, at, end)
    if (!line) continue
    for (let position = line.elements.length - 1; position >= 0; position -= 1) {
      const element = line.elements[position]
      if (!element) continue
      if (forDash && element.kind === 'dash' && element.column === limit) {
        index += 1
        setIndex()
      } else if (element.column < limit || (forDash && element.kind === 'key' && element.column === limit)) {
        if (position === line.elements.length - 1) {
          const value = text.slice(line.start + (line.elements.at(-1)?.end ?? 0), end).trim()
          if (/^(?:[&!]\S+\s+)*[|>][-+\d]*(?:\s+#.*)?$/.test(value)) return null
          if (!parentFound && /^(?:[&!]\S+\s+)*[[{]/.test(value)) openFlow = value.replace(/^(?:[&!]\S+\s+)*/, '')
        }
        take(element)
      } else if (!parentFound && element.kind === 'key' && element.column === limit) siblings.add(element.text)
    }
  }
  return { path, siblings, openFlow: openFlow === null ? null : `${openFlow} ` }
}

function contentLine(text: string, start: number, end: number): Line | null {
  const content = text.slice(start, end)
  if (/^\s*(?:#|$)/.test(content)) return null
  return { start, elements: elementsOfLine(content).elements }
}

/** The keys of the same map on the lines behind the cursor's. */
function siblingsBelow(text: string, lineAt: number, column: number): ReadonlySet<string> {
  const found = new Set<string>()
  for (let at = text.indexOf('\n', lineAt) + 1; at > 0 && at < text.length; at = text.indexOf('\n', at) + 1) {
    const line = contentLine(text, at, lineEnd(text, at))
    const [first] = line?.elements ?? []
    if (!line) continue
    if (!first || first.column < column) break
    if (first.kind === 'key' && first.column === column) found.add(first.text)
  }
  return found
}

/** Whether a line's beginning ends inside a comment. */
export function isInComment(before: string): boolean {
  let quote: string | null = null
  for (let at = 0; at < before.length; at += 1) {
    const character = before[at]
    if (quote !== null) {
      if (character === quote) quote = null
    } else if ((character === '"' || character === "'") && /(?:^|[\s:[{,-])$/.test(before.slice(0, at))) quote = character
    else if (character === '#' && (at === 0 || /\s/.test(before[at - 1] ?? ''))) return true
  }
  return false
}

function openQuote(rest: string): '"' | "'" | null {
  let open: '"' | "'" | null = null
  for (const character of rest) {
    if (open === null && (character === '"' || character === "'")) open = character
    else if (character === open) open = null
  }
  return open
}
