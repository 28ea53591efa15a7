import { catalog } from './catalog/catalog'
import type { CatalogEntry } from './catalogTypes'
import { templates, type StackTemplate } from './templates'

export type PlainItemKind = 'service' | 'volume' | 'network' | 'env_file' | 'secret' | 'config' | 'bind'

export type PlainItem = { readonly id: string; readonly kind: PlainItemKind; readonly entry?: undefined }
export type ImageItem = { readonly id: string; readonly kind: 'service'; readonly entry: CatalogEntry }
export type TemplateItem = { readonly id: string; readonly kind: 'template'; readonly entry?: undefined; readonly template: StackTemplate }

/** One thing that can be taken from the palette. */
export type PaletteItem = PlainItem | ImageItem | TemplateItem

const plainKinds: readonly PlainItemKind[] = ['service', 'volume', 'network', 'env_file', 'secret', 'config', 'bind']

export const plainItems: readonly PlainItem[] = plainKinds.map((kind) => ({ id: kind, kind }))
export const imageItems: readonly ImageItem[] = catalog.map((entry) => ({ id: `image:${entry.id}`, kind: 'service', entry }))
export const templateItems: readonly TemplateItem[] = templates.map((template) => ({ id: `template:${template.id}`, kind: 'template', template }))

const byId = new Map<string, PaletteItem>([...plainItems, ...imageItems, ...templateItems].map((item) => [item.id, item]))

/** The item a drag carries; undefined for what came from elsewhere. */
export function paletteItem(id: string): PaletteItem | undefined {
  return byId.get(id)
}
