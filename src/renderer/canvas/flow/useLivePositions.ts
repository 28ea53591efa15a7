import { computed, shallowRef, type ComputedRef, type ShallowRef } from 'vue'
import type { Point, Positions } from '@core/graph/types'

export interface LivePositions {
  /** The kept positions with those of the drag under way laid over them: a new object at each step of a drag. */
  readonly positions: ComputedRef<Positions>
  /** Only what the drag under way has moved. */
  readonly moved: Readonly<ShallowRef<ReadonlyMap<string, Point>>>
  /** Where one node stands now; undefined where it has no place. */
  at(id: string): Point | undefined
  move(changes: ReadonlyMap<string, Point>): void
  /** Ends the drag and answers where everything that was moved stands now. */
  drop(): Positions
}

const nothing: ReadonlyMap<string, Point> = new Map()

/** A drag moves nodes on the page only; the layout hears of it once, when the pointer is let go. */
export function useLivePositions(kept: () => Positions): LivePositions {
  const moved = shallowRef<ReadonlyMap<string, Point>>(nothing)
  return {
    positions: computed(() => (moved.value.size === 0 ? kept() : { ...kept(), ...Object.fromEntries(moved.value) })),
    moved,
    at: (id) => moved.value.get(id) ?? (Object.hasOwn(kept(), id) ? kept()[id] : undefined),
    move(changes) {
      moved.value = new Map([...moved.value, ...changes])
    },
    drop() {
      const places = Object.fromEntries(moved.value)
      moved.value = nothing
      return places
    },
  }
}
