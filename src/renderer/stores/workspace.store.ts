import { defineStore } from 'pinia'
import { computed, readonly, ref, shallowReadonly, shallowRef } from 'vue'
import type { Analysis } from '@core/analyze'
import { planCommands } from '@core/commands/planCommand'
import type { Command, Plan } from '@core/commands/types'
import type { FileAbsence } from '@core/resolve/types'
import { applyEdits } from '@core/text/applyEdits'
import { diffToEdits } from '@core/text/diffToEdits'
import { invertEdits } from '@core/text/invertEdits'
import type { TextEdit } from '@core/text/textEdit'
import { HostError } from '@contract/errors'
import type { EventPayload } from '@contract/events'
import type { Draft, Layout, ProjectSnapshot, SaveResult } from '@contract/shapes'
import { useHost } from '@renderer/host/useHost'
import { useTranslate } from '@renderer/i18n/useTranslate'
import { useSelectionStore } from './selection.store'
import { createAnalyzer } from './workspace/analyzer'
import { createDraftKeeper } from './workspace/draftKeeper'
import { fileFromDisk, newFile, withDisk, withText } from './workspace/fileRecords'
import { emptyHistory, pushStep, stepBack, stepForward, type FileStep, type History, type HistoryStep } from './workspace/history'
import { createLoader, type Loader } from './workspace/loader'
import { openProject } from './workspace/openProject'
import { projectInput } from './workspace/projectInput'
import type { ChangeCause, OpenProject, TextChange, WorkspaceFile } from './workspace/types'

interface FileEdits {
  readonly path: string
  readonly edits: readonly TextEdit[]
}

/**
 * The open project: its texts, what they mean, and the one history of changes. The texts are the only truth; every
 * gesture comes in as a command, is planned by the core and applied as edits, and is taken back by the inverse edits.
 */
