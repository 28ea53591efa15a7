import { computed, type ComputedRef } from 'vue'
import { diffToEdits } from '@core/text/diffToEdits'
import { useWorkspaceStore } from '@renderer/stores/workspace.store'

/** How many places of the project's texts differ from the disk. */
export function useChangeCount(): ComputedRef<number> {
  const workspace = useWorkspaceStore()
  return computed(() => workspace.dirtyFiles.reduce((count, file) => count + Math.max(1, diffToEdits(file.savedText ?? '', file.text).length), 0))
}
