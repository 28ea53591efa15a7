import { linesWithComments } from './carryComments'
import type { Collection, Location } from './locate'
import { Neighbours } from './neighbours'
import { changedOnlyAt, isWritten, sizeOf, type Splice } from './proof'
import { refuse } from './refusal'
import type { ValueStyle } from './types'
import { commentsIn, isFirstOnLine, writtenAt, type Written } from './written'
import { isLiteralSafe, writeScalar } from './writeScalar'
import { isEmpty, isPlainMap, isPlainSeq, isScalarValue, writeAfterKey, writeFlow, writeItemValue } from './writeValue'
import type { SourceDocument } from '../document/SourceDocument'
import type { Path, PlainValue, SourceNode } from '../document/types'
import type { TextEdit } from '../text/textEdit'
import { columnAt, lineEnd, lineStart } from '../text/lines'

/** A value that is there, and the place it stands in. */
interface Site {
  readonly document: SourceDocument
  readonly path: Path
  readonly node: SourceNode
  /** The key's colon or the item's dash; -1 between brackets or at the root. */
  readonly lead: number
  /** Where the entry or item begins. */
  readonly start: number
  readonly ofKey: boolean
  readonly insideFlow: boolean
  readonly written: Written
  /** Whether the anchor or tag goes with the old value. */
  readonly dropsProperties: boolean
  /** Where the colon, the dash or the properties that stay end. */
  readonly headEnd: number
  readonly style: Neighbours
}

/** Writes another value where one stands. The anchor stays, and of the tags those whose meaning permits it. */
export function replaceValue(document: SourceDocument, path: Path, location: Location, value: PlainValue, hints: ValueStyle | undefined): Splice {
  const site = siteOf(document, path, location, value, hints)
  const { node } = site
  const edits = isBlockCollection(node) ? replaceBlock(site, value) : replaceInline(site, value)
  return {
    edits: edits.filter((edit) => edit.length > 0 || edit.newText !== '').toSorted((a, b) => a.offset - b.offset),
    own: [],
    proof: changedOnlyAt(
      location.steps.map((step) => step.index),
      (_, after) => isWritten(after, value) && (site.dropsProperties || (after.anchor === node.anchor && after.tag === node.tag)),
    ),
  }
}

function siteOf(document: SourceDocument, path: Path, location: Location, value: PlainValue, hints: ValueStyle | undefined): Site {
  const { node, insideFlow } = location
  const parent = location.steps.at(-1)
  if (node === null || parent === undefined) refuse('EDIT_NO_SUCH_ENTRY', path)
  const key = parent.node.kind === 'map' ? parent.node.entries[parent.index]?.key : undefined
  const written = writtenAt(document, node)
  const segment = path.at(-1)
  const start = document.entryRangeAt(path)?.start ?? written.start
  const style = new Neighbours(document, path.slice(0, -1), hints, typeof segment === 'string' ? segment : undefined)
  const lead = document.leadOf(key ?? node)
  const hasProperties = written.propertiesEnd > written.start
  const dropsProperties = hasProperties && !keepsProperties(node, value)
  const headEnd = hasProperties && !dropsProperties ? written.propertiesEnd : lead < 0 ? written.start : lead + 1
  return { document, path, node, lead, start, ofKey: key !== undefined, insideFlow, written, dropsProperties, headEnd, style }
}

/** `!reset` is what the new value replaces; a tag of YAML's own, or one that would make text of a number, stays only where it is true. */
function keepsProperties(node: SourceNode, value: PlainValue): boolean {
  if (node.tag === undefined) return true
  const isText = typeof value === 'string'
  if (node.tag.startsWith('!!')) return node.tag === '!!str' && isText
  return node.tag !== '!reset' && (isText || !isScalarValue(value))
}

function isBlockCollection(node: SourceNode): node is Collection {
  return (node.kind === 'map' || node.kind === 'seq') && !node.flow
}

/** Whether the value is to be written on lines of its own. What stood between brackets stays there if it is flat. */
function goesOnLines(value: PlainValue, site: Site): boolean {
  if (site.insideFlow || site.style.flow) return false
  const staysFlow = (site.node.kind === 'map' || site.node.kind === 'seq') && site.node.flow && sizeOf(site.node) > 0
  if (staysFlow && !isScalarValue(value) && Object.values(value).every(isScalarValue)) return false
  return isScalarValue(value) ? typeof value === 'string' && writesLiteral(value, site) : !isEmpty(value)
}

/** A text that stood between quotes on one line stays there, with its line breaks as escapes. */
function writesLiteral(value: string, { node, style }: Site): boolean {
  return isLiteralSafe(value) && !(node.kind === 'scalar' && node.style === 'double' && !/\n/.test(node.source)) && !style.flow
}

