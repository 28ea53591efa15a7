import { shallowRef, watch } from 'vue'
import { provideServiceRunStates, type ServiceRunStates } from '../canvas/serviceRunState'
import { useHost } from '../host/useHost'
import { useWorkspaceStore } from '../stores/workspace.store'
import { useContainersStore } from './containers.store'
import { useLogsStore } from './logs.store'
import { useRunStore } from './run.store'
import { serviceRunStates } from './serviceRunStates'

/** Called once, above the canvas: follows the engine for the project that is open and shows it on the graph. */
export function useRunSession(): void {
  const host = useHost()
  const workspace = useWorkspaceStore()
  const containers = useContainersStore()
  const run = useRunStore()
  const logs = useLogsStore()

  const states = shallowRef<ServiceRunStates>(new Map())
  provideServiceRunStates(states)
  watch(
    () => [containers.byService, run.steps, run.ended] as const,
    ([byService, steps, ended]) => {
      states.value = serviceRunStates(byService, steps, ended?.outcome === 'failed' ? ended : null, states.value)
    },
    { immediate: true },
  )
  watch(
    () => workspace.project?.handle ?? null,
    (project) => {
      void logs.stop()
      containers.unwatch()
      run.unbind()
      if (project === null) return
      run.bind(host, project)
      void containers.watch(host, project)
    },
    { immediate: true },
  )
}
