import { inject, type App, type InjectionKey } from 'vue'

export type Translate = (key: string, params?: Record<string, unknown>) => string
const translateKey: InjectionKey<Translate> = Symbol('translate')

export function provideTranslate(app: App, translate: Translate): void {
  app.provide(translateKey, translate)
}

/** The words for stores, where `useI18n` (which wants a component) does not work. */
export function useTranslate(): Translate {
  const translate = inject(translateKey)
  if (!translate) throw new Error('provideTranslate was not called')
  return translate
}
