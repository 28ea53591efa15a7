import { withoutSlack } from '../collections/withoutSlack'
import type { ComposeDocument, Path, SourceAlias, SourceEntry, SourceMap, SourceNode, SourceScalar } from '../document/types'
import { anchorPath } from './anchorPath'
import type { Collector } from './collector'
import { interpolate } from './interpolate'
import type { VariableLookup } from './interpolate'
import { pathBelow } from './pathBelow'
import { mapNode, scalarNode, seqNode } from './resolvedNodes'
import type { LayerKind, Origin, ResolvedNode, ResolvedScalar } from './types'
import { readYamlScalar, timestampText } from './yamlScalar'

/** What reading one part of one file needs to know. */
export interface SourceScope {
  readonly file: string
  readonly document: ComposeDocument
  readonly layer: LayerKind
  readonly via?: string
  readonly lookup: VariableLookup
  readonly collector: Collector
}

export interface SourceReading {
  /** Undefined where the whole part is a `!reset`. */
  readonly node: ResolvedNode | undefined
  /** Paths, from the part's own root, that `!reset` or `!override` take out of the layers below. */
  readonly resets: readonly (readonly string[])[]
}

/** A part may not grow beyond this many values through aliases: that is an alias bomb, not a service. */
const MAXIMUM_VALUES = 200_000
const MERGE_KEY = '<<'

/** Where a value stands in the part, from the inside out: made for each value, and needed for few. */
interface Place {
  readonly key: string
  readonly outer: Place | undefined
}

function keysOf(place: Place | undefined): readonly string[] {
  const keys: string[] = []
  for (let step = place; step; step = step.outer) keys.unshift(step.key)
  return keys
}

/**
 * Reads a part of a document as Compose's reader sees it: aliases followed, merge keys applied (what they lose to is
 * kept in the origins), variables interpolated, `!reset` and `!override` taken out and reported.
 */
export function readSource(scope: SourceScope, source: SourceNode, path: Path): SourceReading {
  const walk = new SourceWalk(scope)
  return { node: walk.read(source, path, undefined, scope.layer, scope.via), resets: walk.resets }
}

class SourceWalk {
  readonly resets: (readonly string[])[] = []
  private count = 0
  private insideOverride = false
  private readonly following: SourceNode[] = []

  constructor(private readonly scope: SourceScope) {}

  read(source: SourceNode, path: Path, at: Place | undefined, layer: LayerKind, via: string | undefined): ResolvedNode | undefined {
    if (++this.count > MAXIMUM_VALUES) {
      if (this.count === MAXIMUM_VALUES + 1) this.problem('too-many-values', 'Aliases make this part larger than any service can be; it is not read.', {}, source, path)
      return undefined
    }
    if (source.kind === 'alias') return this.readAlias(source, path, at)
    if (!this.insideOverride && source.tag === '!reset') {
      if (this.isSeenFirst(source)) this.resets.push(keysOf(at))
      return undefined
    }
    if (!this.insideOverride && source.tag === '!override') {
      this.resets.push(keysOf(at))
      this.insideOverride = true
      const node = this.readPlain(source, path, at, layer, via)
      this.insideOverride = false
      return node
    }
    return this.readPlain(source, path, at, layer, via)
  }

  /** Compose takes a `!reset` out of an anchored part where the anchor stands: the part's aliases bring it no more. */
  private isSeenFirst(source: SourceNode): boolean {
    return this.following.length === 0 || (this.following.length === 1 && this.following[0] === source)
  }

  private readPlain(source: Exclude<SourceNode, SourceAlias>, path: Path, at: Place | undefined, layer: LayerKind, via: string | undefined): ResolvedNode {
    const origin = this.origin(source, path, layer, via)
    if (source.kind === 'scalar') return this.readScalar(source, origin, at)
    if (source.kind === 'map') return mapNode(this.readEntries(source, path, at, layer, via), [origin])
    const items: ResolvedNode[] = []
    source.items.forEach((item, index) => {
      const node = this.read(item, pathBelow(path, index), { key: String(index), outer: at }, layer, via)
      if (node) items.push(node)
    })
    return seqNode(withoutSlack(items), [origin])
  }

