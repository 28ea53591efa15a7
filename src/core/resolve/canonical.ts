import type { Collector } from './collector'
import { compilePatterns, stepAlong, stepInto } from './patternTable'
import type { PatternStep } from './patternTable'
import { isFloat, isNull, mapChildren, mapNode, mapOf, scalarAsText, scalarNode, seqNode, textOf, withEntry } from './resolvedNodes'
import { parsePort } from './shortForms/parsePort'
import { parseVolume } from './shortForms/parseVolume'
import { normalisePath } from './projectPath'
import type { ResolvedMap, ResolvedNode } from './types'

interface CanonicalContext {
  readonly collector: Collector
  readonly path: readonly string[]
}
type LongForm = (node: ResolvedNode, context: CanonicalContext) => ResolvedNode

const listOfOne: LongForm = (node) => (node.kind === 'scalar' && typeof node.value === 'string' ? seqNode([node], node.origins) : node)

/** Compose drops addresses that are empty, as a variable without a value makes them; of no other list. */
const addresses: LongForm = (node, context) => {
  const list = listOfOne(node, context)
  return list.kind === 'seq' && list.items.some(isEmpty) ? seqNode(list.items.filter((item) => !isEmpty(item)), list.origins) : list
}

function isEmpty(node: ResolvedNode): boolean {
  return node.kind === 'scalar' && (node.value === null || node.value === '')
}

const fileGrant: LongForm = (node) => (textOf(node) === undefined ? node : mapOf({ source: node }, node.origins))

const contextOnly: LongForm = (node) => (textOf(node) === undefined ? node : mapOf({ context: node }, node.origins))

const asText: LongForm = (node) => (node.kind === 'scalar' && node.value !== null && typeof node.value !== 'string' ? { ...node, value: scalarAsText(node) ?? '' } : node)

/** A list of names is a map of empty entries. */
const nameKeys: LongForm = (node) => (node.kind === 'seq' ? namesAsMap(node.items, node, (item) => scalarNode(null, item.origins)) : node)

const dependencies: LongForm = (node) => {
  if (node.kind === 'seq') return namesAsMap(node.items, node, (item) => mapOf({ condition: 'service_started', required: true }, item.origins))
  return mapChildren(node, (child) => (child.kind === 'map' ? withDefaults(child, { condition: 'service_started', required: true }) : child))
}

const envFiles: LongForm = (node) => {
  const list = textOf(node) === undefined ? node : seqNode([node], node.origins)
  return mapChildren(list, (item) => (item.kind === 'map' ? withDefaults(item, { required: true }) : mapOf({ path: item, required: true }, item.origins)))
}

/** A text as written is the schema's to check; what a variable makes of it is known here alone. */
const gpus: LongForm = (node, { collector, path }) => {
  const text = textOf(node)
  if (text === undefined) return node
  const wanted = 'all, or a list'
  if (text !== 'all' && node.kind === 'scalar' && node.expression !== undefined) collector.problem('wrong-type', `${path.join('.')} must be ${wanted}.`, { path: path.join('.'), wanted }, node.origins[0] ?? null)
  return seqNode([mapOf({ count: 'all' }, node.origins)], node.origins)
}

/** `id=path` lines, or `default` alone, as a map. */
const sshKeys: LongForm = (node, context) => {
  if (node.kind !== 'seq') return node
  const entries = new Map<string, ResolvedNode>()
  for (const item of node.items) {
    const line = scalarAsText(item) ?? ''
    const cut = line.indexOf('=')
    if (cut < 0 && line !== 'default') refuse(context, item, 'invalid-ssh', `"${line}" is no SSH key: write ID=PATH, or "default".`)
    else entries.set(cut < 0 ? line : line.slice(0, cut), scalarNode(cut < 0 ? null : line.slice(cut + 1), item.origins))
  }
  return mapNode(entries, node.origins)
}

const additionalContexts: LongForm = (node, context) => {
  if (node.kind !== 'seq') return node
  const entries = new Map<string, ResolvedNode>()
  for (const item of node.items) {
    const line = scalarAsText(item) ?? ''
    const cut = line.indexOf('=')
    if (cut < 0) refuse(context, item, 'invalid-context', `"${line}" is no additional context: write NAME=VALUE.`)
    else entries.set(line.slice(0, cut), scalarNode(line.slice(cut + 1), item.origins))
  }
  return mapNode(entries, node.origins)
}

const device: LongForm = (node, context) => {
  const text = textOf(node)
  if (text === undefined) return node
  const parts = text.split(':')
  if (parts.length > 3) refuse(context, node, 'invalid-device', `"${text}" has too many colons for a device; use the long form.`)
  const [source = '', target = '', permissions = 'rwm'] = parts
  return mapOf({ source, target: target || source, permissions }, node.origins)
}

