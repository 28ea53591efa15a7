import type { VueFlowStore } from '@vue-flow/core'
import { computed, inject, provide, watch, type ComputedRef, type InjectionKey } from 'vue'
import type { NetworkArea } from '@core/graph/networkAreas'
import type { Point, Positions } from '@core/graph/types'
import type { Rect } from '@core/graph/drawing/edgeGeometry'
import { sceneAreas, type CanvasScene } from '@core/graph/drawing/canvasScene'
import { RectIndex } from '@core/graph/drawing/rectIndex'
import type { LivePositions } from './useLivePositions'

/** Where everything of the scene lies, for questions that must be quick: while the view or a node is moved. */
export interface SceneGeometry {
  readonly scene: ComputedRef<CanvasScene>
  readonly live: LivePositions
  /** Cards and pills. A new one where the scene or kept places change; a drag moves what it moves within it. */
  readonly nodes: ComputedRef<RectIndex>
  readonly areas: ComputedRef<readonly NetworkArea[]>
  /** The part of the graph that is in the pane, in graph units; without extent before the pane is measured. */
  readonly view: ComputedRef<Rect>
  /** Of a card, a pill or an area. */
  rectOf(id: string): Rect | undefined
  /** What a view of the whole has to hold; null where nothing has a place yet. */
  bounds(): Rect | null
  /** The card or pill at a place of the graph. */
  nodeAt(point: Point): string | undefined
}

const key: InjectionKey<SceneGeometry> = Symbol('sceneGeometry')
const noAreas: readonly NetworkArea[] = []

export function provideSceneGeometry(flow: VueFlowStore, scene: ComputedRef<CanvasScene>, kept: () => Positions, live: LivePositions): SceneGeometry {
  // The same object as long as no card or pill comes, goes or grows: most edits leave all of them where they are.
  const sizes = computed(() => scene.value.sizes)
  const nodes = computed(() => {
    const places = kept()
    const index = new RectIndex()
    for (const [id, size] of Object.entries(sizes.value)) {
      const place = Object.hasOwn(places, id) ? places[id] : undefined
      if (place) index.set(id, { x: place.x, y: place.y, width: size.width, height: size.height })
    }
    return index
  })
  watch(
    live.moved,
    (moved) => {
      for (const [id, place] of moved) {
        const size = scene.value.sizes[id]
        if (size) nodes.value.set(id, { x: place.x, y: place.y, width: size.width, height: size.height })
      }
    },
    { flush: 'sync' },
  )
  const areas = computed(() => (scene.value.networksAreAreas ? sceneAreas(scene.value, live.positions.value) : noAreas))
  const view = computed((): Rect => {
    const { x, y, zoom } = flow.viewport.value
    const { width, height } = flow.dimensions.value
    return { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom }
  })
  const geometry: SceneGeometry = {
    scene,
    live,
    nodes,
    areas,
    view,
    rectOf: (id) => nodes.value.rectOf(id) ?? areas.value.find((area) => area.id === id),
    bounds: () => {
      const cards = nodes.value.bounds()
      return new RectIndex([...(cards ? [['cards', cards] as const] : []), ...areas.value.map((area) => [area.id, area] as const)]).bounds()
    },
    nodeAt: (point) => nodes.value.at(point),
  }
  provide(key, geometry)
  return geometry
}

export function useSceneGeometry(): SceneGeometry {
  const geometry = inject(key)
  if (!geometry) throw new Error('provideSceneGeometry was not called')
  return geometry
}
