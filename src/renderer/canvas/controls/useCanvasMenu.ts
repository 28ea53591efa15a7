import type { Point } from '@core/graph/types'
import { paletteItem } from '@renderer/palette/paletteItems'
import { useAddFromPalette } from '@renderer/palette/useAddFromPalette'
import type { Hits } from '../flow/useHits'
import { useElementMenu } from './useElementMenu'

/** The menu of a right click: made for what is under the pointer, which is selected first. */
export function useCanvasMenu(hits: Hits) {
  const menu = useElementMenu()
  const { add } = useAddFromPalette()
  let at: Point = { x: 0, y: 0 }

  return {
    items: menu.items,
    prepare(event: MouseEvent): void {
      at = hits.pointOf(event)
      menu.prepare(hits.nodeOf(event) ?? hits.edgeOf(event))
    },
    choose(name: string): void {
      const service = paletteItem('service')
      if (name === 'add-service' && service) add(service, [], at)
      else menu.choose(name)
    },
  }
}
