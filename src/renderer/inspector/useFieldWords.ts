import { useI18n } from 'vue-i18n'
import type { Path } from '@core/document/types'
import type { Field } from '@core/schema/fields'
import { helpText } from '@core/schema/help/helpText'
import type { TextProblem } from './registry/checkText'

/** What the inspector says of attributes, in the language of the app. */
export function useFieldWords() {
  const { t, locale } = useI18n()
  return {
    help: (field: Field): string => helpText(field.path, locale.value === 'ru' ? 'ru' : 'en') ?? '',
    problem: (problem: TextProblem | null): string | null => (problem === null ? null : t(`inspector.problems.${problem.code}`, problem.params)),
    /** A key as it is written; an item by its number. */
    name: (path: Path): string => {
      const last = path.at(-1)
      return typeof last === 'number' ? t('inspector.itemNumber', { number: last + 1 }) : String(last ?? '')
    },
  }
}
