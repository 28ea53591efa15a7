import { useVueFlow } from '@vue-flow/core'
import { createPinia, defineStore } from 'pinia'
import { TooltipProvider } from 'reka-ui'
import { createApp, defineComponent, h, ref, shallowRef } from 'vue'
import '@renderer/styles/tokens.css'
import '@renderer/styles/base.css'
import '@renderer/styles/controls.css'
import '@renderer/styles/floating.css'
import { measureTextBy } from '@core/graph/drawing/textWidth'
import CanvasPane from '@renderer/canvas/CanvasPane.vue'
import { canvasTextMeasure, pageFamilies } from '@renderer/canvas/canvasTextMeasure'
import type { Viewport } from '@renderer/canvas/flow/fitViewport'
import { createTranslation } from '@renderer/i18n/createTranslation'
import { provideTranslate } from '@renderer/i18n/useTranslate'
import { provideHost } from '@renderer/host/useHost'
import { provideLayoutRunner, workerLayoutRunner } from '@renderer/layout/layoutRunner'
import { useLayoutStore } from '@renderer/stores/layout.store'
import { scriptedHost } from '../../support/scriptedHost'
import { emptyPlace } from './emptyPlace'
import { untilDrawn } from './untilDrawn'

/** Our canvas as it is in the app, with the project's text left away: the store of the open project holds the graph only. */
const { graph, positions } = window.canvasCase
/** `?unplaced`: the page begins empty, and the worker lays the graph out once it comes, as in the app. */
const isUnplaced = new URLSearchParams(window.location.search).has('unplaced')
const analysis = shallowRef({ graph: isUnplaced ? { nodes: [], edges: [] } : graph, broken: false })
const useOpenProject = defineStore('workspace', () => ({
  analysis,
  project: shallowRef({ handle: 'bench' }),
  storedLayout: isUnplaced ? null : { version: 1, positions },
  editable: ref(true),
}))

window.canvasBench = {
  async start() {
    const begin = performance.now()
    let flow: ReturnType<typeof useVueFlow> | undefined
    const Root = defineComponent({
      setup() {
        flow = useVueFlow('canvas')
        return () => h(TooltipProvider, null, () => h(CanvasPane))
      },
    })
    const app = createApp(Root)
    measureTextBy(canvasTextMeasure(document.createElement('canvas').getContext('2d'), pageFamilies))
    const pinia = createPinia()
    app.use(pinia)
    provideHost(app, scriptedHost({ 'layout.put': () => ({}) }))
    const translation = createTranslation('en')
    provideTranslate(app, translation.translate)
    app.use(translation.plugin)
    provideLayoutRunner(app, isUnplaced ? workerLayoutRunner() : () => Promise.resolve(positions))
    useOpenProject(pinia)
    app.mount('#app')
    const drawn = isUnplaced ? 0 : await untilDrawn(begin, isDrawn)
    look = async (at) => {
      if (at === 'whole') document.querySelector<HTMLElement>('.controls button:nth-of-type(4)')?.click()
      const card = positions[middleService()]
      if (at === 'near' && card) await flow?.setCenter(card.x + 104, card.y + 48, { zoom: 1 })
      await new Promise((resolve) => setTimeout(resolve, 800))
    }
    places = () => {
      const { x, y, zoom } = viewport()
      const card = positions[middleService()] ?? { x: 0, y: 0 }
      const toScreen = (place: { readonly x: number; readonly y: number }) => ({ x: place.x * zoom + x, y: place.y * zoom + y })
      return { card: toScreen({ x: card.x + 60, y: card.y + 20 }) }
    }
    viewport = () => flow?.viewport.value ?? { x: 0, y: 0, zoom: 1 }
    layOut = () => {
      const begin = performance.now()
      analysis.value = { graph, broken: false }
      return untilDrawn(begin, isDrawn)
    }
    arrange = async () => {
      const begin = performance.now()
      await useLayoutStore(pinia).arrange()
      // The view is brought to the new whole in 140 ms, and the picture is painted sharp once it stands.
      await new Promise((resolve) => setTimeout(resolve, 600))
      return untilDrawn(begin, () => true)
    }
    return drawn
  },
  look: (at) => look(at),
  places: () => places(),
  emptyPlace: (skip) => emptyPlace('.vue-flow__pane', viewport(), skip),
  layOut: () => layOut(),
  arrange: () => arrange(),
}
let look: (at: 'whole' | 'near') => Promise<void> = async () => undefined
let places: typeof window.canvasBench.places = () => ({ card: { x: 0, y: 0 } })
let viewport = (): Viewport => ({ x: 0, y: 0, zoom: 1 })
let layOut: typeof window.canvasBench.layOut = () => Promise.resolve(0)
let arrange: typeof window.canvasBench.arrange = () => Promise.resolve(0)

/** Either the far view has painted, or every node in view is an element. */
function isDrawn(): boolean {
  const services = graph.nodes.filter(({ kind }) => kind === 'service').length
  return document.querySelector('.canvas-pane.painted') !== null || document.querySelectorAll('.vue-flow__node-service').length >= Math.min(services, 50)
}

function middleService(): string {
  const services = graph.nodes.filter(({ kind }) => kind === 'service')
  return services[services.length >> 1]?.id ?? ''
}
