import type { Origin } from '../resolve/types'
import { child, isTrueAt, originOf, remembered, textAt, textsOf } from './treeReader'

export interface Healthcheck {
  /** `CMD` or `CMD-SHELL` and the command, or `NONE`. */
  readonly test: readonly string[]
  /** Durations in one spelling, such as `1m30s`; empty where the engine's default holds. */
  readonly interval: string
  readonly timeout: string
  readonly startPeriod: string
  readonly startInterval: string
  readonly retries: string
  /** Switched off by `disable` or `NONE`: the image's own check too. */
  readonly disabled: boolean
  readonly origin: Origin | null
}

/** The healthcheck the project gives a service; null where the image decides (Compose Specification, services healthcheck). */
export const readHealthcheck = remembered((tree): Healthcheck | null => {
  const node = child(tree, 'healthcheck')
  if (node?.kind !== 'map') return null
  const test = textsOf(child(node, 'test'))
  return {
    test,
    interval: textAt(node, 'interval'),
    timeout: textAt(node, 'timeout'),
    startPeriod: textAt(node, 'start_period'),
    startInterval: textAt(node, 'start_interval'),
    retries: textAt(node, 'retries'),
    disabled: isTrueAt(node, 'disable') || test[0] === 'NONE',
    origin: originOf(node),
  }
})