export const useWorkspaceStore = defineStore('workspace', () => {
  const host = useHost()
  const t = useTranslate()
  const selection = useSelectionStore()

  const project = shallowRef<OpenProject | null>(null)
  const files = shallowRef<ReadonlyMap<string, WorkspaceFile>>(new Map())
  const absent = shallowRef<ReadonlyMap<string, FileAbsence>>(new Map())
  const environment = shallowRef<Readonly<Record<string, string>>>({})
  const profiles = shallowRef<readonly string[]>([])
  const analysis = shallowRef<Analysis | null>(null)
  const history = shallowRef<History>(emptyHistory)
  const restoredDrafts = shallowRef<readonly Draft[]>([])
  const storedLayout = shallowRef<Layout | null>(null)
  const saving = ref(false)
  const changeListeners = new Set<(change: TextChange) => void>()
  let loader: Loader | null = null

  const dirtyFiles = computed(() => [...files.value.values()].filter((file) => file.dirty))
  const editable = computed(() => project.value !== null && analysis.value !== null && !analysis.value.broken)

  const analyzer = createAnalyzer(
    () => project.value && projectInput(project.value, files.value, absent.value, environment.value, profiles.value),
    (next) => {
      analysis.value = next
      void loadMissing(next)
    },
  )
  const drafts = createDraftKeeper(host, () => project.value && { project: project.value.handle, files: [...files.value.values()] })

  function applyFile(file: WorkspaceFile): void {
    files.value = new Map(files.value).set(file.path, file)
  }

  async function loadMissing(of: Analysis): Promise<void> {
    const mine = loader
    const loaded = await mine?.load(of.project)
    if (!loaded || loader !== mine) return
    for (const { file, role } of loaded.files) if (!files.value.has(file.path)) applyFile(fileFromDisk(file, role))
    absent.value = new Map([...absent.value, ...loaded.absent])
    environment.value = { ...environment.value, ...loaded.environment }
    analyzer.now()
  }

  /** The one place where a text changes. Answers what takes the change back. */
  function applyText(path: string, edits: readonly TextEdit[], cause: ChangeCause): FileStep {
    const file = files.value.get(path) ?? newFile(path, 'other')
    const after = applyEdits(file.text, edits)
    const inverse = invertEdits(file.text, edits)
    applyFile(withText(file, after))
    drafts.schedule()
    for (const listener of changeListeners) listener({ path, before: file.text, after, edits, cause })
    return { forward: edits, inverse }
  }

  function applyStep(changes: readonly FileEdits[], kind: HistoryStep['kind'], label: string): void {
    const steps = new Map<string, FileStep>()
    for (const { path, edits } of changes) if (edits.length > 0) steps.set(path, applyText(path, edits, kind))
    if (steps.size === 0) return
    history.value = pushStep(history.value, { label, kind, files: steps, selectionBefore: selection.ids, selectionAfter: selection.ids, at: Date.now() })
  }

  function refusal(code: string, message: string, params: Record<string, string> = {}): Plan {
    return { ok: false, refusal: { code, message, params } }
  }

  function plan(command: Command | readonly Command[]): Plan {
    analyzer.settle()
    if (!analysis.value || !editable.value) return refusal('NOT_EDITABLE', 'The file has an error that must be put right first, in its text.')
    const commands = Array.isArray(command) ? (command as readonly Command[]) : [command as Command]
    const planned = planCommands({ input: analysis.value.input, project: analysis.value.project }, commands)
    if (!planned.ok) return planned
    const locked = planned.files.find(({ file }) => files.value.get(file)?.readOnly)
    return locked ? refusal('FILE_READ_ONLY', `${locked.file} cannot be written, so it was not changed.`, { file: locked.file }) : planned
  }

  function run(command: Command | readonly Command[], options: { readonly label: string }): Plan {
    const planned = plan(command)
    if (!planned.ok) return planned
    applyStep(planned.files.map(({ file, edits }) => ({ path: file, edits })), 'gesture', options.label)
    analyzer.now()
    return planned
  }

  function replay(step: HistoryStep, direction: 'forward' | 'inverse'): void {
    const cause = direction === 'forward' ? 'redo' : 'undo'
    for (const [path, change] of step.files) applyText(path, change[direction], cause)
    analyzer.now()
    selection.select(direction === 'forward' ? step.selectionAfter : step.selectionBefore, { source: 'history' })
  }

  /** A text that came from the disk takes the place of ours, as a step that can be undone. */
  function takeDisk(file: WorkspaceFile, diskText: string, diskEtag: string): void {
    applyStep([{ path: file.path, edits: diffToEdits(file.text, diskText) }], 'disk', t('history.disk', { file: file.path }))
    applyFile(withDisk(files.value.get(file.path) ?? file, diskText, diskEtag))
  }

  function resolveConflict(path: string, choice: 'keep-mine' | 'take-disk'): void {
    const file = files.value.get(path)
    if (!file?.conflict) return
    const { diskText, diskEtag } = file.conflict
    if (choice === 'keep-mine') applyFile(withDisk(file, diskText, diskEtag))
    else if (diskText === null || diskEtag === null) removeFile(path)
    else takeDisk(file, diskText, diskEtag)
    drafts.schedule()
    analyzer.now()
  }

  function removeFile(path: string): void {
    const left = new Map(files.value)
    left.delete(path)
    files.value = left
    absent.value = new Map(absent.value).set(path, 'not-found')
    history.value = emptyHistory
  }

  function onDiskChange(change: EventPayload<'files.changed'>): void {
    if (change.project !== project.value?.handle) return
    const file = files.value.get(change.path)
    if (!file) {
      if (change.text === null || !absent.value.has(change.path)) return
      loader?.forget(change.path)
      const left = new Map(absent.value)
      left.delete(change.path)
      absent.value = left
    } else if (change.text === file.text && change.etag !== null) {
      applyFile(withDisk(file, change.text, change.etag))
    } else if (change.etag === file.etag) {
      return
    } else if (file.dirty || change.text === null || change.etag === null) {
      applyFile({ ...file, conflict: { diskText: change.text, diskEtag: change.etag } })
      return
    } else {
      takeDisk(file, change.text, change.etag)
    }
    analyzer.now()
  }

  host.subscribe('files.changed', onDiskChange)

  async function restoreDrafts(snapshot: ProjectSnapshot): Promise<void> {
    const restored: Draft[] = []
    for (const draft of snapshot.drafts) {
      const file = files.value.get(draft.path) ?? (await readFile(snapshot.handle, draft.path)) ?? newFile(draft.path, 'other')
      if (project.value?.handle !== snapshot.handle) return
      if (file.text === draft.text && file.savedText !== null) continue
      const conflict = file.etag === draft.baseEtag ? null : { diskText: file.savedText, diskEtag: file.etag }
      applyFile({ ...file, etag: draft.baseEtag, conflict })
      applyStep([{ path: draft.path, edits: diffToEdits(file.text, draft.text) }], 'draft', t('history.draft', { file: draft.path }))
      restored.push(draft)
    }
    restoredDrafts.value = restored
    if (restored.length > 0) analyzer.now()
    if (snapshot.drafts.length > 0) drafts.schedule()
  }

  async function readFile(handle: string, path: string): Promise<WorkspaceFile | null> {
    try {
      return fileFromDisk(await host.invoke('files.read', { project: handle, path }))
    } catch {
      return null
    }
  }

  function applySaveResult(result: SaveResult, sent: WorkspaceFile): void {
    const file = files.value.get(result.path)
    if (!file) return
    if (result.status === 'saved' || result.status === 'unchanged') applyFile(withDisk(file, sent.text, result.etag))
    if (result.status === 'conflict') applyFile({ ...file, conflict: { diskText: result.diskText, diskEtag: result.diskEtag } })
  }

  /** Writes what is dirty (or the files named). What could not be written stays as it is, and the result says why. */
  async function save(paths?: readonly string[], options: { readonly mode?: 'safe' | 'in-place' } = {}): Promise<readonly SaveResult[]> {
    const handle = project.value?.handle
    const sent = dirtyFiles.value.filter((file) => !file.readOnly && (paths?.includes(file.path) ?? true))
    if (handle === undefined || sent.length === 0 || saving.value) return []
    saving.value = true
    try {
      const requests = sent.map((file) => ({ path: file.path, text: file.text, baseEtag: file.etag, mode: options.mode ?? 'safe' }))
      const results = await host.invoke('files.save', { project: handle, files: requests })
      if (project.value?.handle !== handle) return results
      for (const result of results) {
        const file = sent.find(({ path }) => path === result.path)
        if (file) applySaveResult(result, file)
      }
      restoredDrafts.value = restoredDrafts.value.filter((draft) => files.value.get(draft.path)?.dirty)
      await drafts.push()
      return results
    } catch (thrown) {
      const error = thrown instanceof HostError ? thrown.toJSON() : new HostError('INTERNAL', 'Saving failed inside Stackyard.').toJSON()
      return sent.map(({ path }) => ({ path, status: 'failed', error }))
    } finally {
      saving.value = false
    }
  }

  function applyProject(snapshot: ProjectSnapshot | null): void {
    analyzer.reset()
    drafts.reset()
    storedLayout.value = snapshot?.layout ?? null
    project.value = snapshot && openProject(snapshot)
    files.value = new Map(snapshot?.files.map((file) => [file.path, fileFromDisk(file)]))
    absent.value = new Map()
    environment.value = {}
    profiles.value = snapshot?.profiles ?? []
    history.value = emptyHistory
    restoredDrafts.value = []
    analysis.value = null
    loader = snapshot && createLoader(host, snapshot.handle)
    selection.clear()
  }

  return {
    project: shallowReadonly(project),
    files: shallowReadonly(files),
    /** The active profiles; `*` stands for all. */
    profiles: shallowReadonly(profiles),
    analysis: shallowReadonly(analysis),
    /** False while no project is open or its text is broken: then the graph is only to be looked at. */
    editable,
    dirtyFiles,
    saving: readonly(saving),
    restoredDrafts: shallowReadonly(restoredDrafts),
    /** The positions the host kept, as they were on opening. */
    storedLayout: shallowReadonly(storedLayout),
    canUndo: computed(() => history.value.done.length > 0),
    canRedo: computed(() => history.value.undone.length > 0),
    undoLabel: computed(() => history.value.done.at(-1)?.label ?? null),
    redoLabel: computed(() => history.value.undone.at(-1)?.label ?? null),
    /** What commands would do to the present texts, all or nothing. Changes nothing. */
    plan,
    /** Plans commands and applies their edits as one undo step. Select what was made afterwards: redo selects it again. */
    run,
    save,
    /** Edits from the source pane, in offsets of the file's text. */
    typeText(path: string, edits: readonly TextEdit[]): void {
      const file = files.value.get(path)
      if (!file || file.readOnly) return
      applyStep([{ path, edits }], 'typing', t('history.typing', { file: path }))
      analyzer.soon()
    },
    undo(): void {
      const back = stepBack(history.value, selection.ids)
      if (!back) return
      history.value = back.history
      replay(back.step, 'inverse')
    },
    redo(): void {
      const forward = stepForward(history.value)
      if (!forward) return
      history.value = forward.history
      replay(forward.step, 'forward')
    },
    resolveConflict,
    /** Takes back what the drafts brought: the texts are those of the disk again (and undo brings the drafts back). */
    dropRestored(): void {
      for (const draft of restoredDrafts.value) {
        const file = files.value.get(draft.path)
        if (!file) continue
        if (file.conflict) resolveConflict(draft.path, 'take-disk')
        else applyStep([{ path: draft.path, edits: diffToEdits(file.text, file.savedText ?? '') }], 'draft', t('history.draft', { file: draft.path }))
      }
      restoredDrafts.value = []
      analyzer.now()
    },
    keepRestored(): void {
      restoredDrafts.value = []
    },
    setProfiles(next: readonly string[]): void {
      profiles.value = [...next]
      analyzer.now()
    },
    /** The person trusts the project's folder now; files that were refused before may be asked for again. */
    async trust(): Promise<void> {
      if (!project.value) return
      await host.invoke('projects.trust', { project: project.value.handle })
      project.value = { ...project.value, trusted: true }
      for (const [path, reason] of absent.value) if (reason === 'outside-project') loader?.forget(path)
      absent.value = new Map([...absent.value].filter(([, reason]) => reason !== 'outside-project'))
      analyzer.now()
    },
    async open(snapshot: ProjectSnapshot): Promise<void> {
      await drafts.push()
      const before = project.value?.handle
      if (before !== undefined && before !== snapshot.handle) await host.invoke('projects.close', { project: before })
      applyProject(snapshot)
      analyzer.now()
      await restoreDrafts(snapshot)
    },
    async close(): Promise<void> {
      const handle = project.value?.handle
      if (handle === undefined) return
      await drafts.push()
      applyProject(null)
      await host.invoke('projects.close', { project: handle })
    },
    /** Hands unsaved texts to the host at once: the window is about to go. */
    flushDrafts: drafts.push,
    onTextChange(listener: (change: TextChange) => void): () => void {
      changeListeners.add(listener)
      return () => changeListeners.delete(listener)
    },
  }
})
