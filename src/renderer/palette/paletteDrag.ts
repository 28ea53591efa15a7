import { readonly, shallowRef } from 'vue'
import { paletteItem, type PaletteItem } from './paletteItems'

/** What a drag from the palette carries: the item's id, and nothing that another program would take for text. */
export const paletteMime = 'application/x-stackyard-palette-item'

const dragged = shallowRef<PaletteItem | null>(null)

/** A page may not read what is dragged before it is dropped; the palette and the canvas share it here for the preview. */
export const draggedItem = readonly(dragged)

export function startPaletteDrag(event: DragEvent, item: PaletteItem): void {
  if (!event.dataTransfer) return
  event.dataTransfer.setData(paletteMime, item.id)
  event.dataTransfer.effectAllowed = 'copy'
  dragged.value = item
}

export function endPaletteDrag(): void {
  dragged.value = null
}

export function carriesPaletteItem(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes(paletteMime) ?? false
}

/** The item that was dropped, or null where the drag came from elsewhere. */
export function droppedItem(event: DragEvent): PaletteItem | null {
  return paletteItem(event.dataTransfer?.getData(paletteMime) ?? '') ?? null
}
