import { watch } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Command } from '@core/commands/types'
import { useActions } from '@renderer/stores/actions.store'
import { useWorkspaceStore } from '@renderer/stores/workspace.store'
import { useToasts } from '@renderer/ui/useToasts'
import { useCanvasStore } from '../canvas.store'
import { useCanvasCommands } from '../useCanvasCommands'
import { referencesTo, removalOfEdge, removalOfNode, type Removal } from './removalOf'

/** Taking nodes and relations away: at once where nothing else goes with them, after a question where something does. */
export function useRemove() {
  const { t } = useI18n()
  const canvas = useCanvasStore()
  const commands = useCanvasCommands()
  const actions = useActions()
  const toasts = useToasts()
  const workspace = useWorkspaceStore()

  function removalOf(id: string): Removal {
    const node = commands.index.value.node(id)
    const edge = commands.index.value.edge(id)
    if (node) return removalOfNode(commands.index.value, node)
    return edge ? removalOfEdge(commands.index.value, edge) : { ok: false, reason: 'unknown' }
  }

  /** Runs the removal of everything named as one step. What cannot be removed stops all of it and is said. */
  function removeNow(ids: readonly string[]): void {
    const all: Command[] = []
    for (const id of relevant(ids)) {
      const removal = removalOf(id)
      if (!removal.ok) {
        commands.refuse(t(`canvas.remove.refused.${removal.reason}`))
        return
      }
      all.push(...removal.commands)
    }
    const said = describe(ids)
    if (all.length === 0 || !commands.run(all, [], 'REFERENCES_REMOVED')) return
    offerUndo(said)
  }

  function describe(ids: readonly string[]): string {
    const [first, ...others] = ids.flatMap((id) => commands.index.value.node(id) ?? [])
    if (!first) return t('canvas.remove.doneRelations', { n: ids.length }, ids.length)
    return t('canvas.remove.done', { name: first.name, n: others.length }, others.length)
  }

  /** For people who did not mean it, for as long as it is what undo takes back. */
  function offerUndo(said: string): void {
    const step = workspace.undoStep
    if (step === null) return
    const shown = toasts.tell(said, { label: t('canvas.controls.undo'), perform: () => actions.perform('edit.undo') })
    const stop = watch(
      () => workspace.undoStep,
      () => {
        stop()
        toasts.dismiss(shown)
      },
      { flush: 'sync' },
    )
  }

  /** An edge between things that are removed goes with them and needs no command of its own. */
  function relevant(ids: readonly string[]): readonly string[] {
    const removed = new Set(ids)
    return ids.filter((id) => {
      const edge = commands.index.value.edge(id)
      return !edge || !(removed.has(edge.from) || removed.has(edge.to))
    })
  }

  return {
    removeNow,
    remove(ids: readonly string[]): void {
      if (!commands.editable.value || ids.length === 0) return
      const removed = new Set(ids)
      const takesOthers = ids.some((id) => {
        const node = commands.index.value.node(id)
        return node !== undefined && referencesTo(commands.index.value, node).some(({ service }) => !removed.has(`service:${service}`))
      })
      if (takesOthers) canvas.ask({ kind: 'remove', ids })
      else removeNow(ids)
    },
  }
}
