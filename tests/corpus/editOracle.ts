import type { Path } from '@core/document/types'
import type { Change } from '@core/edits/types'
import { CST, isMap, isScalar, isSeq, Parser, parseDocument, Scalar, type Document, type Pair, type YAMLMap } from 'yaml'

/**
 * An independent reading of compose texts: the `yaml` library's own tree and values, changed through its own methods. It shares no code
 * with the core but the parser of the concrete syntax.
 */
function read(text: string): Document.Parsed {
  const document = parseDocument(text, { merge: true, logLevel: 'silent' })
  if (document.errors.length > 0) throw new Error(`The text does not parse: ${document.errors[0]?.message}`)
  return document
}

function normalised(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => {
    if (typeof inner === 'bigint') return `${inner}n`
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner
    return Object.entries(inner).toSorted(([one], [other]) => (one < other ? -1 : 1))
  })
}

function valueOf(document: Document): unknown {
  return document.toJS({ maxAliasCount: -1 })
}

export function meaningOf(text: string): string {
  try {
    return normalised(valueOf(read(text)))
  } catch (error) {
    return String(error)
  }
}

/** What the text means once the change is made: on its plain data where it holds no anchors, else in the library's tree. */
export function meaningAfter(text: string, change: Change): string {
  if (/[*&]/.test(text)) return meaningOfChangedTree(text, change)
  if (latest.text !== text) Object.assign(latest, { text, value: valueOf(read(text)) })
  const whole = { root: structuredClone(latest.value) }
  changeData(whole, ['root', ...change.path], change)
  return normalised(whole.root)
}

/** The file that is being changed, read once for all its changes. */
const latest: { text: string; value: unknown } = { text: '', value: null }

function changeData(whole: unknown, path: Path, change: Change): void {
  const key = String(path.at(-1))
  let parent = whole as Record<string, unknown>
  for (const segment of path.slice(0, -1)) parent = parent[String(segment)] as Record<string, unknown>
  const list: unknown = change.type === 'insert' ? parent[key] : parent
  if (change.type === 'insert' && Array.isArray(list)) list.splice(change.index, 0, change.value)
  else if (change.type === 'set') parent[key] = change.value
  else if (change.type === 'remove' && Array.isArray(list)) list.splice(Number(key), 1)
  else {
    const value = parent[key]
    Reflect.deleteProperty(parent, key)
    if (change.type === 'rename') parent[change.key] = value
  }
}

function meaningOfChangedTree(text: string, change: Change): string {
  const document = read(text)
  const { path } = change
  if (change.type === 'set') {
    const node = document.getIn(path, true)
    if (isScalar(node)) node.value = change.value
    else document.setIn(path, document.createNode(change.value))
  } else if (change.type === 'insert') {
    const list = document.getIn(path, true)
    if (!isSeq(list)) throw new Error('Not a list')
    list.items.splice(change.index, 0, document.createNode(change.value))
  } else if (change.type === 'remove') {
    remove(document, path)
  } else if (change.type === 'rename') {
    pairAt(document, path).pair.key = new Scalar(change.key)
  } else {
    throw new Error(`No oracle for ${change.type}`)
  }
  return normalised(valueOf(document))
}

/** The library's own deleteIn does not find merge keys. */
function remove(document: Document.Parsed, path: Path): void {
  if (path.at(-1) !== '<<') {
    document.deleteIn(path)
    return
  }
  const { map, pair } = pairAt(document, path)
  map.items.splice(map.items.indexOf(pair), 1)
}

function pairAt(document: Document.Parsed, path: Path): { map: YAMLMap; pair: Pair } {
  const map = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true)
  if (!isMap(map)) throw new Error('Not a map')
  const pair = map.items.find((item) => isScalar(item.key) && (item.key.source ?? String(item.key.value)) === path.at(-1))
  if (pair === undefined) throw new Error('No such key')
  return { map, pair }
}

/** All comments of a text, sorted, white space at their ends left out. */
export function commentsOf(text: string): string[] {
  const comments: string[] = []
  const collect = (tokens: readonly CST.SourceToken[] | undefined): void => {
    for (const token of tokens ?? []) if (token.type === 'comment') comments.push(token.source.trimEnd())
  }
  for (const token of new Parser().parse(text)) {
    if (token.type === 'comment') comments.push(token.source.trimEnd())
    if (token.type !== 'document') continue
    CST.visit(token, (item) => {
      collect(item.start)
      collect(item.sep)
      for (const node of [item.key, item.value]) {
        if (node == null) continue
        if ('end' in node && Array.isArray(node.end)) collect(node.end)
        if (node.type === 'block-scalar') collect(node.props.filter((prop): prop is CST.SourceToken => prop.type === 'comment'))
      }
    })
    collect(token.end)
  }
  return comments.toSorted()
}