  private readEntries(source: SourceMap, path: Path, at: Place | undefined, layer: LayerKind, via: string | undefined): Map<string, ResolvedNode> {
    const entries = new Map<string, ResolvedNode>()
    const merged: SourceEntry[] = []
    for (const entry of source.entries) {
      if (isMergeKey(entry.key)) {
        merged.push(entry)
        continue
      }
      const key = keyText(entry.key)
      if (!isTextKey(entry.key)) this.problem('key-not-text', `The key ${key} is no text to Compose; write it in quotes.`, { key }, entry.key, path)
      const node = this.read(entry.value, pathBelow(path, key), { key, outer: at }, layer, via)
      if (node) entries.set(key, node)
      else entries.delete(key)
    }
    for (const entry of merged) this.mergeInto(entries, entry.value, pathBelow(path, MERGE_KEY), at)
    return entries
  }

  /** What the map has wins; of several merged maps the earlier one wins. */
  private mergeInto(entries: Map<string, ResolvedNode>, source: SourceNode, path: Path, at: Place | undefined): void {
    if (source.kind === 'seq') {
      source.items.forEach((item, index) => this.mergeInto(entries, item, pathBelow(path, index), at))
      return
    }
    const node = this.read(source, path, at, 'merge-key', undefined)
    if (node === undefined) return
    for (const map of node.kind === 'seq' ? node.items : [node]) {
      if (map.kind !== 'map') {
        this.problem('merge-needs-map', 'A merge key (<<) needs a mapping, or a list of mappings.', {}, source, path)
        return
      }
      for (const [key, value] of map.entries) {
        const winner = entries.get(key)
        entries.set(key, winner ? { ...winner, origins: [...winner.origins, ...value.origins] } : value)
      }
    }
  }

  private readAlias(alias: SourceAlias, path: Path, at: Place | undefined): ResolvedNode | undefined {
    const { document, file, collector } = this.scope
    const target = document.target(alias)
    if (!target || this.following.includes(target)) {
      const code = target ? 'alias-cycle' : 'unknown-alias'
      const message = target ? `The anchor &${alias.name} holds itself.` : `There is no anchor &${alias.name} before this alias.`
      this.problem(code, message, { name: alias.name }, alias, path)
      return undefined
    }
    const written = anchorPath(document, target) ?? path
    collector.followed({ file, alias, target, path: written })
    this.following.push(target)
    const node = this.read(target, written, at, 'merge-key', alias.name)
    this.following.pop()
    return node
  }

  private readScalar(source: SourceScalar, origin: Origin, at: Place | undefined): ResolvedScalar {
    const moment = timestampText(source)
    const value = moment ?? readYamlScalar(source)
    if (moment !== undefined && !keysOf(at).some((key) => key.startsWith('x-')) && !String(origin.path[0]).startsWith('x-')) {
      this.scope.collector.problem('timestamp', `To Compose ${source.source} is a moment in time, which it refuses here; write it in quotes.`, { value: source.source }, origin)
    }
    if (typeof value !== 'string' || !value.includes('$')) return scalarNode(value, [origin])
    const { collector, lookup } = this.scope
    const result = interpolate(value, lookup)
    collector.variables(result.variables)
    const where = result.fault ? keysOf(at).join('.') : ''
    if (result.fault?.kind === 'invalid') {
      collector.problem('invalid-interpolation', `The value of ${where || 'this key'} holds "$" with no valid variable behind it; write $$ for a dollar sign.`, { path: where }, origin)
    } else if (result.fault) {
      const reason = result.fault.reason ? `: ${result.fault.reason}` : ''
      collector.problem('required-variable', `The required variable ${result.fault.variable} is missing a value${reason}.`, { variable: result.fault.variable, reason: result.fault.reason }, origin)
    }
    for (const name of result.unset) collector.problem('unset-variable', `The variable ${name} is not set; Compose takes it as empty.`, { variable: name }, origin, 'warning')
    return { kind: 'scalar', value: result.text, origins: [origin], expression: value }
  }

  private origin(node: SourceNode, path: Path, layer: LayerKind, via: string | undefined): Origin {
    return via === undefined ? { file: this.scope.file, path, node, layer } : { file: this.scope.file, path, node, layer, via }
  }

  private problem(code: string, message: string, params: Readonly<Record<string, string>>, node: SourceNode, path: Path): void {
    this.scope.collector.problem(code, message, params, this.origin(node, path, this.scope.layer, this.scope.via))
  }
}

export function isMergeKey(key: SourceScalar): boolean {
  return key.style === 'plain' && key.source === MERGE_KEY
}

/** Whether Compose takes a key: numbers, booleans, moments in time and null are refused. */
export function isTextKey(key: SourceScalar): boolean {
  return typeof readYamlScalar(key) === 'string' && timestampText(key) === undefined
}

/** Compose takes text keys alone; another scalar's key is its text as written. */
export function keyText(key: SourceScalar): string {
  return typeof key.value === 'string' ? key.value : key.source
}
