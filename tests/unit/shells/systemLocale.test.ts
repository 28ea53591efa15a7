import { expect, it } from 'vitest'
import { systemLocale } from '@main/shells/web/systemLocale'

it.each([
  [{ LANG: 'ru_RU.UTF-8' }, 'ru-RU'],
  [{ LANG: 'en_US.UTF-8', LC_ALL: 'ru_RU' }, 'ru-RU'],
  [{ LANG: 'en_US.UTF-8', LC_MESSAGES: 'de_DE@euro' }, 'de-DE'],
  [{ LANG: 'ru' }, 'ru'],
])('%j means %s', (environment, locale) => expect(systemLocale(environment)).toBe(locale))

it.each([{}, { LANG: 'C' }, { LANG: 'C.UTF-8' }, { LANG: 'POSIX' }, { LANG: '' }])('asks the runtime where %j names no language', (environment) => {
  expect(systemLocale(environment)).toBe(Intl.DateTimeFormat().resolvedOptions().locale)
})
