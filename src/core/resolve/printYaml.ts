import type { PlainMap, PlainValue } from '../document/types'
import { resolvePlain } from '../document/resolveScalar'

/**
 * Plain data as block YAML, ending in a line break. The `yaml` library builds a tree of nodes first, which took a sixth of all the time of
 * `stackyard config`. Texts that any reader of YAML (1.1 or 1.2) might take for something else are quoted.
 */
export function printYaml(value: PlainValue): string {
  if (isMap(value) && Object.keys(value).length > 0) return mapLines(value, '')
  return isList(value) && value.length > 0 ? listLines(value, '') : `${printScalar(value, '')}\n`
}

function mapLines(map: PlainMap, indent: string): string {
  let lines = ''
  for (const key in map) lines += `${indent}${printText(key)}:${printValue(map[key] ?? null, indent)}`
  return lines
}

function printValue(value: PlainValue, indent: string): string {
  if (isList(value)) return value.length === 0 ? ' []\n' : `\n${listLines(value, `${indent}  `)}`
  if (isMap(value)) return isEmpty(value) ? ' {}\n' : `\n${mapLines(value, `${indent}  `)}`
  return ` ${printScalar(value, `${indent}  `)}\n`
}

function listLines(list: readonly PlainValue[], indent: string): string {
  let lines = ''
  for (const item of list) {
    const isNested = (isList(item) && item.length > 0) || (isMap(item) && !isEmpty(item))
    // The first line of a nested collection goes behind the dash.
    if (isNested) lines += `${indent}- ${(isList(item) ? listLines(item, `${indent}  `) : mapLines(item as PlainMap, `${indent}  `)).slice(indent.length + 2)}`
    else lines += `${indent}-${printValue(item, indent)}`
  }
  return lines
}

function isList(value: PlainValue): value is readonly PlainValue[] {
  return Array.isArray(value)
}

function isMap(value: PlainValue): value is PlainMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isEmpty(map: PlainMap): boolean {
  for (const key in map) return key === undefined
  return true
}

function printScalar(value: PlainValue, indent: string): string {
  if (typeof value === 'string') return value.includes('\n') && !noLiteral.test(value) ? printLiteral(value, indent) : printText(value)
  if (typeof value !== 'number') return isMap(value) ? '{}' : isList(value) ? '[]' : String(value)
  if (Number.isNaN(value)) return '.nan'
  return Number.isFinite(value) ? String(value) : value > 0 ? '.inf' : '-.inf'
}

/** One that begins with a letter, a slash or the like, holds nothing that ends a plain scalar, and does not end in a space or colon. */
const plain = /^[A-Za-z_/.\d][\w/.,=@+\-%~()$;<>&*!?|{}[\]"'^]*(?:[: ]+[\w/.,=@+\-%~()$;<>&*!?|{}[\]"'^]+)*$/
/** What one reader or another takes for a truth value, nothing, a time, a date or a number in some notation. */
const reserved = /^(?:y|n|yes|no|on|off|true|false|null|\.nan|\.inf)$|^\.\.\.|^\d+(?::\d+)+(?:\.\d*)?$|^\d{4}-\d|^[\d._]+$|^[\d._]*e[-+]?\d*$|^0[xob]/i

function printText(text: string): string {
  if (plain.test(text) && !text.includes(': ') && !reserved.test(text) && (text.charCodeAt(0) > 57 || resolvePlain(text) === text)) return text
  return JSON.stringify(text).replace(/[\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** What cannot stand in a literal block: a control character, a first line that would need the indent told, more than one break at the end. */
const noLiteral = /^[ \n]|\n\n$|[^\n\x20-\x7E\u00A0-\u2027\u202A-\uD7FF\uE000-\uFEFE]/

function printLiteral(text: string, indent: string): string {
  const endsLine = text.endsWith('\n')
  const lines = (endsLine ? text.slice(0, -1) : text).split('\n')
  return `|${endsLine ? '' : '-'}\n${lines.map((line) => (line === '' ? '' : indent + line)).join('\n')}`
}
