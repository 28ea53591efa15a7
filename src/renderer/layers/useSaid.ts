import { computed, type ComputedRef } from 'vue'
import { saidBy } from '@core/graph/saidBy'
import type { Analysis } from '@core/analyze'
import { useLayersStore } from '@renderer/stores/layers.store'
import { useWorkspaceStore } from '@renderer/stores/workspace.store'

let last: { readonly graph: Analysis['graph']; readonly file: string; readonly said: ReadonlySet<string> } | null = null

/** Ids of what the one file that is looked at says; null while all files are shown together, and nothing is dimmed. */
export function useSaid(): ComputedRef<ReadonlySet<string> | null> {
  const layers = useLayersStore()
  const workspace = useWorkspaceStore()
  return computed(() => {
    const { analysis } = workspace
    const { shown: file } = layers
    if (!analysis || file === null) return null
    // Every node asks: the answer is worked out once for them all.
    if (last?.graph !== analysis.graph || last.file !== file) last = { graph: analysis.graph, file, said: saidBy(analysis, file) }
    return last.said
  })
}
