import { computed, shallowRef, type ShallowRef } from 'vue'
import type { Positions } from '@core/graph/types'
import type { Rect } from '@core/graph/drawing/edgeGeometry'
import { canvasScene } from '@core/graph/drawing/canvasScene'
import { RectIndex } from '@core/graph/drawing/rectIndex'
import { useLivePositions } from '@renderer/canvas/flow/useLivePositions'
import type { SceneGeometry } from '@renderer/canvas/flow/useSceneGeometry'
import { projectOf } from './projectOf'

/** The geometry of a compose text's graph at given places, and the view that looks at it. */
export function sceneGeometryOf(text: string, positions: Positions, seen: Rect): { readonly geometry: SceneGeometry; readonly view: ShallowRef<Rect> } {
  const { graph } = projectOf(text).analysis
  const scene = computed(() => canvasScene(graph, 'none'))
  const view = shallowRef(seen)
  const nodes = computed(() => new RectIndex(scene.value.nodes.flatMap(({ id }) => {
    const [place, size] = [positions[id], scene.value.sizes[id]]
    return place && size ? [[id, { ...place, ...size }] as const] : []
  })))
  const geometry: SceneGeometry = {
    scene,
    live: useLivePositions(() => positions),
    nodes,
    areas: computed(() => []),
    view: computed(() => view.value),
    rectOf: (id) => nodes.value.rectOf(id),
    bounds: () => nodes.value.bounds(),
    nodeAt: (point) => nodes.value.at(point),
  }
  return { geometry, view }
}

/** Services `s0`, `s1`, … of one image each, in a row from left to right, so many units apart. */
export function rowOfServices(count: number, apart: number): { readonly text: string; readonly positions: Positions } {
  const names = Array.from({ length: count }, (_, index) => `s${index}`)
  return {
    text: `services:\n${names.map((name) => `  ${name}: { image: nginx }\n`).join('')}`,
    positions: Object.fromEntries(names.map((name, index) => [`service:${name}`, { x: index * apart, y: 0 }])),
  }
}
