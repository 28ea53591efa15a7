import { computed, onScopeDispose, ref, watch, type ComputedRef } from 'vue'

/**
 * A list whose items are costly to show: the first of them now, and each other one once the window has had its turn. It begins anew where `subject`
 * is another, and what is there once stays while the items change. Where nothing `isCostly` all are there at once.
 */
export function useGradually<Item>(items: () => readonly Item[], subject: () => unknown, isCostly: () => boolean): ComputedRef<readonly Item[]> {
  const count = ref(1)
  let timer: ReturnType<typeof setTimeout> | undefined

  function goOn(): void {
    count.value += 1
    if (count.value < items().length) timer = setTimeout(goOn)
  }

  watch(
    subject,
    () => {
      clearTimeout(timer)
      count.value = isCostly() ? 1 : Infinity
      if (isCostly()) timer = setTimeout(goOn)
    },
    { immediate: true },
  )
  onScopeDispose(() => clearTimeout(timer))
  return computed(() => items().slice(0, count.value))
}
