import { defineStore } from 'pinia'
import { computed } from 'vue'
import { useRemembered } from '@renderer/ui/useRemembered'
import { paletteItem, type PaletteItem } from './paletteItems'

const mostRecent = 4

/** What this window remembers of the palette: the groups that are folded, and the images that were taken last. */
export const usePaletteMemory = defineStore('paletteMemory', () => {
  const foldedNames = useRemembered('palette.folded', 'templates')
  const recentIds = useRemembered('palette.recent', '')
  const folded = computed<ReadonlySet<string>>(() => new Set(foldedNames.value.split(' ').filter((name) => name !== '')))

  return {
    isFolded: (group: string) => folded.value.has(group),
    setFolded(group: string, isFolded: boolean): void {
      foldedNames.value = [...[...folded.value].filter((name) => name !== group), ...(isFolded ? [group] : [])].join(' ')
    },
    recent: computed<readonly PaletteItem[]>(() => recentIds.value.split(' ').flatMap((id) => paletteItem(id) ?? [])),
    /** Only what is worth finding again: images. */
    noteUse(item: PaletteItem): void {
      if (item.entry) recentIds.value = [item.id, ...recentIds.value.split(' ').filter((id) => id !== item.id && id !== '')].slice(0, mostRecent).join(' ')
    },
  }
})
