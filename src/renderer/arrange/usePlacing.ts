import type { Positions } from '@core/graph/types'
import { useLayoutStore } from '@renderer/stores/layout.store'
import { useWorkspaceStore } from '@renderer/stores/workspace.store'

/** Every change of where nodes stand that a person makes: kept, and a step of the one history. */
export function usePlacing() {
  const layout = useLayoutStore()
  const workspace = useWorkspaceStore()

  /** What has moved since is put into the history. `joins`: see `HistoryStep`. */
  function record(label: string, before: Positions, handMadeBefore: ReadonlySet<string>, joins?: string): void {
    const moved = Object.keys(layout.positions).filter((id) => {
      const [then, now] = [before[id], layout.positions[id]]
      return then !== undefined && now !== undefined && (then.x !== now.x || then.y !== now.y)
    })
    if (moved.length === 0) return
    const [from, to] = [pick(before, moved), pick(layout.positions, moved)]
    const handMadeAfter = layout.handMade
    workspace.recordView(label, { undo: () => layout.restore(from, handMadeBefore), redo: () => layout.restore(to, handMadeAfter) }, joins)
  }

  return {
    /** Places nodes by hand as one step; false where none of them moves. */
    place(next: Positions, label: string, joins?: string): boolean {
      const [before, handMade] = [layout.positions, layout.handMade]
      if (Object.keys(next).length === 0) return false
      layout.setPositions(next, true)
      record(label, before, handMade, joins)
      return true
    },
    /** Runs something that lays nodes out, and makes all of it one step. */
    async arranged(label: string, arrange: () => Promise<unknown>): Promise<void> {
      const [before, handMade, project] = [layout.positions, layout.handMade, workspace.project?.handle]
      await arrange()
      if (workspace.project?.handle === project) record(label, before, handMade)
    },
  }
}

function pick(positions: Positions, ids: readonly string[]): Positions {
  const picked = Object.create(null) as Record<string, { readonly x: number; readonly y: number }>
  for (const id of ids) {
    const place = positions[id]
    if (place) picked[id] = place
  }
  return picked
}
