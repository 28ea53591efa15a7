import { computed, ref } from 'vue'

/** The beginning of a list that may be long, as each row costs, and a way to see more of it. */
export function useShortened<Item>(all: () => readonly Item[], most = 60) {
  const limit = ref(most)
  return {
    shown: computed(() => all().slice(0, limit.value)),
    /** How many `showMore` brings. */
    next: computed(() => Math.max(0, Math.min(most, all().length - limit.value))),
    showMore: (): void => void (limit.value += most),
  }
}
