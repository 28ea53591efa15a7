import { useI18n } from 'vue-i18n'
import { copyAsYaml } from '@core/commands/merge/copyAsYaml'
import type { GraphNode } from '@core/graph/types'
import { nodeSize } from '@core/graph/drawing/nodeSize'
import { useDuplicate } from '@renderer/canvas/rename/useDuplicate'
import { useCanvasCommands } from '@renderer/canvas/useCanvasCommands'
import { useLayoutStore } from '@renderer/stores/layout.store'
import { useSelectionStore } from '@renderer/stores/selection.store'
import { useWorkspaceStore } from '@renderer/stores/workspace.store'
import { middleOf } from './placeTogether'
import { useMergeText } from './useMergeText'

const copiedKinds: ReadonlySet<string> = new Set(['service', 'volume', 'network', 'secret', 'config'])
/** How far below and to the right of the originals the copies stand, in graph units. */
const offset = 48

/** Copies of what is selected, tied to each other as the originals are and to everything else as the originals are to it. */
export function useDuplicateSelection() {
  const { t } = useI18n()
  const layout = useLayoutStore()
  const selection = useSelectionStore()
  const workspace = useWorkspaceStore()
  const commands = useCanvasCommands()
  const { duplicate } = useDuplicate()
  const { mergeText } = useMergeText()

  function chosen(): readonly GraphNode[] {
    return selection.ids.flatMap((id) => commands.index.value.node(id) ?? []).filter((node) => copiedKinds.has(node.kind) && !node.missing)
  }

  return {
    canDuplicate: () => commands.editable.value && chosen().length > 0,
    duplicateSelection(): void {
      const nodes = chosen()
      const [only] = nodes
      if (nodes.length === 1 && only?.kind === 'service') {
        duplicate(only.id)
        return
      }
      if (!workspace.analysis) return
      const ids = new Set(nodes.map(({ id }) => id))
      const text = copyAsYaml({ input: workspace.analysis.input, project: workspace.analysis.project }, [...ids], { keepTies: true })
      const isShared = (node: GraphNode) => !ids.has(node.id) || ('external' in node && node.external)
      const share = commands.index.value.graph.nodes.filter(isShared).map(({ id }) => id)
      const rects = nodes.flatMap((node) => {
        const place = layout.positions[node.id]
        return place ? [{ ...place, ...nodeSize(node) }] : []
      })
      const middle = rects.length > 0 ? middleOf(rects) : null
      mergeText({ op: 'merge', text, share, sharing: 'none' }, { label: t('clipboard.duplicated', { count: nodes.length }, nodes.length), at: middle && { x: middle.x + offset, y: middle.y + offset } })
    },
  }
}
