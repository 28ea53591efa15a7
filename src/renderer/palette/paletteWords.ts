import { locales } from '@renderer/i18n/messages'
import palette from '@renderer/messages/en/palette'
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
      const said = (...keys: readonly string[]) => locales.flatMap((locale) => keys.map((key) => t(key, {}, { locale })))
      const about = said(aboutKey(item), ...(item.entry || item.kind === 'template' ? [] : [`palette.item.${item.kind}`]), ...(item.entry && Object.hasOwn(palette.also, item.entry.id) ? [`palette.also.${item.entry.id}`] : []))
      return {
        title: titleOf(item),
        words: [...about, item.entry?.image ?? '', item.entry?.serviceName ?? '', item.entry?.id ?? '', item.kind].join(' '),
        groupWords: said(`palette.words.${groupOf(item)}`, `palette.group.${groupOf(item)}`).join(' '),
      }
    },
  }
}
