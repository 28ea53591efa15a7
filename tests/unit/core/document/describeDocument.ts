import type { SourceDocument } from '@core/document/SourceDocument'
import type { SourceNode } from '@core/document/types'

/** Everything there is to know of a document as one text: two documents are equal where these are. */
export function describeDocument(document: SourceDocument): string {
  const lines: string[] = [
    `eol ${JSON.stringify(document.eol)} bom ${document.hasByteOrderMark} documents ${document.documentCount} end ${document.contentEnd}`,
    ...document.errors.map((error) => `error ${error.code} ${error.line}:${error.column} ${error.message}`),
    ...document.warnings.map((warning) => `warning ${warning.code} ${warning.line}:${warning.column}`),
  ]
  if (document.root !== null) describeNode(document, document.root, '', lines)
  lines.push(JSON.stringify(document.plain(), (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value)))
  return lines.join('\n')
}

function describeNode(document: SourceDocument, node: SourceNode, path: string, lines: string[]): void {
  const { start, end } = document.rangeOf(node)
  const { line, column } = document.positionAt(start)
  const properties = `${node.anchor ?? ''} ${node.tag ?? ''} lead ${document.leadOf(node)}`
  const place = `${path} ${start}-${end} ${line}:${column} ${properties}`
  if (node.kind === 'scalar') {
    lines.push(`${place} ${node.style} ${String(node.value)} ${JSON.stringify(node.source)}`)
  } else if (node.kind === 'alias') {
    const target = document.target(node)
    lines.push(`${place} *${node.name} ${target === undefined ? 'none' : document.rangeOf(target).start}`)
  } else if (node.kind === 'seq') {
    lines.push(`${place} seq ${node.flow}`)
    node.items.forEach((item, index) => describeNode(document, item, `${path}/${index}`, lines))
  } else {
    lines.push(`${place} map ${node.flow}`)
    for (const entry of node.entries) {
      describeNode(document, entry.key, `${path}/${entry.key.source} key`, lines)
      describeNode(document, entry.value, `${path}/${entry.key.source}`, lines)
      lines.push(JSON.stringify(document.entryRange(entry)))
    }
  }
}
