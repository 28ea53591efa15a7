import { shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { GraphEdge, GraphNode } from '@core/graph/types'
import { useActions } from '@renderer/stores/actions.store'
import { useSelectionStore } from '@renderer/stores/selection.store'
import type { MenuItem } from '@renderer/ui/menuItem'
import { useCanvasStore } from '../canvas.store'
import { defineCommand } from '../remove/defineCommand'
import { useCanvasCommands } from '../useCanvasCommands'
import { edgeMenu, nodeMenu, paneMenu, severalMenu } from './canvasMenu'

/** The menu of a node or a relation, the same on the canvas and in the outline; without one, that of the whole graph. */
export function useElementMenu() {
  const { t } = useI18n()
  const actions = useActions()
  const canvas = useCanvasStore()
  const selection = useSelectionStore()
  const commands = useCanvasCommands()
  const items = shallowRef<MenuItem[]>([])
  let node: GraphNode | undefined
  let edge: GraphEdge | undefined

  function askCondition({ from, to, condition }: GraphEdge): void {
    const [waiting, awaited] = [commands.index.value.node(from), commands.index.value.node(to)]
    if (!waiting || awaited?.kind !== 'service') return
    canvas.ask({ kind: 'condition', from: waiting.name, to: awaited.name, suggested: condition ?? 'service_started', hasHealthcheck: awaited.hasHealthcheck })
  }

  return {
    items,
    /** Makes the menu for a graph id, which is selected first where it is not. */
    prepare(id: string | null): void {
      node = id === null ? undefined : commands.index.value.node(id)
      edge = id === null ? undefined : commands.index.value.edge(id)
      if (id !== null && (node ?? edge) && !selection.ids.includes(id)) selection.select([id], { source: 'canvas' })
      const context = { t, editable: commands.editable.value, keys: actions.keysOf }
      if (id !== null && selection.ids.length > 1 && selection.ids.includes(id)) items.value = severalMenu(context, selection.ids.length, actions.isEnabled)
      else if (node) items.value = nodeMenu(context, node)
      else if (edge) items.value = edgeMenu(context, edge)
      else items.value = paneMenu(context, commands.index.value.graph.nodes.length > 0)
    },
    choose(name: string): void {
      const define = node && defineCommand(node)
      if (name === 'define' && define) commands.run([define])
      else if (name === 'condition' && edge) askCondition(edge)
      else actions.perform(name)
    },
  }
}
