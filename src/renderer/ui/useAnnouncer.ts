import { readonly, ref } from 'vue'

const text = ref('')

/** The page's one live region: says to people who listen what a gesture did (`LiveRegion.vue` holds it). */
export function useAnnouncer() {
  return {
    text: readonly(text),
    announce(message: string): void {
      // A region that gets the same words again stays silent; the no-break space makes them new.
      text.value = text.value === message ? `${message}\u00a0` : message
    },
  }
}
