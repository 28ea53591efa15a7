import { computed, shallowRef } from 'vue'
import { invertEdits } from '@core/text/invertEdits'
import type { TextEdit } from '@core/text/textEdit'
import { newFile, withSource } from './fileRecords'
import { closeLastStep, emptyHistory, pushStep, stepBack, stepForward, type FileStep, type History, type HistoryStep, type ViewChange } from './history'
import type { ChangeCause, TextChange, WorkspaceFile } from './types'

export interface FileEdits {
  readonly path: string
  readonly edits: readonly TextEdit[]
}

/**
 * The project's texts and the one history of their changes. Everything that changes a text goes through `change`, so that
 * it can be taken back by its inverse edits. `currentSelection` is remembered with each step.
 */
export function createTexts(currentSelection: () => readonly string[]) {
  const files = shallowRef<ReadonlyMap<string, WorkspaceFile>>(new Map())
  const history = shallowRef<History>(emptyHistory)
  const listeners = new Set<(change: TextChange) => void>()
  /** The steps that the text on the disk holds, for each file that was written or read since it was opened. */
  const saved = shallowRef<ReadonlyMap<string, readonly HistoryStep[]>>(new Map())
  let lastId = 0

  function applyFile(file: WorkspaceFile): void {
    files.value = new Map(files.value).set(file.path, file)
  }

  function applyText(path: string, edits: readonly TextEdit[], cause: ChangeCause): FileStep {
    const file = files.value.get(path) ?? newFile(path, 'other')
    const next = withSource(file, file.source.edited(edits))
    const inverse = invertEdits(file.source, edits)
    applyFile(next)
    const change: TextChange = {
      path,
      get before() {
        return file.text
      },
      get after() {
        return next.text
      },
      edits,
      cause,
    }
    for (const listener of listeners) listener(change)
    return { forward: edits, inverse }
  }

  function replay(step: HistoryStep, direction: keyof FileStep): void {
    for (const [path, change] of step.files) applyText(path, change[direction], direction === 'forward' ? 'redo' : 'undo')
    if (direction === 'forward') step.view?.redo()
    else step.view?.undo()
  }

  return {
    files,
    history,
    saved,
    dirtyFiles: computed(() => [...files.value.values()].filter((file) => file.dirty)),
    applyFile,
    /** Applies edits of several files as one step of the history. */
    change(changes: readonly FileEdits[], kind: Exclude<HistoryStep['kind'], 'view'>, label: string, takesBack?: readonly number[]): void {
      const steps = new Map<string, FileStep>()
      for (const { path, edits } of changes) if (edits.length > 0) steps.set(path, applyText(path, edits, kind))
      if (steps.size === 0) return
      const selection = currentSelection()
      history.value = pushStep(history.value, { id: ++lastId, label, kind, files: steps, ...(takesBack && { takesBack }), selectionBefore: selection, selectionAfter: selection, at: Date.now() })
    },
    /** Puts a change of the view, which was made already, into the history; steps of the same `joins` in a row are one. */
    recordView(label: string, view: ViewChange, joins?: string): void {
      const selection = currentSelection()
      history.value = pushStep(history.value, { id: ++lastId, label, kind: 'view', files: new Map(), view, ...(joins === undefined ? {} : { joins }), selectionBefore: selection, selectionAfter: selection, at: Date.now() })
    },
    /** For a text that is being written: answers its steps, and what is typed meanwhile is none of them. */
    stepsToSave(): readonly HistoryStep[] {
      history.value = closeLastStep(history.value)
      return history.value.done
    },
    /** The disk holds the file's text as these steps have made it. */
    keepSaved(path: string, steps: readonly HistoryStep[]): void {
      saved.value = new Map(saved.value).set(path, steps.filter((step) => step.files.has(path)))
    },
    /** Takes the last step back, or does it again; answers what is to be selected then, or null where there is no step. */
    undo(): readonly string[] | null {
      const back = stepBack(history.value, currentSelection())
      if (!back) return null
      history.value = back.history
      replay(back.step, 'inverse')
      return back.step.selectionBefore
    },
    redo(): readonly string[] | null {
      const forward = stepForward(history.value)
      if (!forward) return null
      history.value = forward.history
      replay(forward.step, 'forward')
      return forward.step.selectionAfter
    },
    /** Takes a file out of the project. Steps that speak of it make no sense any more, so the history ends here. */
    remove(path: string): void {
      const left = new Map(files.value)
      left.delete(path)
      files.value = left
      history.value = emptyHistory
      saved.value = new Map()
    },
    reset(next: readonly WorkspaceFile[]): void {
      files.value = new Map(next.map((file) => [file.path, file]))
      history.value = emptyHistory
      saved.value = new Map()
    },
    onChange(listener: (change: TextChange) => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

export type Texts = ReturnType<typeof createTexts>
