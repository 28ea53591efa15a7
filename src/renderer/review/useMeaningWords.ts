import { useI18n } from 'vue-i18n'
import type { ChangedAttribute, MeaningChange } from '@core/review/describeChanges'

/** More names than these tell nobody more. */
const mostNames = 8

/** What a change means to Compose, in words. */
export function useMeaningWords() {
  const { t } = useI18n()

  function sentence({ kind, name, change, from, image }: MeaningChange): string {
    const what = t(`review.kinds.${kind}`)
    if (change === 'added' && image !== undefined) return t('review.meaning.addedImage', { what, name, image })
    return t(`review.meaning.${change}`, { what, name, from: from ?? '' })
  }

  function detail({ name, before, after, added, removed, changed }: ChangedAttribute): string {
    if (before !== undefined && after !== undefined) return `${name}: ${before} → ${after}`
    if (before !== undefined) return t('review.meaning.unset', { name, value: before })
    if (after !== undefined) return `${name}: ${after}`
    const parts = [...added.map((each) => `+${each}`), ...removed.map((each) => `−${each}`), ...changed]
    return parts.length === 0 ? name : `${name}: ${parts.slice(0, mostNames).join(', ')}${parts.length > mostNames ? ' …' : ''}`
  }

  return {
    /** One line for each thing that is not what it was, with its attributes below. */
    lines: (changes: readonly MeaningChange[]) => changes.map((change) => ({ key: `${change.kind} ${change.name}`, change: change.change, text: sentence(change), details: change.attributes.map(detail) })),
  }
}
