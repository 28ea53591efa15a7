import { defineStore } from 'pinia'
import { readonly, ref, shallowRef } from 'vue'
import type { DependencyCondition, NodeKind } from '@core/graph/types'

/** A question the canvas asks before it can make a command. One at a time. */
export type CanvasQuestion =
  | { readonly kind: 'condition'; readonly from: string; readonly to: string; readonly suggested: DependencyCondition; readonly hasHealthcheck: boolean }
  | { readonly kind: 'mount'; readonly service: string; readonly source: string; readonly suggestedTarget: string }
  /** Which node to connect the given one to, for people who do not drag. */
  | { readonly kind: 'connect'; readonly id: string }
  /** Which service something of the palette is for, that exists in the text only where a service names it. */
  | { readonly kind: 'service'; readonly item: string }
  | { readonly kind: 'remove'; readonly ids: readonly string[] }

/** What of the canvas is neither the project nor its selection: the gesture under way and the question that is open. */
export const useCanvasStore = defineStore('canvas', () => {
  const question = shallowRef<CanvasQuestion | null>(null)
  const renaming = ref<string | null>(null)
  const connecting = shallowRef<{ readonly id: string; readonly kind: NodeKind } | null>(null)
  const dropTarget = ref<string | null>(null)
  const hoveredEdge = ref<string | null>(null)
  const hoveredNode = ref<string | null>(null)
  const minimap = ref(false)

  return {
    question: readonly(question),
    /** The node whose title is a text field now. */
    renaming: readonly(renaming),
    /** Where the line that is being drawn begins. */
    connecting: readonly(connecting),
    /** The node that something from the palette is held over. */
    dropTarget: readonly(dropTarget),
    hoveredEdge: readonly(hoveredEdge),
    /** The node that is pointed at or has the focus: it shows where lines are drawn from. */
    hoveredNode: readonly(hoveredNode),
    minimap: readonly(minimap),
    ask: (next: CanvasQuestion) => void (question.value = next),
    close: () => void (question.value = null),
    startRenaming: (id: string) => void (renaming.value = id),
    endRenaming: () => void (renaming.value = null),
    startConnecting: (id: string, kind: NodeKind) => void (connecting.value = { id, kind }),
    endConnecting: () => void (connecting.value = null),
    holdOver: (id: string | null) => void (dropTarget.value = id),
    pointAt: (node: string | null, edge: string | null) => {
      hoveredNode.value = node
      hoveredEdge.value = edge
    },
    toggleMinimap: () => void (minimap.value = !minimap.value),
  }
})
