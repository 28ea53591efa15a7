import { defineStore } from 'pinia'
import { readonly, ref } from 'vue'

/**
 * Which of the project's files is looked at, and which one edits go to. Both are a choice of this sitting: another
 * project begins with the merged truth and with each command's own default.
 */
export const useLayersStore = defineStore('layers', () => {
  const shown = ref<string | null>(null)
  const target = ref<string | null>(null)

  return {
    /** One file, whose own part of the project is to stand out; null for the merged truth. */
    shown: readonly(shown),
    /** The file that edits go to; null for each command's documented default. */
    target: readonly(target),
    setShown(file: string | null): void {
      shown.value = file
    },
    setTarget(file: string | null): void {
      target.value = file
    },
    reset(): void {
      shown.value = null
      target.value = null
    },
  }
})
