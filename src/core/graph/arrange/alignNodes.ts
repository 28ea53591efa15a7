import { boundsOf } from '../layout/rectangle'
import type { Positions } from '../types'
import { movedPositions, type Axis, type PlacedNode } from './placedNode'
import { pushApart } from './pushApart'

export type Alignment = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom'

const sides: Readonly<Record<Alignment, { readonly axis: Axis; readonly share: number }>> = {
  left: { axis: 'x', share: 0 },
  centre: { axis: 'x', share: 0.5 },
  right: { axis: 'x', share: 1 },
  top: { axis: 'y', share: 0 },
  middle: { axis: 'y', share: 0.5 },
  bottom: { axis: 'y', share: 1 },
}

/**
 * Lines nodes up on one side of what they take up together, or on its middle. What would lie on another node then is
 * pushed on along the line. Answers the corners of those that move.
 */
export function alignNodes(nodes: readonly PlacedNode[], alignment: Alignment): Positions {
  const bounds = boundsOf(nodes)
  if (!bounds) return {}
  const { axis, share } = sides[alignment]
  const aligned = nodes.map((node): PlacedNode => ({
    ...node,
    ...(axis === 'x' ? { x: bounds.x + (bounds.width - node.width) * share } : { y: bounds.y + (bounds.height - node.height) * share }),
  }))
  return movedPositions(nodes, pushApart(aligned, axis === 'x' ? 'y' : 'x'))
}
