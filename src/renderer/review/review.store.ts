import { defineStore } from 'pinia'
import { shallowReadonly, shallowRef } from 'vue'
import type { HostErrorShape } from '@contract/errors'

/** The questions that saving and running raise, one at a time each; the dialogs of `ReviewDialogs.vue` show them. */
export const useReviewStore = defineStore('review', () => {
  const conflict = shallowRef<{ readonly path: string; readonly saveAfter: boolean } | null>(null)
  const consent = shallowRef<{ readonly path: string; readonly error: HostErrorShape } | null>(null)
  const trustQuestion = shallowRef<((trusted: boolean) => void) | null>(null)

  return {
    /** The file whose conflict is shown; `saveAfter` where it was found on saving, which then goes on. */
    conflict: shallowReadonly(conflict),
    /** A file that can only be written in place, which the person must agree to. */
    consent: shallowReadonly(consent),
    /** Set while the trust question is open; call it with the answer. */
    trustQuestion: shallowReadonly(trustQuestion),
    showConflict(path: string, options: { readonly saveAfter?: boolean } = {}): void {
      conflict.value = { path, saveAfter: options.saveAfter ?? false }
    },
    endConflict(): void {
      conflict.value = null
    },
    askConsent(path: string, error: HostErrorShape): void {
      consent.value = { path, error }
    },
    endConsent(): void {
      consent.value = null
    },
    /** Answers whether the person trusts the project. A question that is open already is answered with no. */
    askTrust(): Promise<boolean> {
      trustQuestion.value?.(false)
      return new Promise((resolve) => {
        trustQuestion.value = (trusted) => {
          trustQuestion.value = null
          resolve(trusted)
        }
      })
    },
  }
})
