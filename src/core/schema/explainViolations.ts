import type { ResolvedMap, ResolvedNode, ResolvedScalar, ResolvedSeq } from '../resolve/types'
import { nearestWord } from './nearestWord'
import { dereference, type JsonSchema, type JsonType } from './jsonSchema'
import { sameData } from './runtime'
import { toData } from './toData'

/** One way in which a value is not what the schema asks for. */
export interface Violation {
  readonly code: 'schema/wrong-type' | 'schema/unknown-key' | 'schema/missing-key' | 'schema/not-one-of' | 'schema/pattern' | 'schema/range' | 'schema/duplicate-item' | 'schema/too-short' | 'schema/ambiguous'
  /** Keys and indexes from the root that was checked. */
  readonly path: readonly (string | number)[]
  /** The value at fault; for an unknown key its value, for a missing key the map that lacks it. */
  readonly node: ResolvedNode
  readonly params: Readonly<Record<string, string | number>>
}

/**
 * Every violation of a schema, in the order of the text. Of a choice (`oneOf`, `anyOf`) only the branch that the value
 * comes nearest to is told about. Agrees with the compiled validators on what is valid.
 */
export function explainViolations(schema: JsonSchema, node: ResolvedNode, path: readonly (string | number)[] = []): Violation[] {
  const part = dereference(schema)
  const types = part.type === undefined ? undefined : ([] as JsonType[]).concat(part.type)
  if (types && !types.some((type) => isOfType(node, type))) return [wrongType(node, path, types)]
  const found: Violation[] = [...scalarViolations(part, node, path)]
  if (node.kind === 'seq') found.push(...sequenceViolations(part, node, path))
  if (node.kind === 'map') found.push(...mapViolations(part, node, path))
  if (part.oneOf) found.push(...choiceViolations(part.oneOf, node, path, true))
  if (part.anyOf) found.push(...choiceViolations(part.anyOf, node, path, false))
  return found
}

function scalarViolations(part: JsonSchema, node: ResolvedNode, path: Violation['path']): Violation[] {
  if (isVariable(node)) return []
  if (part.enum && !part.enum.some((value) => sameData(value, toData(node)))) {
    const allowed = part.enum.map(String)
    const near = node.kind === 'scalar' ? nearestWord(String(node.value), allowed) : undefined
    return [{ code: 'schema/not-one-of', path, node, params: { value: shown(node), allowed: allowed.join(', '), ...(near === undefined ? {} : { near }) } }]
  }
  if (node.kind !== 'scalar') return []
  const { value } = node
  if (typeof value === 'string') {
    if (part.pattern !== undefined && !new RegExp(part.pattern, 'u').test(value)) return [{ code: 'schema/pattern', path, node, params: { value: shown(node), pattern: part.pattern } }]
    if (part.minLength !== undefined && [...value].length < part.minLength) return [{ code: 'schema/too-short', path, node, params: { least: part.minLength } }]
  }
  if (typeof value === 'number' || typeof value === 'bigint') {
    const least = part.minimum ?? -Infinity
    const most = part.maximum ?? Infinity
    if (Number(value) < least || Number(value) > most) return [{ code: 'schema/range', path, node, params: { value: Number(value), ...(part.minimum === undefined ? {} : { least }), ...(part.maximum === undefined ? {} : { most }) } }]
  }
  return []
}

function sequenceViolations(part: JsonSchema, node: ResolvedSeq, path: Violation['path']): Violation[] {
  const found: Violation[] = []
  if (part.minItems !== undefined && node.items.length < part.minItems) found.push({ code: 'schema/too-short', path, node, params: { least: part.minItems } })
  const { items } = part
  if (items) node.items.forEach((item, index) => found.push(...explainViolations(items, item, [...path, index])))
  if (part.uniqueItems) found.push(...repeatedItems(node, path))
  return found
}

function repeatedItems(node: ResolvedSeq, path: Violation['path']): Violation[] {
  const seen = new Set<string>()
  return node.items.flatMap((item, index) => {
    const key = JSON.stringify(sortedData(toComparable(item)))
    const repeated = seen.has(key)
    seen.add(key)
    return repeated ? [{ code: 'schema/duplicate-item' as const, path: [...path, index], node: item, params: { value: shown(item) } }] : []
  })
}

/** Two different variables may turn out the same; only the same text is told to be a repetition. */
function toComparable(node: ResolvedNode): unknown {
  if (node.kind === 'seq') return node.items.map(toComparable)
  if (node.kind === 'map') return Object.fromEntries([...node.entries].map(([key, value]) => [`.${key}`, toComparable(value)]))
  return node.expression ?? toData(node)
}

