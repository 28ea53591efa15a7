import type { Path } from '@core/document/types'
import type { Change } from '@core/edits/types'
import { CST, isCollection, isMap, isScalar, isSeq, Parser, parseDocument, Scalar, type Document, type Pair, type YAMLMap } from 'yaml'

/**
 * An independent reading of compose texts: the `yaml` library's own tree and values, changed through its own methods. It shares no code
 * with the core but the parser of the concrete syntax.
 */
function read(text: string): Document.Parsed {
  const document = parseDocument(text, { merge: true, logLevel: 'silent' })
  if (document.errors.length > 0) throw new Error(`The text does not parse: ${document.errors[0]?.message}`)
  return document
}

function normalised(document: Document): string {
  return JSON.stringify(document.toJS({ maxAliasCount: -1 }), (_, value: unknown) => {
    if (typeof value === 'bigint') return `${value}n`
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
    return Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1))
  })
}

export function meaningOf(text: string): string {
  try {
    return normalised(read(text))
  } catch (error) {
    return String(error)
  }
}

/** What the text means once the change is made in the library's tree. */
export function meaningAfter(text: string, change: Change): string {
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
  return isCollection(document.contents) ? normalised(document) : 'empty'
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
