import { defineStore } from 'pinia'
import { readonly, shallowRef } from 'vue'
import type { EventPayload } from '@contract/events'
import type { Host } from '@contract/host'
import type { MethodInput } from '@contract/methods'

type Started = EventPayload<'run.started'>
type Progress = EventPayload<'run.progress'>
type Ended = EventPayload<'run.ended'>

/** What Compose last said of one subject (`Container shop-web-1`, `Network shop_default`) of a run. */
export type RunStep = Progress

/** The run of the open project: what it does now, how far it is, and how the last one ended. */
export const useRunStore = defineStore('run', () => {
  const active = shallowRef<Started | null>(null)
  /** By subject, in the order in which Compose first named them. */
  const steps = shallowRef<ReadonlyMap<string, RunStep>>(new Map())
  const ended = shallowRef<Ended | null>(null)
  const cancelling = shallowRef(false)
  let binding: { readonly host: Host; readonly project: string; readonly stops: readonly (() => void)[] } | null = null

  function applyStarted(event: Started): void {
    active.value = event
    steps.value = new Map()
    ended.value = null
    cancelling.value = false
  }
  function applyProgress(event: Progress): void {
    if (event.run === active.value?.run) steps.value = new Map(steps.value).set(event.subject, event)
  }
  function applyEnded(event: Ended): void {
    if (event.run !== active.value?.run) return
    active.value = null
    cancelling.value = false
    ended.value = event
  }
  function applyNothing(): void {
    active.value = null
    steps.value = new Map()
    ended.value = null
    cancelling.value = false
  }

  /** Follows the runs of one project from now on. */
  function bind(host: Host, project: string): void {
    unbind()
    binding = {
      host,
      project,
      stops: [
        host.subscribe('run.started', (event) => {
          if (event.project === project) applyStarted(event)
        }),
        host.subscribe('run.progress', applyProgress),
        host.subscribe('run.ended', applyEnded),
      ],
    }
  }
  function unbind(): void {
    for (const stop of binding?.stops ?? []) stop()
    binding = null
    applyNothing()
  }

  function bound(): { readonly host: Host; readonly project: string } {
    if (!binding) throw new Error('no project is open')
    return binding
  }

  /** Each resolves when the run has started and rejects with the host's words where it could not. */
  async function up(options: Omit<MethodInput<'run.up'>, 'project'> = {}): Promise<void> {
    const { host, project } = bound()
    await host.invoke('run.up', { ...options, project })
  }
  async function down(options: Omit<MethodInput<'run.down'>, 'project'> = {}): Promise<void> {
    const { host, project } = bound()
    await host.invoke('run.down', { ...options, project })
  }
  async function service(name: string, action: 'start' | 'stop' | 'restart'): Promise<void> {
    const { host, project } = bound()
    await host.invoke('run.service', { project, service: name, action })
  }

  /** Resolves when the run's processes are gone. */
  async function cancel(): Promise<void> {
    if (!active.value || cancelling.value) return
    cancelling.value = true
    try {
      await bound().host.invoke('run.cancel', { run: active.value.run })
    } finally {
      cancelling.value = false
    }
  }

  function dismiss(): void {
    ended.value = null
  }

  return { active: readonly(active), steps: readonly(steps), ended: readonly(ended), cancelling: readonly(cancelling), bind, unbind, up, down, service, cancel, dismiss }
})
