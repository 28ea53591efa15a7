import type { VueFlowStore } from '@vue-flow/core'
import type { Point } from '@core/graph/types'
import { paletteItem } from '@renderer/palette/paletteItems'
import { useAddFromPalette } from '@renderer/palette/useAddFromPalette'
import { edgeIdOf, nodeIdOf } from '../flow/nodeIdAt'
import { useElementMenu } from './useElementMenu'

/** The menu of a right click: made for what is under the pointer, which is selected first. */
export function useCanvasMenu(flow: VueFlowStore) {
  const menu = useElementMenu()
  const { add } = useAddFromPalette()
  let at: Point = { x: 0, y: 0 }

  return {
    items: menu.items,
    prepare(event: MouseEvent): void {
      at = flow.screenToFlowCoordinate({ x: event.clientX, y: event.clientY })
      menu.prepare(nodeIdOf(event.target) ?? edgeIdOf(event.target))
    },
    choose(name: string): void {
      const service = paletteItem('service')
      if (name === 'add-service' && service) add(service, [], at)
      else menu.choose(name)
    },
  }
}
