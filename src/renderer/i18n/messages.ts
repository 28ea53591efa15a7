export type MessageTree = { readonly [key: string]: string | MessageTree }
export const locales = ['en', 'ru'] as const
export type Locale = (typeof locales)[number]

const modules = import.meta.glob<{ default: MessageTree }>('../messages/*/*.ts', { eager: true })

/** All messages by locale and area: the file `messages/en/start.ts` gives `en.start`. */
export const messages: Readonly<Record<Locale, Record<string, MessageTree>>> = { en: {}, ru: {} }

for (const [path, module] of Object.entries(modules)) {
  const [, locale, area] = /\/messages\/(\w+)\/(\w+)\.ts$/.exec(path) ?? []
  if (area !== undefined && (locale === 'en' || locale === 'ru')) messages[locale][area] = module.default
}
