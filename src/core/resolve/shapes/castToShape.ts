import type { ScalarValue } from '../../document/types'
import type { Collector } from '../collector'
import { keyValueMap } from '../mergeRules'
import { isNull, mapChildren, mapNode, scalarAsText, scalarNode, seqNode } from '../resolvedNodes'
import type { ResolvedNode, ResolvedScalar } from '../types'
import { scalarText } from '../yamlScalar'
import { formatDuration, parseBoolean, parseBytes, parseDuration, splitCommand } from './castText'
import type { ScalarKind, Shape } from './shape'

interface CastContext {
  readonly collector: Collector
  readonly key: string
  /** The path is put together only where something is wrong. */
  readonly parent: CastContext | undefined
}

function pathOf({ key, parent }: CastContext): string {
  return parent ? `${pathOf(parent)}.${key}` : key
}

/**
 * Gives every value the type Compose gives it: numbers from text, sizes in bytes, durations in one spelling, lists of
 * `KEY=value` as maps. Keys that the shape does not know (`x-*`, newer attributes) stay as they are.
 */
export function castToShape(node: ResolvedNode, shape: Shape, path: readonly string[], collector: Collector): ResolvedNode {
  return cast(node, shape, { collector, key: path.join('.'), parent: undefined })
}

function cast(node: ResolvedNode, shape: Shape, context: CastContext): ResolvedNode {
  if (isNull(node)) return node
  if (shape.kind === 'fields') {
    if (node.kind !== 'map') return wrongType(node, 'a mapping', context)
    return mapChildren(node, (child, key) => {
      const known = shape.fields[key]
      return known && Object.hasOwn(shape.fields, key) ? cast(child, known, inside(context, key)) : child
    })
  }
  if (shape.kind === 'map') {
    if (node.kind !== 'map') return wrongType(node, 'a mapping', context)
    return mapChildren(node, (child, key) => cast(child, shape.value, inside(context, key)))
  }
  if (shape.kind === 'list') {
    const items = node.kind === 'scalar' ? seqNode([node], node.origins) : node
    if (items.kind !== 'seq') return wrongType(node, 'a list', context)
    let index = 0
    return mapChildren(items, (child) => cast(child, shape.item, inside(context, String(index++))))
  }
  const composite = COMPOSITES[shape.kind]
  if (composite) return composite(node, context)
  if (node.kind !== 'scalar') return wrongType(node, 'a single value', context)
  return castScalar(node, shape.kind, context)
}

function castScalar(node: ResolvedScalar, kind: ScalarKind, context: CastContext): ResolvedNode {
  const value = SCALARS[kind]?.(node.value)
  if (value === undefined) return wrongType(node, WORDS[kind] ?? 'another value', context)
  return value === node.value ? node : { ...node, value }
}

type ScalarCast = (value: ScalarValue) => ScalarValue | undefined

const integer: ScalarCast = (value) => {
  if (typeof value === 'bigint') return value
  if (typeof value === 'number') return Math.trunc(value)
  return typeof value === 'string' && /^[-+]?\d+$/.test(value) ? Number(value) : undefined
}

const SCALARS: Readonly<Partial<Record<ScalarKind, ScalarCast>>> = {
  text: (value) => (typeof value === 'boolean' || (typeof value === 'number' && !Number.isInteger(value)) ? undefined : typeof value === 'string' ? value : scalarText(value)),
  boolean: (value) => (typeof value === 'string' ? parseBoolean(value) : typeof value === 'boolean' ? value : undefined),
  integer,
  unsigned: (value) => {
    const number = integer(value)
    return number !== undefined && Number(number) >= 0 ? number : undefined
  },
  decimal: (value) => {
    const number = typeof value === 'string' ? (/^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/.test(value) ? Number(value) : undefined) : typeof value === 'boolean' || value === null ? undefined : Number(value)
    return number === undefined ? undefined : shortestSingle(number)
  },
  duration: (value) => {
    const nanoseconds = parseDuration(value === null ? '' : scalarText(value))
    return nanoseconds === undefined ? undefined : formatDuration(nanoseconds)
  },
  bytes: (value) => {
    // Compose takes a number with a fraction for no size at all.
    if (typeof value === 'number' || typeof value === 'bigint') return typeof value === 'bigint' || Number.isInteger(value) ? scalarText(value) : '0'
    const size = typeof value === 'string' ? parseBytes(value) : undefined
    return size === undefined ? undefined : String(size)
  },
  fileMode: (value) => {
    if (typeof value === 'number') return `0${value.toString(8)}`
    return typeof value === 'string' && /^0?o?[0-7]+$/.test(value) ? `0${Number.parseInt(value, 8).toString(8)}` : undefined
  },
  deviceCount: (value) => (typeof value === 'string' && value.toLowerCase() === 'all' ? -1 : integer(value)),
}

