const russian = new Intl.PluralRules('ru')

/**
 * The index of the form that a count takes in Russian. Messages hold three forms, "файл | файла | файлов" (one, few,
 * many), or four with a form of their own for none in front.
 */
export function russianPluralForm(count: number, forms: number): number {
  if (forms === 4 && count === 0) return 0
  const rule = russian.select(count)
  const index = rule === 'one' ? 0 : rule === 'few' ? 1 : 2
  return Math.min(forms === 4 ? index + 1 : index, forms - 1)
}
