import { computed, ref, watch, type ComputedRef, type Ref } from 'vue'
import type { FarState, MountedNodes } from '../flow/useMountedNodes'
import type { SceneGeometry } from '../flow/useSceneGeometry'

/** Below this zoom the words of a card cannot be read. */
const readableZoom = 0.5
/** So many nodes in the view and elements would be slow; back only at clearly fewer, so that it does not go to and fro. */
const manyNodes = 150
const fewNodes = 110

export interface FarStateControl {
  readonly state: ComputedRef<FarState>
  /** Whether the picture is on the screen. */
  readonly painted: Ref<boolean>
}

/** Whether one picture stands for the nodes: where no words can be read, and only where many nodes are in view. */
export function useFarState(geometry: SceneGeometry, zoom: () => number): FarStateControl & { follow(mounted: MountedNodes): void } {
  const wanted = ref(false)
  const painted = ref(false)
  watch(
    [geometry.view, geometry.nodes, zoom],
    () => {
      if (geometry.view.value.width === 0) return
      wanted.value = zoom() < readableZoom && geometry.nodes.value.countWithin(geometry.view.value) > (wanted.value ? fewNodes : manyNodes)
    },
    { immediate: true, flush: 'sync' },
  )
  return {
    painted,
    state: computed(() => (wanted.value ? (painted.value ? 'far' : 'entering') : painted.value ? 'leaving' : 'near')),
    /** The picture goes once everything it showed is on the page. */
    follow(mounted) {
      watch([wanted, mounted.complete], () => {
        if (!wanted.value && painted.value && mounted.complete.value) painted.value = false
      }, { flush: 'post' })
    },
  }
}
