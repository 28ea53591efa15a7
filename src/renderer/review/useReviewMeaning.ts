import { onScopeDispose, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import { analyze } from '@core/analyze'
import type { Diagnostic } from '@core/lint/types'
import type { ProjectInput } from '@core/resolve/types'
import { describeChanges, type MeaningChange } from '@core/review/describeChanges'
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

  function inputWith(present: ProjectInput, textOf: (path: string) => string | null): ProjectInput {
    const files = new Map(present.files)
    for (const { path } of workspace.dirtyFiles) {
      const text = textOf(path)
      files.set(path, text === null ? { kind: 'absent', reason: 'not-found' } : { kind: 'text', text })
    }
    // A compose file that is not there yet is none of the project's.
    return { ...present, files, composeFiles: present.composeFiles.filter((path) => files.get(path)?.kind === 'text') }
  }

  function work(): void {
    const { analysis } = workspace
    if (!analysis) return
    const saved = (path: string): string | null => workspace.files.get(path)?.savedText ?? null
    const before = analyze(inputWith(analysis.input, saved), analysis)
    const after = analyze(inputWith(analysis.input, (path) => (chosen.value.has(path) ? (workspace.files.get(path)?.text ?? null) : saved(path))), analysis)
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
      else meaning.value = null
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
