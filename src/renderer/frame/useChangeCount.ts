import { onScopeDispose, readonly, ref, watch, type Ref } from 'vue'
import { diffToEdits } from '@core/text/diffToEdits'
import { useWorkspaceStore } from '@renderer/stores/workspace.store'

/** A diff of a large file takes longer than a key press may, so the count follows the typing at this distance. */
const delay = 150

/** How many places of the project's texts differ from the disk. */
export function useChangeCount(): Readonly<Ref<number>> {
  const workspace = useWorkspaceStore()
  const count = ref(0)
  let timer: ReturnType<typeof setTimeout> | undefined

  function update(): void {
    timer = undefined
    count.value = workspace.dirtyFiles.reduce((sum, file) => sum + Math.max(1, diffToEdits(file.savedText ?? '', file.text).length), 0)
  }

  watch(
    () => workspace.dirtyFiles,
    (files) => {
      if (files.length === 0) count.value = 0
      timer ??= setTimeout(update, delay)
    },
    { immediate: true },
  )
  onScopeDispose(() => clearTimeout(timer))
  return readonly(count)
}
