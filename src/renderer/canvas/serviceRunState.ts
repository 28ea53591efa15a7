import { computed, inject, provide, shallowRef, type ComputedRef, type InjectionKey, type ShallowRef } from 'vue'

/** What a service's containers do right now, as far as a card can say it. */
export interface ServiceRunState {
  /** The state of the containers taken together; null where there are none. */
  readonly state: 'created' | 'running' | 'paused' | 'restarting' | 'removing' | 'exited' | 'dead' | null
  readonly health: 'none' | 'starting' | 'healthy' | 'unhealthy'
  /** What a run in progress says of the service, in Compose's words; null where nothing is under way. */
  readonly progress: string | null
  /** Why the last run failed at this service; null where it did not. */
  readonly error: string | null
  /** How many containers run, of how many there are; left out where there is one. */
  readonly running?: number
  readonly total?: number
}

/** By service name. Objects of what did not change stay the same ones, so that one change redraws one card. */
export type ServiceRunStates = ReadonlyMap<string, ServiceRunState>

const key: InjectionKey<Readonly<ShallowRef<ServiceRunStates>>> = Symbol('serviceRunStates')
const nothingRuns: Readonly<ShallowRef<ServiceRunStates>> = shallowRef(new Map())

/** Called by whoever follows the engine, in a component above the canvas. */
export function provideServiceRunStates(states: Readonly<ShallowRef<ServiceRunStates>>): void {
  provide(key, states)
}

/** Every service's state; empty where nobody follows an engine. */
export function useServiceStates(): Readonly<ShallowRef<ServiceRunStates>> {
  return inject(key, nothingRuns)
}

/** One service's state, null where it has no containers and nothing is under way. */
export function useServiceState(service: () => string): ComputedRef<ServiceRunState | null> {
  const states = useServiceStates()
  return computed(() => states.value.get(service()) ?? null)
}
