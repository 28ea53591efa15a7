import { defineStore } from 'pinia'
import { computed, readonly, shallowRef } from 'vue'
import type { EventPayload } from '@contract/events'
import type { Host } from '@contract/host'

export type Container = EventPayload<'engine.containers'>['containers'][number]

/** The containers of the open project, as the engine last told. */
export const useContainersStore = defineStore('containers', () => {
  const containers = shallowRef<readonly Container[]>([])
  let stop: (() => void) | null = null

  const byService = computed(() => {
    const map = new Map<string, Container[]>()
    for (const container of containers.value) {
      const list = map.get(container.service)
      if (list) list.push(container)
      else map.set(container.service, [container])
    }
    return map as ReadonlyMap<string, readonly Container[]>
  })
  const runningServices = computed(() => [...byService.value].filter(([, list]) => list.some((container) => container.state === 'running')).map(([name]) => name))

  function applyContainers(next: readonly Container[]): void {
    containers.value = next
  }

  /** Shows the containers of one project from now on; what the engine cannot say now comes with its next event. */
  async function watch(host: Host, project: string): Promise<void> {
    unwatch()
    stop = host.subscribe('engine.containers', (event) => {
      if (event.project === project) applyContainers(event.containers)
    })
    const subscription = stop
    const now = await host.invoke('engine.containers', { project }).catch(() => null)
    if (now && stop === subscription && containers.value.length === 0) applyContainers(now)
  }

  function unwatch(): void {
    stop?.()
    stop = null
    applyContainers([])
  }

  return { containers: readonly(containers), byService, runningServices, watch, unwatch }
})
