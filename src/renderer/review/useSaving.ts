import { useI18n } from 'vue-i18n'
import { HostError } from '@contract/errors'
import type { SaveResult } from '@contract/shapes'
import { useWords } from '@renderer/i18n/useWords'
import { useWorkspaceStore } from '@renderer/stores/workspace.store'
import { useToasts } from '@renderer/ui/useToasts'
import { useReviewStore } from './review.store'

/** Saving with everything a person must hear of it: what was written, what was not and why, and the questions it raises. */
export function useSaving() {
  const { t } = useI18n()
  const words = useWords()
  const toasts = useToasts()
  const workspace = useWorkspaceStore()
  const review = useReviewStore()

  function report(results: readonly SaveResult[]): void {
    const saved = results.filter(({ status }) => status === 'saved')
    if (saved.length > 0) toasts.done(t('review.saved', { n: saved.length, file: saved[0]?.path ?? '' }, saved.length))
    for (const result of results) {
      if (result.status !== 'failed') continue
      if (result.error.code === 'NEEDS_CONSENT') review.askConsent(result.path, result.error)
      else toasts.fail(`${result.path}: ${words.error(new HostError(result.error.code, result.error.message, result.error.data))}`)
    }
    const conflict = results.find(({ status }) => status === 'conflict')
    if (conflict) review.showConflict(conflict.path, { saveAfter: true })
  }

  return {
    /** True where nothing of what was asked for is left unsaved. */
    async save(paths?: readonly string[], options: { readonly mode?: 'in-place' } = {}): Promise<boolean> {
      const results = await workspace.save(paths, options)
      report(results)
      return results.every(({ status }) => status === 'saved' || status === 'unchanged')
    },
  }
}
