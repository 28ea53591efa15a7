import { progressWords } from '@renderer/run/progressWords'
import type { ServiceRunState } from '../serviceRunState'

export interface RunStateWords {
  readonly tone: 'good' | 'warning' | 'bad' | 'idle'
  /** A message. */
  readonly key: string
  readonly params: Readonly<Record<string, string | number>>
  /** Words that are data (Compose's own progress, where it is not known), shown instead of the message. */
  readonly raw?: string
}

/** The one word a card has room for: what is wrong before what is under way before what is. Null: there is nothing to say. */
export function runStateWords({ state, health, progress, error }: ServiceRunState): RunStateWords | null {
  if (error !== null) return { tone: 'bad', key: 'canvas.state.failed', params: {} }
  if (progress !== null) {
    const words = progressWords(progress)
    return words ? { tone: 'warning', key: words.key, params: { ...words.params } } : { tone: 'warning', key: '', params: {}, raw: progress }
  }
  if (state === null) return null
  if (state === 'running') {
    if (health === 'healthy') return { tone: 'good', key: 'canvas.state.healthy', params: {} }
    if (health === 'unhealthy') return { tone: 'bad', key: 'canvas.state.unhealthy', params: {} }
    if (health === 'starting') return { tone: 'warning', key: 'canvas.state.starting', params: {} }
    return { tone: 'good', key: 'canvas.state.running', params: {} }
  }
  const tone = state === 'dead' || state === 'restarting' ? 'bad' : state === 'exited' || state === 'created' ? 'idle' : 'warning'
  return { tone, key: `canvas.state.${state}`, params: {} }
}
