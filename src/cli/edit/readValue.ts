import { readYamlValue } from '@core/document/readYamlValue'
import type { PlainValue, SourceNode } from '@core/document/types'
import { UsageError } from './parsePath'

/** A Go template, as Docker takes them, and the marks of YAML that nothing follows. */
const standsForItself = /^\s*(?:\{\{|[-|>]\s*$)/

interface ReadValue {
  readonly value: PlainValue
  /** The number or truth value as it was typed, where that is not how its meaning would be written: `0440`, `1.50`. */
  readonly typed?: string
}

/**
 * Reads an argument as the YAML of one value, as Compose reads it: `3` is a number, `"3"` text, `[a, b]` a list. What begins like no list,
 * map or quote and is no number is text, all of it: `echo a # b`, `*.log`. Throws a UsageError where something typed would be lost.
 */
export function readValue(name: string, text: string): ReadValue {
  if (text === '') return { value: '' }
  const reading = readYamlValue(text)
  const looksLikeText = !/^\s*(?:["'[]|\{(?!\{))/.test(text)
  if (!reading.ok) {
    if (looksLikeText) return { value: text }
    throw new UsageError(`${name} begins like a list, a map or quoted text, but cannot be read as one. Put it right, or quote it as text: '${JSON.stringify(text)}'.`)
  }
  const { node, value } = reading
  if (node === null || standsForItself.test(text) || (isPlain(node) && node.source !== text.trim())) return { value: text }
  if (!isBare(node) || (reading.hasComment && !isPlain(node))) {
    throw new UsageError(`${name} holds a comment, a tag or an anchor, which would be lost. The operation write PATH TEXT keeps them; as text it is quoted: '${JSON.stringify(text)}'.`)
  }
  if (!isPlain(node)) return { value }
  if (typeof value === 'string') return { value: text }
  return value !== null && String(value) !== node.source ? { value, typed: node.source } : { value }
}

function isPlain(node: SourceNode): node is Extract<SourceNode, { kind: 'scalar' }> {
  return node.kind === 'scalar' && node.style === 'plain' && node.tag === undefined && node.anchor === undefined
}

/** Without tags, anchors and aliases, which plain data does not hold. */
function isBare(node: SourceNode): boolean {
  if (node.tag !== undefined || node.anchor !== undefined || node.kind === 'alias') return false
  if (node.kind === 'seq') return node.items.every(isBare)
  return node.kind !== 'map' || node.entries.every((entry) => entry.key.anchor === undefined && isBare(entry.value))
}
