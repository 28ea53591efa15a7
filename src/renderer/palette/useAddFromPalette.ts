import { useI18n } from 'vue-i18n'
import type { GraphNode, Point } from '@core/graph/types'
import { useCanvasStore } from '@renderer/canvas/canvas.store'
import { useCanvasCommands } from '@renderer/canvas/useCanvasCommands'
import { useLayoutStore } from '@renderer/stores/layout.store'
import { useSelectionStore } from '@renderer/stores/selection.store'
import { droppedPlace } from './droppedPlace'
import { paletteAddition } from './paletteAddition'
import type { PaletteItem } from './paletteItems'
import { usePaletteMemory } from './paletteMemory.store'
import { useTemplatesStore } from './templates.store'

/** Puts an item of the palette into the project: by a drop (`at`, in graph units) or by Enter, where a free place is found. */
export function useAddFromPalette() {
  const { t } = useI18n()
  const canvas = useCanvasStore()
  const layout = useLayoutStore()
  const selection = useSelectionStore()
  const commands = useCanvasCommands()
  const memory = usePaletteMemory()
  const templates = useTemplatesStore()

  function add(item: PaletteItem, targets: readonly GraphNode[], at: Point | null): void {
    if (!commands.editable.value) {
      commands.refuse(t('palette.notEditable'))
      return
    }
    if (item.kind === 'template') {
      templates.show(item.template, at, targets.find(({ kind, missing }) => kind === 'service' && !missing)?.name)
      return
    }
    memory.noteUse(item)
    const addition = paletteAddition(commands.index.value, item, targets)
    if (addition.kind === 'needs-service') canvas.ask({ kind: 'service', item: item.id })
    else if (addition.kind === 'mount') canvas.ask(addition)
    else if (commands.run(addition.commands, [addition.id])) settle(addition.id, at)
  }

  /** The new node stands where it was dropped, beside what it would cover, and its name is at once a field. */
  function settle(id: string, at: Point | null): void {
    const node = commands.index.value.node(id)
    if (!node) return
    if (at) layout.setPositions({ [id]: droppedPlace(commands.index.value.graph.nodes, layout.positions, node, at) }, true)
    else selection.revealNode(id)
    if (node.kind !== 'bind') canvas.startRenaming(id)
  }

  return {
    add,
    /**
     * By click or Enter: something only a service can name goes to the service that is selected. `connected`: anything does, and to whatever
     * is selected, as if it were dropped there.
     */
    addAnywhere(item: PaletteItem, { connected = false } = {}): void {
      const selected = selection.primary === null ? undefined : commands.index.value.node(selection.primary)
      const isForService = item.kind === 'env_file' || item.kind === 'bind'
      add(item, (isForService || connected) && selected ? [selected] : [], null)
    },
    addTo(item: PaletteItem, service: GraphNode): void {
      add(item, [service], null)
    },
  }
}
