import { ref, watch, type Ref } from 'vue'

/** A small piece of view state (a pane's size, whether it is open) that this window remembers from run to run. */
export function useRemembered(key: string, initial: boolean): Ref<boolean>
export function useRemembered(key: string, initial: number): Ref<number>
export function useRemembered(key: string, initial: string): Ref<string>
export function useRemembered<T>(key: string, initial: T): Ref<T> {
  const name = `stackyard.${key}`
  const value = ref(read(name, initial)) as Ref<T>
  watch(value, (now) => {
    try {
      localStorage.setItem(name, JSON.stringify(now))
    } catch {
      // Storage may be full or forbidden; the view works without being remembered.
    }
  })
  return value
}

function read<T>(name: string, initial: T): T {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(name) ?? 'null')
    return typeof stored === typeof initial ? (stored as T) : initial
  } catch {
    return initial
  }
}
