import type { ComposeDocument, Path, PlainValue } from '@core/document/types'
import { parseCompose } from '@core/document/parseCompose'

export type YamlReading = { readonly ok: true; readonly value: PlainValue; readonly hasComment: boolean } | { readonly ok: false; readonly message: string; readonly line: number; readonly code: string; readonly params: Readonly<Record<string, string | number>> }

/** A value's own text as it stands in the file, its lines shifted to the left. */
export function yamlTextAt(document: ComposeDocument, path: Path): string {
  const node = document.resolvedAt(path)
  if (!node) return ''
  const { start, end } = document.rangeOf(node)
  const lineStart = document.text.lastIndexOf('\n', start - 1) + 1
  const indent = ' '.repeat(start - lineStart)
  const text = document.text.slice(start, end).replaceAll('\r\n', '\n')
  return text
    .split('\n')
    .map((line, index) => (index > 0 && line.startsWith(indent) ? line.slice(indent.length) : line))
    .join('\n')
}

/** Reads a value as YAML; a fault says the line of the typed text. */
export function readYaml(text: string): YamlReading {
  // A value alone is no compose file; as the value of a key it is read the way it will stand.
  const document = parseCompose(`value:\n${text.replace(/^/gm, '  ')}\n`)
  const fault = document.errors[0]
  if (fault) return { ok: false, message: fault.message, line: Math.max(1, fault.line - 1), code: fault.code, params: fault.params }
  const node = document.nodeAt(['value'])
  return { ok: true, value: node ? document.plain(node) : null, hasComment: /(?:^|\s)#/m.test(text.replaceAll(/'[^']*'|"(?:[^"\\]|\\.)*"/g, '')) }
}