/** Keys in one order, so that equal data has equal text. */
function sortedData(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(sortedData)
  if (typeof data !== 'object' || data === null) return data
  return Object.entries(data)
    .map(([key, value]) => [key, sortedData(value)])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1))
}

function mapViolations(part: JsonSchema, node: ResolvedMap, path: Violation['path']): Violation[] {
  const found: Violation[] = []
  for (const key of part.required ?? []) if (!node.entries.has(key)) found.push({ code: 'schema/missing-key', path, node, params: { key } })
  if (part.minProperties !== undefined && node.entries.size < part.minProperties) found.push({ code: 'schema/too-short', path, node, params: { least: part.minProperties } })
  const patterns = Object.entries(part.patternProperties ?? {}).map(([pattern, schema]) => ({ expression: new RegExp(pattern, 'u'), schema }))
  for (const [key, value] of node.entries) {
    const inside = [...path, key]
    const property = part.properties && Object.hasOwn(part.properties, key) ? part.properties[key] : undefined
    const matching = patterns.filter(({ expression }) => expression.test(key))
    if (property) found.push(...explainViolations(property, value, inside))
    for (const { schema } of matching) found.push(...explainViolations(schema, value, inside))
    if (property || matching.length > 0 || part.additionalProperties === undefined || part.additionalProperties === true) continue
    if (part.additionalProperties === false) found.push(unknownKey(part, key, value, inside))
    else found.push(...explainViolations(part.additionalProperties, value, inside))
  }
  return found
}

function unknownKey(part: JsonSchema, key: string, node: ResolvedNode, path: Violation['path']): Violation {
  const near = nearestWord(key, Object.keys(part.properties ?? {}))
  return { code: 'schema/unknown-key', path, node, params: { key, ...(near === undefined ? {} : { near }) } }
}

function choiceViolations(branches: readonly JsonSchema[], node: ResolvedNode, path: Violation['path'], exactlyOne: boolean): Violation[] {
  const results = branches.map((branch) => explainViolations(branch, node, path))
  const fitting = results.filter((violations) => violations.length === 0).length
  if (fitting === 1 || (fitting > 1 && !exactlyOne)) return []
  if (fitting > 1 && isVariable(node)) return []
  if (fitting > 1) return [{ code: 'schema/ambiguous', path, node, params: { value: shown(node) } }]
  const ofThisType = results.filter((violations) => !violations.some((violation) => violation.code === 'schema/wrong-type' && violation.path.length === path.length))
  if (ofThisType.length === 0) return [wrongType(node, path, branches.flatMap((branch) => typesOf(branch)))]
  return ofThisType.reduce((best, violations) => (violations.length < best.length ? violations : best))
}

function typesOf(schema: JsonSchema): JsonType[] {
  const part = dereference(schema)
  if (part.type !== undefined) return ([] as JsonType[]).concat(part.type)
  return [...(part.oneOf ?? []), ...(part.anyOf ?? [])].flatMap(typesOf)
}

function wrongType(node: ResolvedNode, path: Violation['path'], types: readonly JsonType[]): Violation {
  return { code: 'schema/wrong-type', path, node, params: { expected: [...new Set(types)].join(', '), actual: typeOf(node), value: shown(node) } }
}

/** What a variable will hold is not known here: Compose gives it the type that the place asks for. */
function isVariable(node: ResolvedNode): boolean {
  return node.kind === 'scalar' && node.expression !== undefined
}

function isOfType(node: ResolvedNode, type: JsonType): boolean {
  const actual = typeOf(node)
  if (isVariable(node)) return type !== 'array' && type !== 'object'
  return actual === type || (type === 'number' && actual === 'integer')
}

function typeOf(node: ResolvedNode): JsonType {
  if (node.kind === 'map') return 'object'
  if (node.kind === 'seq') return 'array'
  return scalarType(node)
}

function scalarType({ value }: ResolvedScalar): JsonType {
  if (value === null) return 'null'
  if (typeof value === 'string') return 'string'
  if (typeof value === 'boolean') return 'boolean'
  return typeof value === 'bigint' || Number.isInteger(value) ? 'integer' : 'number'
}

const longestShown = 60

function shown(node: ResolvedNode): string {
  if (node.kind !== 'scalar') return ''
  const text = String(node.value)
  return text.length > longestShown ? `${text.slice(0, longestShown)}...` : text
}
