import { defineStore } from 'pinia'
import { computed, readonly, ref, shallowReadonly, shallowRef } from 'vue'
import type { Analysis } from '@core/analyze'
import { planCommands } from '@core/commands/planCommand'
import type { Command, Plan } from '@core/commands/types'
import type { Refusal } from '@core/edits/types'
import { isLineHalfTyped } from '@core/language/isHalfTyped'
import type { FileAbsence } from '@core/resolve/types'
import type { TextEdit } from '@core/text/textEdit'
import { HostError } from '@contract/errors'
import type { Draft, Layout, ProjectSnapshot, SaveResult } from '@contract/shapes'
import { useHost } from '@renderer/host/useHost'
import { useTranslate } from '@renderer/i18n/useTranslate'
import { useFaultReader } from '@renderer/reading/faultReader'
import { useLayersStore } from './layers.store'
import { useSelectionStore } from './selection.store'
import { createAnalyzer } from './workspace/analyzer'
import { createDiskChanges, type ConflictChoice } from './workspace/diskChanges'
import { createDraftKeeper } from './workspace/draftKeeper'
import { fileFromDisk, newFile, snapshotFiles } from './workspace/fileRecords'
import type { HistoryStep } from './workspace/history'
import { createLoader, type Loader } from './workspace/loader'
import { openProject } from './workspace/openProject'
import { projectInput } from './workspace/projectInput'
import { changedLines, changeTakenBack, editSteps, pendingChanges, textsAround, undoneSince } from './workspace/pendingChanges'
import { dropDraft, restoreDraft } from './workspace/restoreDraft'
import { applySaveResults, saveFiles } from './workspace/saveFiles'
import { planTakeBack, type TakeBackPlan } from './workspace/takeBackPlan'
import { createTexts, type FileEdits } from './workspace/texts'
import type { OpenProject, SharedQuestion, WorkspaceFile } from './workspace/types'

/**
 * The open project: its texts, what they mean, and the one history of changes. The texts are the only truth; every
 * gesture comes in as a command, is planned by the core and applied as edits, and is taken back by the inverse edits.
 */
