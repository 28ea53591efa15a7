import { defineStore } from 'pinia'
import { computed, readonly, ref, shallowReadonly, shallowRef } from 'vue'
import type { TextRange } from '@core/text/textEdit'

export type SelectionSource = 'canvas' | 'source' | 'inspector' | 'palette' | 'outline' | 'problems' | 'history'

/** A place in a file that should be shown in the source pane. */
export interface SourceReveal {
  readonly file: string
  readonly range: TextRange
  /** Puts the cursor there too, and the focus into the pane. */
  readonly focus: boolean
}

/**
 * What is selected, by graph ids, and who selected it: a view does not answer to its own selection (the source pane
 * does not scroll when its own cursor selected a node, the canvas does not pan when it was clicked).
 */
export const useSelectionStore = defineStore('selection', () => {
  const ids = shallowRef<readonly string[]>([])
  const source = ref<SelectionSource>('canvas')
  const sourceReveal = shallowRef<SourceReveal | null>(null)
  const nodeReveal = shallowRef<{ readonly ids: readonly string[] } | null>(null)

  function applySelection(next: readonly string[], by: SelectionSource): void {
    source.value = by
    if (next.length === ids.value.length && next.every((id, index) => id === ids.value[index])) return
    ids.value = next
  }

  return {
    /** Nodes and edges, the first one selected first. */
    ids: shallowReadonly(ids),
    primary: computed(() => ids.value[0] ?? null),
    source: readonly(source),
    /** Watch it: a new object asks the source pane to open and show the place. */
    sourceReveal: readonly(sourceReveal),
    /** Watch it: a new object asks the canvas to bring the nodes into view. */
    nodeReveal: readonly(nodeReveal),
    select(next: readonly string[], options: { readonly source: SelectionSource }): void {
      applySelection([...new Set(next)], options.source)
    },
    toggle(id: string, options: { readonly source: SelectionSource }): void {
      applySelection(ids.value.includes(id) ? ids.value.filter((each) => each !== id) : [...ids.value, id], options.source)
    },
    clear(): void {
      applySelection([], source.value)
    },
    revealSource(file: string, range: TextRange, options: { readonly focus?: boolean } = {}): void {
      sourceReveal.value = { file, range, focus: options.focus ?? false }
    },
    revealNode(id: string): void {
      nodeReveal.value = { ids: [id] }
    },
    /** All of them where they have room together, else the first. */
    revealNodes(wanted: readonly string[]): void {
      if (wanted.length > 0) nodeReveal.value = { ids: wanted }
    },
  }
})