function replaceInline(site: Site, value: PlainValue): TextEdit[] {
  const { document, node, written, dropsProperties, headEnd } = site
  const { text } = document
  const start = dropsProperties ? written.start : written.contentStart
  const empty = written.contentStart === written.end && !dropsProperties
  const header = node.kind === 'scalar' && (node.style === 'literal' || node.style === 'folded')
  const headerComment = header ? (/\s#[^\n\r]*/.exec(text.slice(start, lineEnd(text, start)))?.[0] ?? '') : ''
  const comments = header ? [] : commentsIn(text, start, written.end)
  const newText = goesOnLines(value, site) ? onLines(site, value) : inline(site, value)
  const [first = '', ...rest] = splitFirstLine(newText)
  const before = newText === '' || first === '' ? trimmedStart(text, start, headEnd) : start
  const gap = empty && newText !== '' && first !== '' && !/\s/.test(text[start - 1] ?? ' ') ? ' ' : ''
  const colon = site.ofKey && site.lead < 0 ? ':' : ''
  const end = lineEnd(text, written.end)
  return [
    ...keptComments(site, comments),
    { offset: before, length: written.end - before, newText: colon + (colon === '' ? gap : ' ') + first + headerComment },
    { offset: end, length: 0, newText: rest.join('') },
  ]
}

/** Old lines go, the key's own line with its comment stays. */
function replaceBlock(site: Site, value: PlainValue): TextEdit[] {
  const { document, written, dropsProperties, headEnd, ofKey } = site
  const { text } = document
  const column = columnAt(text, written.contentStart)
  if (!ofKey) {
    const comments = commentsIn(text, written.contentStart, written.end)
    const newText = goesOnLines(value, site) ? writeItemValue(value, column, site.style) : inline(site, value)
    const start = dropsProperties ? written.start : written.contentStart
    return [...keptComments(site, comments), { offset: start, length: written.end - start, newText }]
  }
  const propertiesGone: TextEdit[] = dropsProperties ? [{ offset: written.start, length: written.propertiesEnd - written.start, newText: '' }] : []
  if (goesOnLines(value, site) && !isScalarValue(value)) {
    const first = lineStart(text, written.contentStart)
    const carried = isBlockCollection(site.node) ? linesWithComments(document, site.node, value, columnAt(text, site.start), site.style) : null
    if (carried !== null) return [...propertiesGone, { offset: first, length: written.end - first, newText: carried }]
    const newText = onLines(site, value).slice(site.style.eol.length)
    const comments = commentsIn(text, first, written.end)
    return [...keptComments(site, comments), ...propertiesGone, { offset: first, length: written.end - first, newText }]
  }
  const headLineEnd = lineEnd(text, headEnd)
  const [first, rest] = splitFirstLine(goesOnLines(value, site) ? onLines(site, value) : inline(site, value))
  // The comment of the last line can move up to the key's line, if that has none.
  const end = rest !== '' || text.slice(headEnd, headLineEnd).trim() !== '' ? lineEnd(text, written.end) : written.end
  return [
    ...keptComments(site, commentsIn(text, headLineEnd, end)),
    ...propertiesGone,
    { offset: headEnd, length: 0, newText: first === '' ? '' : ` ${first}` },
    { offset: headLineEnd, length: end - headLineEnd, newText: rest },
  ]
}

/** Begins with a line break for a collection below a key, with the value itself otherwise. */
function onLines(site: Site, value: PlainValue): string {
  const { document, start, ofKey, style } = site
  const column = columnAt(document.text, start)
  if (!ofKey) return writeItemValue(value, itemColumn(site, column), style)
  const after = writeAfterKey(value, column, style)
  return after.startsWith(' ') ? after.slice(1) : after
}

/** Where the lines of an item's new value begin: where the old value did, however far that is from the dash. */
function itemColumn({ document, node, written }: Site, dash: number): number {
  const isHere = isBlockCollection(node) || (written.propertiesEnd === written.start && written.end > written.contentStart)
  return isHere ? columnAt(document.text, written.contentStart) : dash + 2
}

function inline(site: Site, value: PlainValue): string {
  const { node, style, insideFlow, ofKey, document } = site
  if (value === null) return ofKey && !insideFlow ? '' : 'null'
  if (isPlainMap(value) || isPlainSeq(value)) return writeFlow(value, style, insideFlow)
  const own = node.kind === 'scalar' && (node.style === 'single' || node.style === 'double') ? node.style : undefined
  const always = typeof value === 'string' && (own !== undefined || ((document.plain(node) === null || typeof document.plain(node) === 'object') && style.quoteAlways))
  return writeScalar(value, { flow: insideFlow, quote: own ?? style.quote, always })
}

/** The line breaks and what follows them; the first line apart, since a comment may stand behind it. */
function splitFirstLine(text: string): [string, string] {
  const newline = /\r?\n/.exec(text)
  return newline === null ? [text, ''] : [text.slice(0, newline.index), text.slice(newline.index)]
}

/** Comments from inside the old value, kept as lines above the entry (below it, where the entry shares its line with another). */
function keptComments({ document: { text }, start, written, style }: Site, comments: readonly string[]): TextEdit[] {
  if (comments.length === 0) return []
  const indent = ' '.repeat(columnAt(text, start))
  if (isFirstOnLine(text, start)) {
    const at = lineStart(text, start)
    return [{ offset: at, length: 0, newText: comments.map((comment) => indent + comment + style.eol).join('') }]
  }
  return [{ offset: lineEnd(text, written.end), length: 0, newText: comments.map((comment) => style.eol + indent + comment).join('') }]
}

function trimmedStart(text: string, offset: number, floor: number): number {
  let start = offset
  while (start > floor && (text[start - 1] === ' ' || text[start - 1] === '\t')) start -= 1
  return start
}
