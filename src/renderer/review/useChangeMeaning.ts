import { onScopeDispose, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import { analyze } from '@core/analyze'
import { describeChanges, type MeaningChange } from '@core/review/describeChanges'
import { useWorkspaceStore } from '@renderer/stores/workspace.store'

/** A moment for the change to be shown before the projects are compared. */
const pause = 30

/** What the texts of one change alone mean against those before it; null until it is worked out, and where a text cannot be read. */
export function useChangeMeaning(texts: Ref<ReadonlyMap<string, { readonly before: string; readonly after: string }> | null>): ShallowRef<readonly MeaningChange[] | null> {
  const workspace = useWorkspaceStore()
  const meaning = shallowRef<readonly MeaningChange[] | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined

  function work(changed: ReadonlyMap<string, { readonly before: string; readonly after: string }>): void {
    const { analysis } = workspace
    if (!analysis) return
    const [before, after] = (['before', 'after'] as const).map((side) => {
      const files = new Map(analysis.input.files)
      for (const [path, each] of changed) files.set(path, { kind: 'text', text: each[side] })
      return analyze({ ...analysis.input, files }, analysis)
    })
    meaning.value = before && after && !before.broken && !after.broken ? describeChanges(before, after) : null
  }

  watch(
    texts,
    (now) => {
      clearTimeout(timer)
      meaning.value = null
      if (now) timer = setTimeout(() => work(now), pause)
    },
    { immediate: true },
  )
  onScopeDispose(() => clearTimeout(timer))
  return meaning
}
