import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Command, Plan } from '@core/commands/types'
import { useWords } from '@renderer/i18n/useWords'
import { useLayoutStore } from '@renderer/stores/layout.store'
import { useSelectionStore } from '@renderer/stores/selection.store'
import { useWorkspaceStore } from '@renderer/stores/workspace.store'
import { useAnnouncer } from '@renderer/ui/useAnnouncer'
import { useToasts, type ToastAction } from '@renderer/ui/useToasts'
import { graphIndex, type GraphIndex } from './graphIndex'

const emptyGraph = { nodes: [], edges: [] }

/** Runs commands for the canvas and the palette: one undo step, a refusal in words, what was changed said aloud. */
export function useCanvasCommands() {
  const { t } = useI18n()
  const words = useWords()
  const toasts = useToasts()
  const { announce } = useAnnouncer()
  const workspace = useWorkspaceStore()
  const selection = useSelectionStore()
  const layout = useLayoutStore()

  const index = computed<GraphIndex>(() => graphIndex(workspace.analysis?.graph ?? emptyGraph))

  function refuse(sentence: string, action?: ToastAction): void {
    toasts.warn(sentence, action)
    announce(sentence)
  }

  /** True where the files were changed. `select`: what is selected afterwards, unless it does not exist then. `foreseen`: a note that tells what was asked about before. */
  function run(commands: readonly Command[], select?: readonly string[], foreseen?: string): boolean {
    const label = undoLabel(commands)
    const before = index.value
    const plan: Plan = workspace.run(commands, { label })
    if (!plan.ok) {
      // Where a block is shared, the question whether to change it for all stands on the screen already.
      if (plan.refusal.code !== 'SHARED_ANCHOR') refuse(words.error(plan.refusal))
      return false
    }
    layout.forget(index.value.graph.nodes.flatMap(({ id }) => (before.node(id) ? [] : [id])))
    for (const note of plan.notes) if (note.code !== foreseen) toasts.tell(words.error(note))
    announce(label)
    const wanted = (select ?? selection.ids).filter((id) => index.value.node(id) ?? index.value.edge(id))
    selection.select(wanted, { source: 'canvas' })
    return true
  }

  function undoLabel(commands: readonly Command[]): string {
    const said = commands.find(({ op }) => op === 'add-service') ?? commands.find(({ op }) => op === 'add-resource') ?? (commands.length === 1 ? commands[0] : undefined)
    return said ? t(`canvas.undo.${said.op}`, { ...said }) : t('canvas.undo.many', { count: commands.length })
  }

  return { editable: computed(() => workspace.editable), index, run, refuse, announce }
}
