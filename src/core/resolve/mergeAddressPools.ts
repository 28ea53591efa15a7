import { mergeMaps } from './mergeSteps'
import type { MergeRule } from './mergeSteps'
import { mapNode, sameValue, seqNode } from './resolvedNodes'
import type { ResolvedMap, ResolvedNode } from './types'

/** A pool that goes on changing after it has been put into the list. */
interface Pool {
  map: ResolvedMap
}

/**
 * Pools with the same subnet merge; another one is added. Compose pairs every old pool with every new one and changes
 * the old ones as it goes, so that with several old pools the outcome surprises; it is what the engine is given.
 */
export const mergeAddressPools: MergeRule = (base, over, step, context) => {
  if (base.kind !== 'seq' || over.kind !== 'seq') {
    context.collector.problem('cannot-override', `${context.path.join('.')} must be a list.`, { path: context.path.join('.') }, over.origins[0] ?? null)
    return base
  }
  const pools: Pool[] = []
  for (const original of base.items) {
    const left: Pool = { map: asMap(original) }
    for (const replacement of over.items) {
      const right = asMap(replacement)
      if (!sameSubnet(left.map, right) && !pools.some((pool) => sameSubnet(pool.map, right))) {
        pools.push({ map: right })
        continue
      }
      left.map = mergeMaps(left.map, right, step, context)
      const known = pools.findIndex((pool) => sameSubnet(pool.map, left.map))
      if (known < 0) pools.push(left)
      else pools[known] = left
    }
  }
  return seqNode(pools.map((pool) => pool.map), [...over.origins, ...base.origins])
}

function asMap(node: ResolvedNode): ResolvedMap {
  return node.kind === 'map' ? node : mapNode(new Map(), node.origins)
}

function sameSubnet(left: ResolvedMap, right: ResolvedMap): boolean {
  const one: ResolvedNode | undefined = left.entries.get('subnet')
  const other: ResolvedNode | undefined = right.entries.get('subnet')
  return one && other ? sameValue(one, other) : one === other
}
