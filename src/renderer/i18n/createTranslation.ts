import { createI18n, type I18n, type I18nOptions } from 'vue-i18n'
import { messages, type Locale } from './messages'
import { russianPluralForm } from './pluralForm'
import type { Translate } from './useTranslate'

export interface Translation {
  readonly plugin: I18n
  readonly translate: Translate
}

export function createTranslation(locale: Locale): Translation {
  const options: I18nOptions & { legacy: false } = {
    legacy: false,
    locale,
    fallbackLocale: 'en',
    // A tree of strings of any depth, which vue-i18n's own recursive type is too deep to be checked against.
    messages: messages as unknown as NonNullable<I18nOptions['messages']>,
    pluralRules: { ru: russianPluralForm },
    // An unknown code falls back to the core's or the host's own English sentence; that is no fault.
    missingWarn: false,
    fallbackWarn: false,
    warnHtmlMessage: true,
  }
  const plugin: I18n = createI18n(options)
  const translate = plugin.global.t as unknown as Translate
  return { plugin, translate: (key, params) => translate(key, params ?? {}) }
}
