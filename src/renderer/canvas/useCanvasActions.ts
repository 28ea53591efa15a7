import { onScopeDispose } from 'vue'
import { useViewStore } from '@renderer/frame/view.store'
import { useActions, type Action } from '@renderer/stores/actions.store'
import { useSelectionStore } from '@renderer/stores/selection.store'
import { focusInspector } from './controls/focusInspector'
import { useCanvasStore } from './canvas.store'
import type { CanvasView } from './flow/useCanvasView'
import { useRename } from './rename/useRename'
import { useRemove } from './remove/useRemove'
import { useCanvasCommands } from './useCanvasCommands'

/** The canvas' part of what a person can do, registered while it is on the page. */
export function useCanvasActions(view: CanvasView): void {
  const actions = useActions()
  const canvas = useCanvasStore()
  const selection = useSelectionStore()
  const viewStore = useViewStore()
  const commands = useCanvasCommands()
  const { start } = useRename()
  const { remove } = useRemove()

  const selectedNode = () => (selection.ids.length === 1 && selection.primary !== null ? commands.index.value.node(selection.primary) : undefined)
  const canEdit = () => commands.editable.value && selection.ids.length > 0
  const canEditNode = () => commands.editable.value && selectedNode() !== undefined
  const hasNodes = () => commands.index.value.graph.nodes.length > 0

  function openInspector(): Promise<void> {
    viewStore.show('inspector')
    return focusInspector()
  }

  const own: readonly Action[] = [
    { name: 'view.fit', labelKey: 'canvas.menu.fit', keys: ['F'], enabled: hasNodes, perform: () => view.fit() },
    { name: 'view.zoomIn', labelKey: 'canvas.controls.zoomIn', keys: ['Mod+='], perform: () => view.zoomBy(1.25) },
    { name: 'view.zoomOut', labelKey: 'canvas.controls.zoomOut', keys: ['Mod+-'], perform: () => view.zoomBy(0.8) },
    { name: 'view.zoomReset', labelKey: 'canvas.controls.zoomReset', keys: ['Mod+0'], perform: () => view.zoomTo(1) },
    { name: 'view.inspector', labelKey: 'canvas.menu.open', enabled: () => selection.ids.length > 0, perform: openInspector },
    { name: 'view.minimap', labelKey: 'canvas.controls.minimapLabel', keys: ['M'], perform: () => canvas.toggleMinimap() },
    { name: 'edit.rename', labelKey: 'canvas.menu.rename', keys: ['F2'], enabled: canEditNode, perform: () => start(selection.primary ?? '') },
    { name: 'edit.delete', labelKey: 'canvas.menu.remove', keys: ['Delete', 'Backspace'], enabled: canEdit, perform: () => remove(selection.ids) },
    { name: 'edit.connect', labelKey: 'canvas.menu.connect', keys: ['C', 'Shift+C'], enabled: canEditNode, perform: () => canvas.ask({ kind: 'connect', id: selection.primary ?? '' }) },
    { name: 'edit.selectAll', labelKey: 'canvas.menu.selectAll', keys: ['Mod+A'], enabled: hasNodes, perform: () => selection.select(commands.index.value.graph.nodes.map(({ id }) => id), { source: 'canvas' }) },
    { name: 'edit.deselect', labelKey: 'canvas.menu.deselect', keys: ['Escape'], unlisted: true, enabled: () => selection.ids.length > 0, perform: () => selection.clear() },
  ]
  onScopeDispose(actions.register(...own))
}
