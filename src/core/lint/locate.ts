import type { ComposeDocument } from '../document/types'
import type { Origin, ResolvedProject } from '../resolve/types'
import type { TextRange } from '../text/textEdit'
import type { Finding } from './finding'
import type { Diagnostic } from './types'

const sectionKinds: Readonly<Record<string, string>> = { services: 'service', volumes: 'volume', networks: 'network', secrets: 'secret', configs: 'config' }

/** A finding with the place it has in the present text. */
export function locate(project: ResolvedProject, finding: Finding): Diagnostic {
  const { origin, atKey, ...rest } = finding
  const file = origin?.file ?? project.documents.keys().next().value ?? ''
  const document = project.documents.get(file)
  const range = document && origin ? rangeOf(document, origin, atKey === true) : { start: 0, end: 0 }
  const position = document ? document.positionAt(range.start) : { line: lineParameter(finding), column: 1 }
  const path = origin?.path ?? []
  const kind = sectionKinds[String(path[0])]
  return { ...rest, file, path, range, ...position, ...(kind !== undefined && path.length > 1 ? { node: `${kind}:${path[1]}` } : {}) }
}

function rangeOf(document: ComposeDocument, origin: Origin, atKey: boolean): TextRange {
  const entry = document.entryRangeAt(origin.path)
  if (atKey && entry) {
    const key = document.text.slice(entry.start).match(/^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s:][^\n:]*)/)?.[0] ?? ''
    return { start: entry.start, end: entry.start + key.length }
  }
  const node = origin.node ?? document.nodeAt(origin.path)
  return node ? document.rangeOf(node) : (entry ?? { start: 0, end: 0 })
}

/** A fault of a file that is no compose document (an env file) brings its own line. */
function lineParameter(finding: Finding): number {
  const { line } = finding.params
  return typeof line === 'number' ? line : 1
}
