import type { Analysis } from '@core/analyze'
import type { Path } from '@core/document/types'
import { findEdge, findNode } from '@core/graph/graphLookup'
import type { TextRange } from '@core/text/textEdit'

/** `services.web` and its like. */
const entryDepth = 2

const kindsBySection: Readonly<Record<string, string>> = { services: 'service', volumes: 'volume', networks: 'network', secrets: 'secret', configs: 'config' }

/**
 * Where a node or an edge of the graph is written: its file and the range of its whole entry; null where nowhere. Of the files that
 * write a node it is `shown`, the one that is looked at, where it is among them: who reads one layer is not led to another.
 */
export function placeOfGraphItem(analysis: Analysis, id: string, shown?: string): { readonly file: string; readonly range: TextRange } | null {
  const graphNode = findNode(analysis.graph, id)
  const item = graphNode ?? findEdge(analysis.graph, id)
  if (!item?.origin) return null
  const { path, node } = item.origin
  const isShown = graphNode !== undefined && shown !== undefined && path.length === entryDepth && analysis.documents.get(shown)?.entryRangeAt(path) !== undefined
  const file = isShown ? shown : item.origin.file
  const document = analysis.documents.get(file)
  // Of a broken text the graph is the last good one, whose places are not those of this text.
  if (!document || document.errors.length > 0) return null
  const range = document.entryRangeAt(path) ?? (node ? document.rangeOf(node) : undefined)
  return range ? { file, range } : null
}

/** The node whose entry holds a path of a compose file, where it is in the graph; null elsewhere. */
export function nodeAtPath(analysis: Analysis, path: Path): string | null {
  const [section, name] = path
  const kind = typeof section === 'string' && Object.hasOwn(kindsBySection, section) ? kindsBySection[section] : undefined
  if (kind === undefined || name === undefined) return null
  const id = `${kind}:${name}`
  return findNode(analysis.graph, id) ? id : null
}
