import { onScopeDispose, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import { analyze, type Analysis } from '@core/analyze'
import type { Diagnostic } from '@core/lint/types'
import { textContent } from '@core/resolve/textContent'
import type { ProjectInput } from '@core/resolve/types'
import { describeChanges, type MeaningChange } from '@core/review/describeChanges'
import type { ChunkedText } from '@core/text/ChunkedText'
import { sameInput } from '@renderer/stores/workspace/analysisMemory'
import { useWorkspaceStore } from '@renderer/stores/workspace.store'

export interface ReviewMeaning {
  readonly changes: readonly MeaningChange[]
  /** What is wrong or risky with what would be saved: errors, then warnings; what this change brings first. */
  readonly findings: readonly { readonly finding: Diagnostic; readonly isNew: boolean }[]
  /** A text that would be saved cannot be read: nothing is known of its meaning. */
  readonly broken: boolean
}

/** A moment for the dialog to be drawn before the projects are compared. */
const pause = 30

/** What saving the chosen files would mean, against what is on the disk; null until it is worked out. */
export function useReviewMeaning(isOpen: Ref<boolean>, chosen: Ref<ReadonlySet<string>>): ShallowRef<ReviewMeaning | null> {
  const workspace = useWorkspaceStore()
  const meaning = shallowRef<ReviewMeaning | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined

  /** Of what is on the disk: it stays while changes are taken back. */
  let before: Analysis | null = null

  function inputWith(present: ProjectInput, sourceOf: (path: string) => ChunkedText | null): ProjectInput {
    const files = new Map(present.files)
    for (const { path } of workspace.dirtyFiles) {
      const source = sourceOf(path)
      files.set(path, source === null ? { kind: 'absent', reason: 'not-found' } : textContent(source))
    }
    // A compose file that is not there yet is none of the project's.
    return { ...present, files, composeFiles: present.composeFiles.filter((path) => files.get(path)?.kind === 'text') }
  }

  function work(): void {
    const { analysis } = workspace
    if (!analysis) return
    const saved = (path: string): ChunkedText | null => workspace.files.get(path)?.savedSource ?? null
    const onDisk = inputWith(analysis.input, saved)
    if (before === null || !sameInput(before.input, onDisk)) before = analyze(onDisk, analysis)
    const written = inputWith(analysis.input, (path) => (chosen.value.has(path) ? (workspace.files.get(path)?.source ?? null) : saved(path)))
    const after = sameInput(analysis.input, written) ? analysis : analyze(written, analysis)
    const known = new Set(before.diagnostics.map(keyOf))
    const findings = after.diagnostics.filter(({ severity }) => severity !== 'info').map((finding) => ({ finding, isNew: !known.has(keyOf(finding)) }))
    findings.sort((left, right) => rank(left) - rank(right))
    meaning.value = { changes: after.broken || before.broken ? [] : describeChanges(before, after), findings, broken: after.broken }
  }

  watch(
    [isOpen, chosen, () => workspace.dirtyFiles],
    () => {
      clearTimeout(timer)
      if (isOpen.value) timer = setTimeout(work, pause)
      else meaning.value = before = null
    },
    { immediate: true },
  )
  onScopeDispose(() => clearTimeout(timer))
  return meaning
}

function keyOf({ code, file, path, message }: Diagnostic): string {
  return JSON.stringify([code, file, path, message])
}

function rank({ finding, isNew }: { readonly finding: Diagnostic; readonly isNew: boolean }): number {
  return (finding.severity === 'error' ? 0 : 2) + (isNew ? 0 : 1)
}
