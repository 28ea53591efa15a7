import { parseCompose } from './parseCompose'
import type { PlainValue, SourceNode } from './types'

export type YamlReading =
  | { readonly ok: true; readonly value: PlainValue; readonly node: SourceNode | null; readonly hasComment: boolean }
  | { readonly ok: false; readonly message: string; readonly line: number; readonly code: string; readonly params: Readonly<Record<string, string | number>> }

/** Reads a text as the YAML of one value; a fault says the line of the text (from 1). */
export function readYamlValue(text: string): YamlReading {
  // A value alone is no compose file; as the value of a key it is read the way it will stand.
  const document = parseCompose(`value:\n${text.replace(/^/gm, '  ')}\n`)
  const fault = document.errors[0]
  if (fault) return { ok: false, message: fault.message, line: Math.min(Math.max(1, fault.line - 1), text.split('\n').length), code: fault.code, params: fault.params }
  const node = document.nodeAt(['value']) ?? null
  const hasComment = /(?:^|\s)#/m.test(text.replaceAll(/'[^']*'|"(?:[^"\\]|\\.)*"/g, ''))
  return { ok: true, value: node ? document.plain(node) : null, node, hasComment }
}