const WORDS: Readonly<Partial<Record<ScalarKind, string>>> = {
  text: 'a text',
  boolean: 'true or false',
  integer: 'a whole number',
  unsigned: 'a whole number that is not negative',
  decimal: 'a number',
  duration: 'a duration such as 1m30s',
  bytes: 'a size such as 512m',
  fileMode: 'a file mode such as 0440',
  deviceCount: 'a number, or all',
}

/** Compose holds these numbers in single precision and prints the shortest decimal that means the same. */
function shortestSingle(value: number): number {
  const single = Math.fround(value)
  for (let digits = 1; digits <= 9; digits++) {
    const candidate = Number(single.toPrecision(digits))
    if (Math.fround(candidate) === single) return candidate
  }
  return single
}

type Composite = (node: ResolvedNode, context: CastContext) => ResolvedNode

const keyValuesWith =
  (empty: null | ''): Composite =>
  (node, context) => {
    if (node.kind === 'scalar') return wrongType(node, 'a mapping, or a list of KEY=value lines', context)
    return mapChildren(keyValueMap(node), (child) => {
      if (child.kind !== 'scalar') return wrongType(child, 'a single value', context)
      const value = scalarAsText(child) ?? empty
      return value === child.value ? child : { ...child, value }
    })
  }

const COMPOSITES: Readonly<Partial<Record<ScalarKind, Composite>>> = {
  anything: (node) => node,
  environment: keyValuesWith(null),
  keyValues: keyValuesWith(''),
  command: (node, context) => {
    if (node.kind === 'scalar') {
      const words = typeof node.value === 'string' ? splitCommand(node.value) : undefined
      return words ? seqNode(words.map((word) => scalarNode(word, node.origins)), node.origins) : wrongType(node, 'a command line whose quotes match, or a list', context)
    }
    if (node.kind === 'map') return wrongType(node, 'a command line or a list', context)
    return mapChildren(node, (child) => (child.kind === 'scalar' && typeof child.value === 'string' ? child : wrongType(child, 'a text', context)))
  },
  healthTest: (node, context) => {
    if (node.kind === 'scalar') return typeof node.value === 'string' ? seqNode([scalarNode('CMD-SHELL', node.origins), node], node.origins) : wrongType(node, 'a command line or a list', context)
    return node.kind === 'seq' ? node : wrongType(node, 'a command line or a list', context)
  },
  hosts: (node, context) => (node.kind === 'scalar' ? wrongType(node, 'a mapping, or a list of HOST=ADDRESS lines', context) : castHosts(node, context)),
  ulimit: (node, context) => {
    if (node.kind === 'seq') return wrongType(node, 'a number, or soft and hard', context)
    return node.kind === 'scalar' ? castScalar(node, 'integer', context) : mapChildren(node, (child, key) => (child.kind === 'scalar' && !key.startsWith('x-') ? castScalar(child, 'integer', context) : child))
  },
  sshKeys: (node) => node,
  optionLists: (node, context) => {
    if (node.kind !== 'map') return wrongType(node, 'a mapping', context)
    return mapChildren(node, (child) => {
      const items = child.kind === 'seq' ? child.items : [child]
      return seqNode(items.map((item) => scalarNode(scalarAsText(item) ?? '', item.origins)), child.origins)
    })
  },
}

/** A map from host to a list of addresses; brackets around an address go. */
function castHosts(node: ResolvedNode, context: CastContext): ResolvedNode {
  const entries = new Map<string, ResolvedNode>()
  const add = (host: string, address: string, origin: ResolvedNode): void => {
    const known = entries.get(host)
    const items = known?.kind === 'seq' ? known.items : []
    if (host === '' || /[:=]/.test(host)) context.collector.problem('invalid-host', `"${host}" is no host name.`, { value: host }, origin.origins[0] ?? null)
    entries.set(host, seqNode([...items, scalarNode(address.replace(/^\[(.+)\]$/, '$1'), origin.origins)], known?.origins ?? origin.origins))
  }
  if (node.kind === 'map') {
    for (const [host, value] of node.entries) for (const address of value.kind === 'seq' ? value.items : [value]) add(host, scalarAsText(address) ?? '', address)
  } else if (node.kind === 'seq') {
    for (const item of node.items) {
      const line = scalarAsText(item) ?? ''
      const cut = line.includes('=') ? line.indexOf('=') : line.indexOf(':')
      if (cut < 0) context.collector.problem('invalid-host', `"${line}" has no address: write HOST=ADDRESS.`, { value: line }, item.origins[0] ?? null)
      else for (const address of line.slice(cut + 1).split(',')) add(line.slice(0, cut), address, item)
    }
  }
  return mapNode(entries, node.origins)
}

function wrongType(node: ResolvedNode, wanted: string, context: CastContext): ResolvedNode {
  const path = pathOf(context)
  context.collector.problem('wrong-type', `${path} must be ${wanted}.`, { path, wanted }, node.origins[0] ?? null)
  return node
}

function inside(context: CastContext, key: string): CastContext {
  return { collector: context.collector, key, parent: context }
}