const volume: LongForm = (node, context) => {
  const text = textOf(node)
  if (text === undefined) return node
  const parsed = parseVolume(text)
  if ('fault' in parsed) {
    refuse(context, node, 'invalid-volume', `"${text}" is no volume: ${parsed.fault}.`)
    return node
  }
  // Compose takes two characters for a target without parting them, and says nothing else of it.
  const isBare = text.length <= 2
  const bind = { selinux: parsed.selinux || undefined, propagation: parsed.propagation || undefined, create_host_path: parsed.type === 'bind' ? true : undefined }
  const hasBind = Object.values(bind).some((value) => value !== undefined)
  const entries = mapOf(
    {
      type: parsed.type,
      source: parsed.source || undefined,
      target: parsed.target === '' ? undefined : normalisePath(parsed.target),
      read_only: parsed.readOnly ? true : undefined,
      bind: hasBind ? mapOf(bind, node.origins) : undefined,
      volume: (parsed.type === 'volume' && !isBare) || parsed.noCopy ? mapOf({ nocopy: parsed.noCopy ? true : undefined }, node.origins) : undefined,
    },
    node.origins,
  )
  return keepExpression(entries, node)
}

/** The short form's text before interpolation is kept on its source, where a reader would look for it. */
function keepExpression(map: ResolvedMap, short: ResolvedNode): ResolvedMap {
  const source = map.entries.get('source')
  return short.kind === 'scalar' && short.expression !== undefined && source ? withEntry(map, 'source', { ...source, expression: short.expression } as ResolvedNode) : map
}

const ports: LongForm = (node, context) => {
  if (node.kind !== 'seq') return node
  const items: ResolvedNode[] = []
  for (const item of node.items) {
    const text = item.kind === 'scalar' ? scalarAsText(item) : undefined
    if (item.kind === 'scalar' && isFloat(item)) refuse(context, item, 'invalid-port', `"${text ?? ''}" is no port: it is a number with a point or an exponent to Compose; write it in quotes.`)
    if (text === undefined) {
      items.push(item)
      continue
    }
    const parsed = parsePort(text)
    if ('fault' in parsed) refuse(context, item, 'invalid-port', `"${text}" is no port: ${parsed.fault}.`)
    else for (const port of parsed) items.push(mapOf({ mode: 'ingress', host_ip: port.hostIp || undefined, target: port.target, published: port.published || undefined, protocol: port.protocol }, item.origins))
  }
  return seqNode(items, node.origins)
}

/** `external: {name: x}` is the old way to say `external: true` and `name: x`. */
const resource: LongForm = (node, context) => {
  if (node.kind !== 'map') return node
  const external = node.entries.get('external')
  if (external?.kind !== 'map') return node
  const outer = node.entries.get('name')
  const inner = external.entries.get('name')
  const plain = withEntry(node, 'external', scalarNode(true, external.origins))
  if (!inner) return plain
  if (outer && scalarAsText(outer) !== scalarAsText(inner)) refuse(context, inner, 'name-conflict', 'name and external.name differ; keep only name.')
  return outer ? plain : withEntry(plain, 'name', inner)
}

/** The attributes with a short form, a row each (compose-go `transform/canonical.go`). */
const longForms: PatternStep<LongForm> = compilePatterns<LongForm>({
  'services.*.build': contextOnly,
  'services.*.build.secrets.*': fileGrant,
  'services.*.build.provenance': asText,
  'services.*.build.sbom': asText,
  'services.*.build.additional_contexts': additionalContexts,
  'services.*.build.ssh': sshKeys,
  'services.*.depends_on': dependencies,
  'services.*.env_file': envFiles,
  'services.*.label_file': listOfOne,
  'services.*.gpus': gpus,
  'services.*.networks': nameKeys,
  'services.*.models': nameKeys,
  'services.*.volumes.*': volume,
  'services.*.dns': addresses,
  'services.*.devices.*': device,
  'services.*.secrets.*': fileGrant,
  'services.*.configs.*': fileGrant,
  'services.*.ports': ports,
  'services.*.develop.watch.*.ignore': listOfOne,
  'services.*.develop.watch.*.include': listOfOne,
  'volumes.*': resource,
  'networks.*': resource,
  'secrets.*': resource,
  'configs.*': resource,
})

/** Every attribute in its long form; what already is in it stays the same object. */
export function toCanonical(node: ResolvedNode, path: readonly string[], collector: Collector): ResolvedNode {
  return canonicalStep(node, stepAlong(longForms, path), { collector, path })
}

function canonicalStep(node: ResolvedNode, step: PatternStep<LongForm> | undefined, context: CanonicalContext): ResolvedNode {
  if (!step || isNull(node)) return node
  const changed = step.rule ? step.rule(node, context) : node
  return mapChildren(changed, (child, key) => {
    const next = stepInto(step, key)
    return next ? canonicalStep(child, next, { collector: context.collector, path: [...context.path, key] }) : child
  })
}

function namesAsMap(items: readonly ResolvedNode[], list: ResolvedNode, filling: (item: ResolvedNode) => ResolvedNode): ResolvedMap {
  const entries = new Map<string, ResolvedNode>()
  for (const item of items) {
    const name = scalarAsText(item)
    if (name !== undefined) entries.set(name, filling(item))
  }
  return mapNode(entries, list.origins)
}

/** Defaults take no origin: nobody wrote them. */
function withDefaults(map: ResolvedMap, defaults: Readonly<Record<string, string | boolean>>): ResolvedMap {
  let result = map
  for (const [key, value] of Object.entries(defaults)) if (!map.entries.has(key)) result = withEntry(result, key, scalarNode(value, []))
  return result
}

function refuse(context: CanonicalContext, node: ResolvedNode, code: string, message: string): void {
  const path = context.path.join('.')
  context.collector.problem(code, message, { path, value: scalarAsText(node) ?? '' }, node.origins[0] ?? null)
}
