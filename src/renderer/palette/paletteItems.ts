import { catalog } from './catalog/catalog'
import type { CatalogEntry } from './catalogTypes'

export type PlainItemKind = 'service' | 'volume' | 'network' | 'env_file' | 'secret' | 'config' | 'bind'

/** One thing that can be taken from the palette. */
export type PaletteItem =
  | { readonly id: string; readonly kind: PlainItemKind; readonly entry?: undefined }
  | { readonly id: string; readonly kind: 'service'; readonly entry: CatalogEntry }

const plainKinds: readonly PlainItemKind[] = ['service', 'volume', 'network', 'env_file', 'secret', 'config', 'bind']

export const plainItems: readonly PaletteItem[] = plainKinds.map((kind) => ({ id: kind, kind }))
export const imageItems: readonly (PaletteItem & { readonly entry: CatalogEntry })[] = catalog.map((entry) => ({ id: `image:${entry.id}`, kind: 'service', entry }))

const byId = new Map<string, PaletteItem>([...plainItems, ...imageItems].map((item) => [item.id, item]))

/** The item a drag carries; undefined for what came from elsewhere. */
export function paletteItem(id: string): PaletteItem | undefined {
  return byId.get(id)
}
