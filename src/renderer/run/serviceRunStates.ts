import type { ServiceRunState, ServiceRunStates } from '../canvas/serviceRunState'
import type { Container } from './containers.store'
import type { RunStep } from './run.store'

type State = NonNullable<ServiceRunState['state']>
type Health = ServiceRunState['health']

/** What stands for several containers: the state that asks for the most attention. */
const statesByUrgency: readonly State[] = ['dead', 'restarting', 'removing', 'paused', 'exited', 'created', 'running']
const healthByUrgency: readonly Health[] = ['unhealthy', 'starting', 'healthy', 'none']

const mostUrgent = <T>(order: readonly T[], values: readonly T[]): T | undefined => order.find((value) => values.includes(value))

/** The state of every service that has containers or that a run is busy with; an unchanged one is the same object as before. */
export function serviceRunStates(
  containers: ReadonlyMap<string, readonly Container[]>,
  steps: ReadonlyMap<string, RunStep>,
  failure: { readonly service: string | null; readonly message: string | null } | null,
  previous: ServiceRunStates = new Map(),
): ServiceRunStates {
  const progress = new Map<string, string>()
  for (const step of steps.values()) if (step.service !== null && step.status === 'working') progress.set(step.service, step.text)
  const error = failure?.service != null ? { service: failure.service, message: failure.message ?? '' } : null
  const names = new Set([...containers.keys(), ...progress.keys(), ...(error ? [error.service] : [])])
  const states = new Map<string, ServiceRunState>()
  for (const name of names) {
    const list = containers.get(name) ?? []
    const running = list.filter((container) => container.state === 'running')
    const next: ServiceRunState = {
      state: mostUrgent(statesByUrgency, list.map((container) => container.state)) ?? null,
      health: mostUrgent(healthByUrgency, running.map((container) => container.health)) ?? 'none',
      progress: progress.get(name) ?? null,
      error: error?.service === name ? error.message : null,
      ...(list.length > 1 ? { running: running.length, total: list.length } : {}),
    }
    const before = previous.get(name)
    states.set(name, before && isSame(before, next) ? before : next)
  }
  return states
}

function isSame(a: ServiceRunState, b: ServiceRunState): boolean {
  return a.state === b.state && a.health === b.health && a.progress === b.progress && a.error === b.error && a.running === b.running && a.total === b.total
}
