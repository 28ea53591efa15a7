import { onScopeDispose, readonly, ref, watch, type Ref } from 'vue'

/** Whether a value has stayed the same for so many milliseconds. */
export function useSettled(value: () => unknown, milliseconds: number): Readonly<Ref<boolean>> {
  const isSettled = ref(true)
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(
    value,
    () => {
      isSettled.value = false
      clearTimeout(timer)
      timer = setTimeout(() => (isSettled.value = true), milliseconds)
    },
    { flush: 'sync' },
  )
  onScopeDispose(() => clearTimeout(timer))
  return readonly(isSettled)
}
