import { sections as englishSections } from './en/sections'
import { service as englishService } from './en/service'
import { sections as russianSections } from './ru/sections'
import { service as russianService } from './ru/service'
import { sharedHelp } from './sharedHelp'

export type HelpLanguage = 'en' | 'ru'

const texts = {
  en: { service: englishService, sections: englishSections },
  ru: { service: russianService, sections: russianSections },
} as const
const servicePrefix = 'services.*.'
const extension: Readonly<Record<HelpLanguage, string>> = {
  en: 'A key of your own: Compose ignores it. Tools and anchors can use it.',
  ru: 'Ваш собственный ключ: Compose его не читает. Годится для инструментов и якорей.',
}

/** One or two sentences on what an attribute is for, by its pattern (`Field.path`). */
export function helpText(pattern: string, language: HelpLanguage): string | undefined {
  if (pattern === 'x-*' || pattern.endsWith('.x-*')) return extension[language]
  const known = Object.hasOwn(sharedHelp, pattern) ? (sharedHelp[pattern] ?? pattern) : pattern
  const { service, sections } = texts[language]
  const [table, key] = known.startsWith(servicePrefix) ? [service, known.slice(servicePrefix.length)] : [sections, known]
  return Object.hasOwn(table, key) ? table[key] : undefined
}
