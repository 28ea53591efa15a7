import { defineStore } from 'pinia'
import { readonly, ref, shallowRef } from 'vue'
import { HostError } from '@contract/errors'
import type { Host } from '@contract/host'
import { appendLines, emptyLogBuffer, type LogBuffer } from './logBuffer'

/** The logs that are being followed, of one service or of all; bounded in memory. */
export const useLogsStore = defineStore('logs', () => {
  const buffer = shallowRef<LogBuffer>(emptyLogBuffer)
  const following = ref(false)
  /** null: all services. */
  const service = ref<string | null>(null)
  const error = shallowRef<HostError | null>(null)
  let current: { readonly host: Host; stream: string | null; readonly stops: (() => void)[]; stopped: boolean } | null = null

  /** Follows one service's logs, or those of all (null), in place of what was followed before. */
  async function follow(host: Host, project: string, name: string | null): Promise<void> {
    await stop()
    buffer.value = emptyLogBuffer
    service.value = name
    error.value = null
    following.value = true
    const session: NonNullable<typeof current> = { host, stream: null, stops: [], stopped: false }
    current = session
    // Lines may arrive before the answer that names their stream: they are kept by stream until it does.
    const early: { stream: string; apply: () => void }[] = []
    const whenOurs = (stream: string, apply: () => void): void => {
      if (session.stream === stream) apply()
      else if (session.stream === null) early.push({ stream, apply })
    }
    session.stops.push(
      host.subscribe('logs.lines', (event) => whenOurs(event.stream, () => (buffer.value = appendLines(buffer.value, event.lines, event.dropped)))),
      host.subscribe('logs.ended', (event) => whenOurs(event.stream, () => (following.value = false))),
    )
    try {
      const { stream } = await host.invoke('logs.follow', { project, services: name === null ? [] : [name] })
      session.stream = stream
      if (session.stopped) await host.invoke('logs.stop', { stream })
      else for (const line of early) if (line.stream === stream) line.apply()
    } catch (reason) {
      if (!(reason instanceof HostError)) throw reason
      if (current === session) {
        error.value = reason
        following.value = false
      }
    }
  }

  /** Stops following; the lines stay to be read. */
  async function stop(): Promise<void> {
    const session = current
    current = null
    following.value = false
    if (!session) return
    session.stopped = true
    for (const unsubscribe of session.stops) unsubscribe()
    if (session.stream !== null) await session.host.invoke('logs.stop', { stream: session.stream }).catch(() => undefined)
  }

  function clear(): void {
    buffer.value = { ...emptyLogBuffer, next: buffer.value.next }
  }

  return { buffer: readonly(buffer), following: readonly(following), service: readonly(service), error: readonly(error), follow, stop, clear }
})
