import type { VueFlowStore } from '@vue-flow/core'
import type { Point } from '@core/graph/types'
import { farEdgeAt } from '../far/farEdgeAt'
import { edgeIdOf, nodeIdOf } from './nodeIdAt'
import type { SceneGeometry } from './useSceneGeometry'

export interface Hits {
  pointOf(event: MouseEvent): Point
  /** The node under the pointer: an element of the page, or painted by the far view. */
  nodeOf(event: MouseEvent): string | null
  edgeOf(event: MouseEvent): string | null
}

const edgeReachPixels = 8

/** What lies under the pointer, whoever draws it. */
export function useHits(flow: VueFlowStore, geometry: SceneGeometry, isFar: () => boolean): Hits {
  const pointOf = (event: MouseEvent): Point => flow.screenToFlowCoordinate({ x: event.clientX, y: event.clientY })
  /** The far view lies beneath the free surface; what floats above that (controls, the minimap) hides it. */
  const isOnSurface = ({ target }: MouseEvent): boolean => target instanceof Element && target.matches('.vue-flow__pane')
  return {
    pointOf,
    nodeOf: (event) => nodeIdOf(event.target) ?? (isFar() && isOnSurface(event) ? (geometry.nodeAt(pointOf(event)) ?? null) : null),
    edgeOf: (event) => edgeIdOf(event.target) ?? (isFar() && isOnSurface(event) ? farEdgeAt(geometry, pointOf(event), edgeReachPixels / flow.viewport.value.zoom) : null),
  }
}
