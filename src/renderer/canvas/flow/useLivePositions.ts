import { computed, shallowRef, type ComputedRef } from 'vue'
import type { Point, Positions } from '@core/graph/types'

export interface LivePositions {
  /** The kept positions with those of the drag under way laid over them. */
  readonly positions: ComputedRef<Positions>
  readonly dragging: ComputedRef<boolean>
  move(changes: ReadonlyMap<string, Point>): void
  /** Ends the drag and answers where everything that was moved stands now. */
  drop(): Positions
}

/** A drag moves nodes on the page only; the layout hears of it once, when the pointer is let go. */
export function useLivePositions(kept: () => Positions): LivePositions {
  const moved = shallowRef<ReadonlyMap<string, Point>>(new Map())
  return {
    positions: computed(() => (moved.value.size === 0 ? kept() : { ...kept(), ...Object.fromEntries(moved.value) })),
    dragging: computed(() => moved.value.size > 0),
    move(changes) {
      moved.value = new Map([...moved.value, ...changes])
    },
    drop() {
      const places = Object.fromEntries(moved.value)
      moved.value = new Map()
      return places
    },
  }
}
