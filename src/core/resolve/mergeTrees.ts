import type { Collector } from './collector'
import { mergeRules } from './mergeRules'
import { mergeStep } from './mergeSteps'
import { stepAlong } from './patternTable'
import type { ResolvedNode } from './types'

/**
 * Lays `over` on `base` by Compose's rules (Compose Specification, 13-merge; compose-go `override/merge.go`). `path`
 * says where in the project the two stand, so that the rules of their attributes are found.
 */
export function mergeTrees(base: ResolvedNode, over: ResolvedNode, path: readonly string[], collector: Collector): ResolvedNode {
  return mergeStep(base, over, stepAlong(mergeRules, path), { collector, path })
}
