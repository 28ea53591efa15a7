import { locales } from '@renderer/i18n/messages'
import type { PaletteItem } from './paletteItems'
import type { Findable } from './paletteSearch'

type Translate = (key: string, values?: Record<string, unknown>, options?: { readonly locale: string }) => string

export interface PaletteWords {
  titleOf(item: PaletteItem): string
  aboutOf(item: PaletteItem): string
  findable(item: PaletteItem): Findable
}

/** How the items of the palette are called and what they are found by: the words of both languages count in each. */
export function paletteWords(t: Translate): PaletteWords {
  function titleOf(item: PaletteItem): string {
    if (item.kind === 'template') return t(`palette.template.${item.template.id}.title`)
    return item.entry?.title ?? t(`palette.item.${item.kind}`)
  }

  function aboutKey(item: PaletteItem): string {
    if (item.kind === 'template') return `palette.template.${item.template.id}.text`
    return item.entry ? `palette.about.${item.entry.id}` : `palette.hint.${item.kind}`
  }

  function groupOf(item: PaletteItem): string {
    if (item.kind === 'template') return 'templates'
    return item.entry?.group ?? 'add'
  }

  return {
    titleOf,
    aboutOf: (item) => t(aboutKey(item)),
    findable(item) {
      const keys = [aboutKey(item), `palette.words.${groupOf(item)}`, `palette.group.${groupOf(item)}`, ...(item.entry || item.kind === 'template' ? [] : [`palette.item.${item.kind}`])]
      const said = locales.flatMap((locale) => keys.map((key) => t(key, {}, { locale })))
      return { title: titleOf(item), words: [...said, item.entry?.image ?? '', item.entry?.serviceName ?? '', item.entry?.id ?? '', item.kind].join(' ') }
    },
  }
}
