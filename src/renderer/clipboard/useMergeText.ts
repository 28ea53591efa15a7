import { useI18n } from 'vue-i18n'
import type { Command } from '@core/commands/types'
import type { Point } from '@core/graph/types'
import { nodeSize } from '@core/graph/drawing/nodeSize'
import { useCanvasCommands } from '@renderer/canvas/useCanvasCommands'
import { useWords } from '@renderer/i18n/useWords'
import { useLayoutStore } from '@renderer/stores/layout.store'
import { useSelectionStore } from '@renderer/stores/selection.store'
import { useWorkspaceStore } from '@renderer/stores/workspace.store'
import { useToasts, type ToastAction } from '@renderer/ui/useToasts'
import { placeTogether } from './placeTogether'

export type MergeCommand = Extract<Command, { readonly op: 'merge' }>

export interface MergeTextOptions {
  /** What the undo step is called. */
  readonly label: string
  /** Where the middle of the new nodes is to be, in graph units; without it the layout finds them a place. */
  readonly at?: Point | null
  /** What became another than the text says was seen before: nothing is said of it again. */
  readonly foreseen?: boolean
  /** What a person can do about a text that is refused; beside what is said of it. */
  readonly mend?: ToastAction
}

/** So many sentences about what became another than the text said are shown one by one; more are only counted. */
const mostNotes = 3
/** New names stand on the canvas, selected. */
const seenOnCanvas: ReadonlySet<string> = new Set(['MERGE_SHARED', 'MERGE_RENAMED'])

/** Merges a compose text into the open project as one undo step; what is new is selected, placed together and brought into view. */
export function useMergeText() {
  const { t } = useI18n()
  const words = useWords()
  const toasts = useToasts()
  const layout = useLayoutStore()
  const selection = useSelectionStore()
  const workspace = useWorkspaceStore()
  const commands = useCanvasCommands()

  function nodeIds(): ReadonlySet<string> {
    return new Set(commands.index.value.graph.nodes.map(({ id }) => id))
  }

  /** True where the project was changed; a refusal is said in words. */
  function mergeText(command: MergeCommand | readonly Command[], { label, at = null, foreseen = false, mend }: MergeTextOptions): boolean {
    if (!commands.editable.value) {
      commands.refuse(t('palette.notEditable'))
      return false
    }
    const before = nodeIds()
    const plan = workspace.run(command, { label })
    if (!plan.ok) {
      commands.refuse(words.error(plan.refusal), mend)
      return false
    }
    const said = (foreseen ? [] : plan.notes.filter(({ code }) => !seenOnCanvas.has(code))).map((note) => words.error(note))
    for (const sentence of said.slice(0, said.length > mostNotes ? mostNotes - 1 : mostNotes)) toasts.tell(sentence)
    if (said.length > mostNotes) toasts.tell(t('clipboard.moreNotes', { count: said.length - mostNotes + 1 }, said.length - mostNotes + 1))
    commands.announce(label)
    settle(before, at)
    return true
  }

  function settle(before: ReadonlySet<string>, at: Point | null): void {
    const { graph } = commands.index.value
    const fresh = new Set([...nodeIds()].filter((id) => !before.has(id)))
    if (at && before.size > 0) layout.setPositions(placeTogether(graph, fresh, layout.positions, nodeSize, at), true)
    const shown = graph.nodes.filter(({ id, kind }) => fresh.has(id) && kind !== 'bind' && kind !== 'env_file').map(({ id }) => id)
    selection.select(shown, { source: 'canvas' })
    const isService = (id: string): boolean => id.startsWith('service:')
    selection.revealNodes([...shown.filter(isService), ...shown.filter((id) => !isService(id) && layout.positions[id] !== undefined)])
  }

  return { mergeText }
}
