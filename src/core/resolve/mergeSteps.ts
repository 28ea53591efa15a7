import type { Collector } from './collector'
import { stepInto } from './patternTable'
import type { PatternStep } from './patternTable'
import { isNull, mapNode, seqNode } from './resolvedNodes'
import type { ResolvedMap, ResolvedNode } from './types'

export interface MergeContext {
  readonly collector: Collector
  readonly path: readonly string[]
}

/** How one attribute merges; `step` is where the attribute stands in the table, for what lies below it. */
export type MergeRule = (base: ResolvedNode, over: ResolvedNode, step: PatternStep<MergeRule>, context: MergeContext) => ResolvedNode

/** Without a rule maps merge, lists append, single values are replaced, and null changes nothing. */
export function mergeStep(base: ResolvedNode, over: ResolvedNode, step: PatternStep<MergeRule> | undefined, context: MergeContext): ResolvedNode {
  if (step?.rule) return step.rule(base, over, step, context)
  if (isNull(over)) return base
  if (base.kind === 'map') return over.kind === 'map' ? mergeMaps(base, over, step, context) : refuse(base, over, context)
  if (base.kind === 'seq') return over.kind === 'seq' ? seqNode([...base.items, ...over.items], [...over.origins, ...base.origins]) : refuse(base, over, context)
  return beating(over, base)
}

export function mergeMaps(base: ResolvedMap, over: ResolvedMap, step: PatternStep<MergeRule> | undefined, context: MergeContext): ResolvedMap {
  const entries = new Map(base.entries)
  for (const [key, value] of over.entries) {
    const beaten = base.entries.get(key)
    entries.set(key, beaten ? mergeStep(beaten, value, stepInto(step, key), { collector: context.collector, path: [...context.path, key] }) : value)
  }
  return mapNode(entries, [...over.origins, ...base.origins])
}

/** The winner, with what it beat behind its own origins. */
export function beating(winner: ResolvedNode, beaten: ResolvedNode): ResolvedNode {
  return { ...winner, origins: [...winner.origins, ...beaten.origins] }
}

export function refuse(base: ResolvedNode, over: ResolvedNode, context: MergeContext): ResolvedNode {
  const path = context.path.join('.')
  const names = { map: 'a mapping', seq: 'a list', scalar: 'a single value' }
  context.collector.problem('cannot-override', `Compose cannot lay ${names[over.kind]} over ${names[base.kind]} at ${path}.`, { path }, over.origins[0] ?? null)
  return base
}
