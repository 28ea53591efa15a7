import { mergeMaps } from './mergeSteps'
import type { MergeRule } from './mergeSteps'
import { mapNode, sameValue, seqNode } from './resolvedNodes'
import type { ResolvedMap, ResolvedNode } from './types'

/** Pools with the same subnet merge; another one is added (compose-go pairs every old pool with every new one). */
export const mergeAddressPools: MergeRule = (base, over, step, context) => {
  if (base.kind !== 'seq' || over.kind !== 'seq') {
    context.collector.problem('cannot-override', `${context.path.join('.')} must be a list.`, { path: context.path.join('.') }, over.origins[0] ?? null)
    return base
  }
  const pools: ResolvedMap[] = []
  for (const original of base.items) {
    for (const replacement of over.items) {
      const left = original.kind === 'map' ? original : mapNode(new Map(), original.origins)
      const right = replacement.kind === 'map' ? replacement : mapNode(new Map(), replacement.origins)
      if (!sameSubnet(left, right) && !pools.some((pool) => sameSubnet(pool, right))) {
        pools.push(right)
        continue
      }
      const merged = mergeMaps(left, right, step, context)
      const known = pools.findIndex((pool) => sameSubnet(pool, merged))
      if (known < 0) pools.push(merged)
      else pools[known] = merged
    }
  }
  return seqNode(pools, [...over.origins, ...base.origins])
}

function sameSubnet(left: ResolvedMap, right: ResolvedMap): boolean {
  const one: ResolvedNode | undefined = left.entries.get('subnet')
  const other: ResolvedNode | undefined = right.entries.get('subnet')
  return one && other ? sameValue(one, other) : one === other
}
