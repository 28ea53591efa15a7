import { defineStore } from 'pinia'
import { computed, readonly, shallowRef } from 'vue'
import type { EngineStatus } from '@contract/shapes'
import { useHost } from '@renderer/host/useHost'

const checking: EngineStatus = { state: 'checking', endpoint: '', engineVersion: null, apiVersion: null, composeVersion: null, message: null }

/** Which engine and which Compose are used, and whether they answer. Kept up to date by the host's events. */
export const useEngineStatus = defineStore('engineStatus', () => {
  const host = useHost()
  const status = shallowRef<EngineStatus>(checking)

  function applyStatus(next: EngineStatus): void {
    status.value = next
  }

  host.subscribe('engine.status', applyStatus)

  return {
    status: readonly(status),
    ready: computed(() => status.value.state === 'ready'),
    /** Asks the host; `refresh` has it look again instead of telling what it knows. */
    async check(refresh = false): Promise<void> {
      if (refresh) applyStatus({ ...status.value, state: 'checking' })
      try {
        applyStatus(await host.invoke('engine.status', { refresh }))
      } catch (error) {
        applyStatus({ ...checking, state: 'unreachable', message: error instanceof Error ? error.message : null })
      }
    },
  }
})
