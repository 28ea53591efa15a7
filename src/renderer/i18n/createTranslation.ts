import { createI18n, type I18n, type LocaleMessages, type VueMessageType } from 'vue-i18n'
import { messages, type Locale } from './messages'
import { russianPluralForm } from './pluralForm'
import type { Translate } from './useTranslate'

export interface Translation {
  readonly plugin: I18n
  readonly translate: Translate
}

export function createTranslation(locale: Locale): Translation {
  const options = {
    legacy: false,
    locale: locale as string,
    fallbackLocale: 'en',
    messages: messages as unknown as LocaleMessages<VueMessageType>,
    pluralRules: { ru: russianPluralForm },
    // An unknown code falls back to the core's or the host's own English sentence; that is no fault.
    missingWarn: false,
    fallbackWarn: false,
    warnHtmlMessage: true,
  } as const
  const plugin = createI18n(options)
  const translate = plugin.global.t as unknown as Translate
  return { plugin: plugin as unknown as I18n, translate: (key, params) => translate(key, params ?? {}) }
}
