import type { VueFlowStore } from '@vue-flow/core'
import { shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { GraphEdge, GraphNode, Point } from '@core/graph/types'
import { paletteItem } from '@renderer/palette/paletteItems'
import { useAddFromPalette } from '@renderer/palette/useAddFromPalette'
import { useActions } from '@renderer/stores/actions.store'
import { useSelectionStore } from '@renderer/stores/selection.store'
import type { MenuItem } from '@renderer/ui/menuItem'
import { useCanvasStore } from '../canvas.store'
import { edgeIdOf, nodeIdOf } from '../flow/nodeIdAt'
import { defineCommand } from '../remove/defineCommand'
import { useCanvasCommands } from '../useCanvasCommands'
import { edgeMenu, nodeMenu, paneMenu } from './canvasMenu'

/** The menu of a right click: made for what is under the pointer, which is selected first. */
export function useCanvasMenu(flow: VueFlowStore) {
  const { t } = useI18n()
  const actions = useActions()
  const canvas = useCanvasStore()
  const selection = useSelectionStore()
  const commands = useCanvasCommands()
  const { add } = useAddFromPalette()
  const items = shallowRef<MenuItem[]>([])
  let node: GraphNode | undefined
  let edge: GraphEdge | undefined
  let at: Point = { x: 0, y: 0 }

  return {
    items,
    prepare(event: MouseEvent): void {
      const nodeId = nodeIdOf(event.target)
      const edgeId = edgeIdOf(event.target)
      node = nodeId === null ? undefined : commands.index.value.node(nodeId)
      edge = edgeId === null ? undefined : commands.index.value.edge(edgeId)
      at = flow.screenToFlowCoordinate({ x: event.clientX, y: event.clientY })
      const id = node?.id ?? edge?.id
      if (id !== undefined && !selection.ids.includes(id)) selection.select([id], { source: 'canvas' })
      const context = { t, editable: commands.editable.value, keys: actions.keysOf }
      if (node) items.value = nodeMenu(context, node)
      else if (edge) items.value = edgeMenu(context, edge)
      else items.value = paneMenu(context, commands.index.value.graph.nodes.length > 0)
    },
    choose(name: string): void {
      const service = paletteItem('service')
      const define = node && defineCommand(node)
      if (name === 'add-service' && service) add(service, [], at)
      else if (name === 'define' && define) commands.run([define])
      else if (name === 'condition' && edge) askCondition(edge)
      else actions.perform(name)
    },
  }

  function askCondition({ from, to, condition }: GraphEdge): void {
    const [waiting, awaited] = [commands.index.value.node(from), commands.index.value.node(to)]
    if (!waiting || awaited?.kind !== 'service') return
    canvas.ask({ kind: 'condition', from: waiting.name, to: awaited.name, suggested: condition ?? 'service_started', hasHealthcheck: awaited.hasHealthcheck })
  }
}
