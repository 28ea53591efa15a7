import { nextTick, watch, type Ref } from 'vue'

/** Why a text was not taken is said below its field: what says it is brought into view, as the field may be the last that is seen. */
export function useErrorInView(error: Readonly<Ref<string | null>>, place: Readonly<Ref<HTMLElement | null>>): void {
  watch(error, async (now) => {
    if (now === null) return
    await nextTick()
    place.value?.scrollIntoView({ block: 'nearest' })
  })
}