export const useWorkspaceStore = defineStore('workspace', () => {
  const host = useHost()
  const t = useTranslate()
  const selection = useSelectionStore()
  const layers = useLayersStore()

  const project = shallowRef<OpenProject | null>(null)
  const absent = shallowRef<ReadonlyMap<string, FileAbsence>>(new Map())
  const environment = shallowRef<Readonly<Record<string, string>>>({})
  const profiles = shallowRef<readonly string[]>([])
  const analysis = shallowRef<Analysis | null>(null)
  const restoredDrafts = shallowRef<readonly Draft[]>([])
  const storedLayout = shallowRef<Layout | null>(null)
  const layoutInProject = ref(false)
  const saving = ref(false)
  const sharedQuestion = shallowRef<SharedQuestion | null>(null)
  let loader: Loader | null = null

  const texts = createTexts(() => selection.ids)
  const { files, history, dirtyFiles } = texts
  const disk = createDiskChanges(texts, t)
  const drafts = createDraftKeeper(host, () => project.value && { project: project.value.handle, files: [...files.value.values()] })
  const analyzer = createAnalyzer(
    () => project.value && projectInput(project.value, files.value, absent.value, environment.value, profiles.value),
    (next) => {
      analysis.value = next
      void loadMissing(next)
    },
    useFaultReader(),
  )
  const editable = computed(() => project.value !== null && analysis.value !== null && !analysis.value.broken)
  texts.onChange(() => drafts.schedule())

  async function loadMissing(of: Analysis): Promise<void> {
    const mine = loader
    const loaded = await mine?.load(of.project)
    if (!loaded || loader !== mine) return
    for (const { file, role } of loaded.files) if (!files.value.has(file.path)) texts.applyFile(fileFromDisk(file, role))
    absent.value = new Map([...absent.value, ...loaded.absent])
    environment.value = { ...environment.value, ...loaded.environment }
    analyzer.now()
  }

  /** Has the loader ask again for absent files that pass the test. */
  function askAgain(test: (path: string, reason: FileAbsence) => boolean): void {
    const again = [...absent.value].filter(([path, reason]) => test(path, reason))
    for (const [path] of again) loader?.forget(path)
    absent.value = new Map([...absent.value].filter((entry) => !again.some(([path]) => path === entry[0])))
  }

  function refusal(code: string, message: string, params: Record<string, string> = {}): Plan {
    return { ok: false, refusal: { code, message, params } }
  }

  function plan(command: Command | readonly Command[]): Plan {
    analyzer.settle()
    if (!analysis.value || !editable.value) return refusal('NOT_EDITABLE', 'The file has an error that must be put right first, in its text.')
    const commands = Array.isArray(command) ? (command as readonly Command[]) : [command as Command]
    const planned = planCommands({ input: analysis.value.input, project: analysis.value.project }, commands, layers.target)
    if (!planned.ok) return planned
    const locked = planned.files.find(({ file }) => files.value.get(file)?.readOnly)
    return locked ? refusal('FILE_READ_ONLY', `${locked.file} cannot be written, so it was not changed.`, { file: locked.file }) : planned
  }

  function askAboutShared(command: Command | readonly Command[], options: { readonly label: string }, params: Refusal['params']): void {
    const commands = Array.isArray(command) ? (command as readonly Command[]) : [command as Command]
    sharedQuestion.value = {
      params,
      answer(changeAll) {
        sharedQuestion.value = null
        if (changeAll) run(commands.map((each) => ({ ...each, shared: true })), options)
      },
    }
  }

  function run(command: Command | readonly Command[], options: { readonly label: string }): Plan {
    const planned = plan(command)
    if (!planned.ok) {
      if (planned.refusal.code === 'SHARED_ANCHOR') askAboutShared(command, options, planned.refusal.params)
      return planned
    }
    texts.change(planned.files.map(({ file, edits }) => ({ path: file, edits })), 'gesture', options.label)
    analyzer.nowWith(new Map(planned.files.flatMap(({ file, document }) => (document ? [[file, document]] : []))))
    return planned
  }

  /** The steps of the history with the texts that they led to. */
  const stepsOfHistory = computed(() => editSteps(history.value, files.value))

  const pending = computed(() => pendingChanges(history.value, files.value, texts.saved.value))

  function planBack(steps: readonly number[]): TakeBackPlan | null {
    analyzer.settle()
    const texts = new Map([...files.value].map(([path, { text }]) => [path, text]))
    return analysis.value && planTakeBack(stepsOfHistory.value, texts, analysis.value, steps)
  }

  function replay(step: HistoryStep | undefined, ids: readonly string[] | null): void {
    if (ids === null) return
    // Only what was typed can have been broken.
    if (step?.kind === 'typing') analyzer.smoothly()
    else analyzer.now()
    selection.select(ids, { source: 'history' })
  }

  function resolveConflict(path: string, choice: ConflictChoice): void {
    const file = files.value.get(path)
    if (!file?.conflict) return
    if (disk.resolve(file, choice) === 'gone') absent.value = new Map(absent.value).set(path, 'not-found')
    drafts.schedule()
    analyzer.now()
  }

  host.subscribe('files.changed', ({ project: handle, path, text, etag }) => {
    if (handle !== project.value?.handle) return
    const file = files.value.get(path)
    if (file) disk.changed(file, { text, etag })
    else if (text !== null && absent.value.has(path)) askAgain((each) => each === path)
    else return
    analyzer.smoothly()
  })

  async function readFile(handle: string, path: string): Promise<WorkspaceFile | null> {
    try {
      return fileFromDisk(await host.invoke('files.read', { project: handle, path }))
    } catch {
      return null
    }
  }

  /** Compares each file with the disk; for a line to the host that was down and may have missed changes. */
  async function recheckDisk(): Promise<void> {
    const handle = project.value?.handle
    if (handle === undefined) return
    for (const { path, savedSource } of files.value.values()) {
      if (savedSource === null) continue
      const now = await host.invoke('files.read', { project: handle, path }).catch((error: unknown) => (error instanceof HostError && error.code === 'NOT_FOUND' ? { text: null, etag: null } : null))
      const file = files.value.get(path)
      if (project.value?.handle !== handle) return
      if (now && file) disk.changed(file, now)
    }
    analyzer.smoothly()
  }

  async function restoreDrafts(snapshot: ProjectSnapshot): Promise<void> {
    const restored: Draft[] = []
    if (snapshot.drafts.some(({ path }) => path === snapshot.overrideFile)) addOverride()
    for (const draft of snapshot.drafts) {
      const file = files.value.get(draft.path) ?? (await readFile(snapshot.handle, draft.path)) ?? newFile(draft.path, 'other')
      if (project.value?.handle !== snapshot.handle) return
      if (restoreDraft(texts, file, draft, t)) restored.push(draft)
    }
    restoredDrafts.value = restored
    if (restored.length > 0) analyzer.now()
    if (snapshot.drafts.length > 0) drafts.schedule()
  }

  /** The project's override file, empty and in no way dirty: it is written once something stands in it. */
  function addOverride(): string | null {
    const path = project.value?.overrideFile ?? null
    if (!project.value || path === null) return null
    project.value = { ...project.value, composeFiles: [...project.value.composeFiles, path], overrideFile: null }
    if (!files.value.has(path)) texts.applyFile(newFile(path, 'override'))
    absent.value = new Map([...absent.value].filter(([each]) => each !== path))
    analyzer.now()
    return path
  }

  /** A compose file that was new is on the disk now: the host looks again which files Compose reads, so that it runs with them. */
  async function reloadFiles(handle: string): Promise<void> {
    const snapshot = await host.invoke('projects.reload', { project: handle }).catch(() => null)
    if (snapshot && project.value?.handle === handle) project.value = { ...project.value, composeFiles: snapshot.composeFiles, overrideFile: snapshot.overrideFile, warnings: snapshot.warnings }
  }

  function applyProject(snapshot: ProjectSnapshot | null): void {
    analyzer.reset()
    drafts.reset()
    storedLayout.value = snapshot?.layout ?? null
    layoutInProject.value = snapshot?.layoutInProject ?? false
    project.value = snapshot && openProject(snapshot)
    texts.reset(snapshot ? snapshotFiles(snapshot) : [])
    absent.value = new Map()
    environment.value = {}
    profiles.value = snapshot?.profiles ?? []
    restoredDrafts.value = []
    analysis.value = null
    loader = snapshot && createLoader(host, snapshot.handle)
    selection.clear()
    layers.reset()
  }

  return {
    project: shallowReadonly(project),
    files: shallowReadonly(files),
    /** The active profiles; `*` stands for all. */
    profiles: shallowReadonly(profiles),
    analysis: shallowReadonly(analysis),
    /** False while no project is open or its text is broken: then the graph is only to be looked at. */
    editable,
    /** Nothing stands in any of its files yet. */
    isEmpty: computed(() => [...files.value.values()].every(({ text }) => text.trim() === '')),
    dirtyFiles,
    saving: readonly(saving),
    restoredDrafts: shallowReadonly(restoredDrafts),
    /** The positions the host kept, as they were on opening. */
    storedLayout: shallowReadonly(storedLayout),
    /** Whether they lie with the project's files. */
    layoutInProject: readonly(layoutInProject),
    canUndo: computed(() => history.value.done.length > 0),
    canRedo: computed(() => history.value.undone.length > 0),
    undoLabel: computed(() => history.value.done.at(-1)?.label ?? null),
    /** The step that undo would take back, as nothing else tells two of the same name apart. */
    undoStep: computed(() => history.value.done.at(-1)?.id ?? null),
    redoLabel: computed(() => history.value.undone.at(-1)?.label ?? null),
    /** What commands would do to the present texts, all or nothing. Changes nothing. */
    plan,
    /** Plans commands and applies their edits as one undo step. Select what was made afterwards: redo selects it again. */
    run,
    /** Set while a person must say whether an anchored block changes for all who use it; the commands that asked were refused (SHARED_ANCHOR). */
    sharedQuestion: shallowReadonly(sharedQuestion),
    /** Edits from the source pane, in offsets of the file's text. */
    typeText(path: string, edits: readonly TextEdit[]): void {
      const file = files.value.get(path)
      if (!file || file.readOnly) return
      texts.change([{ path, edits }], 'typing', t('history.typing', { file: path }))
      const last = edits.at(-1)
      const typedAt = edits.reduce((shift, edit) => shift + edit.newText.length - edit.length, (last?.offset ?? 0) + (last?.length ?? 0))
      analyzer.soon({ halfTyped: /\.ya?ml$/i.test(path) && isLineHalfTyped(files.value.get(path)?.source, typedAt) })
    },
    /** Edits of one text as a step of their own, such as a change that is taken back; also of a text that cannot be read as YAML. */
    edit(path: string, edits: readonly TextEdit[], options: { readonly label: string }): void {
      const file = files.value.get(path)
      if (file?.readOnly !== false || edits.length === 0) return
      const back = changeTakenBack(pending.value, stepsOfHistory.value, file, edits)
      texts.change([{ path, edits: back?.edits ?? edits }], 'gesture', options.label, back?.steps)
      analyzer.now()
    },
    /** The unsaved changes, one a gesture, in the order they were made. */
    pendingChanges: pending,
    /** By step: the first line it changed. */
    changedLines: computed(() => changedLines(history.value, files.value)),
    /** Steps that are on the disk and were undone since. */
    undoneSince: computed(() => undoneSince(history.value, files.value, texts.saved.value)),
    /** The texts of each file a step changed, before it and after it; of a row of steps, before the first and after the last. */
    textsOfSteps: (steps: readonly number[]) => textsAround(history.value, files.value, steps),
    /** What taking steps back alone would do; null before the project is read. */
    planTakeBack: planBack,
    /** Takes steps back alone, as one step that can be undone; where later ones are in the way nothing is changed and the plan says which. Null where a file cannot be written. */
    takeBackSteps(steps: readonly number[], options: { readonly label: string }): TakeBackPlan | null {
      const plan = planBack(steps)
      if (!plan?.ok) return plan
      if (plan.files.some(({ path }) => files.value.get(path)?.readOnly !== false)) return null
      texts.change(plan.files, 'gesture', options.label, steps)
      analyzer.now()
      return plan
    },
    /** Edits of several texts as one step; none is made where one of them cannot be written. */
    editTogether(changes: readonly FileEdits[], options: { readonly label: string }): void {
      if (changes.some(({ path }) => files.value.get(path)?.readOnly !== false)) return
      texts.change(changes, 'gesture', options.label)
      analyzer.now()
    },
    /** Makes a change of the view that was just made undoable; it leaves undone changes of the texts to be done again. */
    recordView: texts.recordView,
    /** Has the analysis catch up with what was typed: for a gesture that needs the places of the present text. */
    settle: (): void => analyzer.settle(),
    undo: () => replay(history.value.done.at(-1), texts.undo()),
    redo: () => replay(history.value.undone.at(-1), texts.redo()),
    /** Writes what is dirty (or the files named). What could not be written stays as it is, and the result says why. */
    async save(paths?: readonly string[], options: { readonly mode?: 'safe' | 'in-place' } = {}): Promise<readonly SaveResult[]> {
      const handle = project.value?.handle
      const sent = dirtyFiles.value.filter((file) => !file.readOnly && (paths?.includes(file.path) ?? true))
      if (handle === undefined || sent.length === 0 || saving.value) return []
      saving.value = true
      const steps = texts.stepsToSave()
      const results = await saveFiles(host, handle, sent, options.mode ?? 'safe')
      saving.value = false
      if (project.value?.handle !== handle) return results
      applySaveResults(texts, results, sent, steps)
      if (sent.some(({ savedSource, role, path }) => role === 'override' && savedSource === null && files.value.get(path)?.savedSource !== null)) await reloadFiles(handle)
      restoredDrafts.value = restoredDrafts.value.filter((draft) => files.value.get(draft.path)?.dirty)
      await drafts.push()
      return results
    },
    /** Adds the override file that Compose would read, empty; answers its path, or null where there is none to add. Saving writes it. */
    addOverride,
    resolveConflict,
    /** Takes back what the drafts brought: the texts are those of the disk again (and undo brings the drafts back). */
    dropRestored(): void {
      for (const { path } of restoredDrafts.value) {
        const file = files.value.get(path)
        if (file?.conflict) resolveConflict(path, 'take-disk')
        else if (file) dropDraft(texts, file, t)
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
      askAgain((_path, reason) => reason === 'outside-project')
      analyzer.now()
    },
    async open(snapshot: ProjectSnapshot): Promise<void> {
      await drafts.push()
      const before = project.value?.handle
      // A host that cannot let go of the old project must not keep the person from the new one.
      if (before !== undefined && before !== snapshot.handle) await host.invoke('projects.close', { project: before }).catch(() => undefined)
      applyProject(snapshot)
      analyzer.now()
      await restoreDrafts(snapshot)
    },
    async close(): Promise<void> {
      const handle = project.value?.handle
      if (handle === undefined) return
      await drafts.push()
      applyProject(null)
      await host.invoke('projects.close', { project: handle }).catch(() => undefined)
    },
    recheckDisk,
    /** Hands unsaved texts to the host at once: the window is about to go. */
    flushDrafts: drafts.push,
    /** Tells of every change of a text, with the edits that made it. Answers what stops it. */
    onTextChange: texts.onChange,
  }
})
