import { useI18n } from 'vue-i18n'
import type { GraphNode } from '@core/graph/types'
import { useLayoutStore } from '@renderer/stores/layout.store'
import { useCanvasStore } from '../canvas.store'
import { isImplicitNetwork } from '@core/graph/drawing/isImplicitNetwork'
import { nodeKey } from '../graphIndex'
import { useCanvasCommands } from '../useCanvasCommands'
import { nameProblem } from './nameProblem'
import { renameCommand, renamedId } from './renameCommand'

/** Renaming in place: the title becomes a field, every reference follows the new name. */
export function useRename() {
  const { t } = useI18n()
  const canvas = useCanvasStore()
  const layout = useLayoutStore()
  const commands = useCanvasCommands()

  /** True where the node cannot be renamed now; where there is a reason in the project it is said. */
  function refusal(id: string): boolean {
    const node = commands.index.value.node(id)
    if (!node || !commands.editable.value) return true
    if (node.kind === 'bind') commands.refuse(t('canvas.rename.bind'))
    else if (isImplicitNetwork(node)) commands.refuse(t('canvas.rename.implicit'))
    else return false
    return true
  }

  return {
    refusal,
    start(id: string): void {
      if (!refusal(id)) canvas.startRenaming(id)
    },
    /** Why the node cannot be called that, in words; null where it can. */
    problemOf(node: GraphNode, name: string): string | null {
      if (name.trim() === nodeKey(node)) return null
      const problem = nameProblem(node.kind, name.trim(), commands.index.value.names(node.kind))
      return problem === null ? null : t(`canvas.rename.${problem}`, { name: name.trim() })
    },
    rename(node: GraphNode, name: string): void {
      const to = name.trim()
      const command = to === nodeKey(node) ? null : renameCommand(node, to)
      if (!command) return
      const place = layout.positions[node.id]
      const id = renamedId(node, to)
      if (commands.run([command], [id]) && place) layout.setPositions({ [id]: place }, layout.handMade.has(node.id))
    },
  }
}
