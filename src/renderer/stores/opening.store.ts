import { defineStore } from 'pinia'
import { readonly, ref, shallowReadonly, shallowRef, watch } from 'vue'
import { HostError } from '@contract/errors'
import type { ProjectSnapshot, RecentProject, Sample } from '@contract/shapes'
import { useHost } from '@renderer/host/useHost'
import { useSettingsStore } from './settings.store'
import { useWorkspaceStore } from './workspace.store'

export type UnsavedChoice = 'save' | 'keep-draft' | 'cancel'

/**
 * Every way to another project: dialogs, recent ones, samples, a dropped folder, the host's own wish. Unsaved texts are
 * asked about first; an opening that fails leaves what is open as it is and says why.
 */
export const useOpening = defineStore('opening', () => {
  const host = useHost()
  const workspace = useWorkspaceStore()
  const settings = useSettingsStore()

  const recent = shallowRef<readonly RecentProject[]>([])
  const samples = shallowRef<readonly Sample[]>([])
  /** What is being opened: `folder`, `recent:ID`, `sample:ID` ... */
  const busy = ref<string | null>(null)
  const failure = shallowRef<{ readonly place: string; readonly error: HostError } | null>(null)
  const browsing = ref(false)
  const creating = ref(false)
  const started = ref(false)
  const question = shallowRef<((choice: UnsavedChoice) => void) | null>(null)

  function askAboutUnsaved(): Promise<UnsavedChoice> {
    return new Promise((resolve) => {
      question.value = (choice) => {
        question.value = null
        resolve(choice)
      }
    })
  }

  /** True where what is open may be left. */
  async function mayLeave(): Promise<boolean> {
    if (workspace.dirtyFiles.length === 0) return true
    const choice = await askAboutUnsaved()
    if (choice === 'save') await workspace.save()
    return choice === 'keep-draft' || (choice === 'save' && workspace.dirtyFiles.length === 0)
  }

  function browse(create: boolean): void {
    creating.value = create
    failure.value = null
    browsing.value = true
  }

  /** True where the folder browser was left with another project open than before it. */
  function browsed(): Promise<boolean> {
    const before = workspace.project?.handle
    return new Promise((resolve) => {
      watch(browsing, () => resolve(workspace.project !== null && workspace.project.handle !== before), { once: true, flush: 'sync' })
    })
  }

  function fail(place: string, error: unknown): void {
    failure.value = { place, error: error instanceof HostError ? error : new HostError('INTERNAL', 'Opening failed inside Stackyard.') }
  }

  async function attempt(place: string, load: () => Promise<ProjectSnapshot | null>): Promise<boolean> {
    if (busy.value !== null || !(await mayLeave())) return false
    busy.value = place
    failure.value = null
    try {
      const snapshot = await load()
      if (snapshot) await workspace.open(snapshot)
      if (snapshot) browsing.value = false
      return snapshot !== null
    } catch (error) {
      fail(place, error)
      return false
    } finally {
      busy.value = null
    }
  }

  host.subscribe('app.openProject', async (snapshot) => {
    if (await mayLeave()) {
      failure.value = null
      await workspace.open(snapshot)
    } else if (snapshot.handle !== workspace.project?.handle) {
      await host.invoke('projects.close', { project: snapshot.handle })
    }
  })
  host.subscribe('app.openFailed', (error) => fail('app', new HostError(error.code, error.message, error.data)))

  return {
    recent: shallowReadonly(recent),
    samples: shallowReadonly(samples),
    busy: readonly(busy),
    /** False until it is known whether the app was started on a project. */
    started: readonly(started),
    /** Why the last opening failed, and where on the screen it was asked for. */
    failure: shallowReadonly(failure),
    /** Whether the web shell's folder browser is open. */
    browsing,
    /** Whether the folder that is chosen there is to become a project. */
    creating: readonly(creating),
    /** Set while a person must say what becomes of unsaved texts; call it with the answer. */
    question: shallowReadonly(question),
    mayLeave,
    async loadLists(): Promise<void> {
      // One list that cannot be read must not take the other one with it.
      await Promise.all([
        host.invoke('projects.recent', {}).then((projects) => (recent.value = projects), (error) => fail('recent', error)),
        host.invoke('projects.samples', {}).then((stacks) => (samples.value = stacks), (error) => fail('samples', error)),
      ])
    },
    async openInitial(): Promise<void> {
      await attempt('app', () => host.invoke('projects.initial', {}))
      started.value = true
    },
    async openFolder(): Promise<void> {
      if (settings.info?.shell === 'web') browse(false)
      else await attempt('folder', () => host.invoke('dialogs.openFolder', {}))
    },
    async openFile(): Promise<void> {
      if (settings.info?.shell === 'web') browse(false)
      else await attempt('file', () => host.invoke('dialogs.openFile', {}))
    },
    openRecent: (id: string) => attempt(`recent:${id}`, () => host.invoke('projects.openRecent', { id })),
    openSample: (id: string) => attempt(`sample:${id}`, () => host.invoke('projects.openSample', { id })),
    openHandle: (handle: string) => attempt('browser', () => host.invoke('folders.open', { handle, create: creating.value })),
    /** Asks for a folder, and begins a project in it where it holds none. False where none was opened. */
    newProject(): Promise<boolean> {
      if (settings.info?.shell !== 'web') return attempt('folder', () => host.invoke('dialogs.openFolder', { create: true }))
      browse(true)
      return browsed()
    },
    /** After NO_COMPOSE_FILE: begins a project in that folder. */
    createAt: (handle: string) => attempt(failure.value?.place ?? 'folder', () => host.invoke('folders.open', { handle, create: true })),
    async forget(id: string): Promise<void> {
      recent.value = await host.invoke('projects.forget', { id })
    },
    /** Electron only; the project comes as an event. */
    async openDropped(file: File): Promise<void> {
      try {
        await host.openDropped?.(file)
      } catch (error) {
        fail('app', error)
      }
    },
    canDrop: host.openDropped !== undefined,
    async closeProject(): Promise<void> {
      if (await mayLeave()) await workspace.close()
    },
    clearFailure(): void {
      failure.value = null
    },
  }
})
