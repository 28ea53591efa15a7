import type { GraphNode as FlowNode, Node, VueFlowStore } from '@vue-flow/core'
import { computed, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { useSelectionStore } from '@renderer/stores/selection.store'
import { useCanvasStore } from '../canvas.store'
import { graphIndex } from '../graphIndex'
import { useServiceStates } from '../serviceRunState'
import { nodeSentence } from '../nodes/nodeSentence'
import { nodeDescriptionId } from './descriptionIds'
import type { MountedNodes } from './useMountedNodes'
import type { SceneGeometry } from './useSceneGeometry'

/** Beneath the lines, which lie beneath the cards. */
export const areaZIndex = -2

/**
 * Hands Vue Flow the nodes that are on the page, and only what changed of them: elements come and go with their ids,
 * everything else is written to the element it concerns. Lines are ours (EdgeLayer).
 */
export function useFlowElements(flow: VueFlowStore, geometry: SceneGeometry, mounted: MountedNodes): void {
  const { t, locale } = useI18n()
  const canvas = useCanvasStore()
  const selection = useSelectionStore()
  const states = useServiceStates()
  const { scene, areas, live } = geometry
  const types = computed(() => new Map(scene.value.nodes.map((node) => [node.id, node.kind === 'service' ? 'service' : 'resource'])))
  /** What the page says of a node, and so is only known of those on it. */
  const areaIds = computed(() => areas.value.map(({ id }) => id).join('\n'))

  function newNode(id: string, type: string): Node {
    const rect = geometry.rectOf(id) ?? { x: 0, y: 0, width: 0, height: 0 }
    // Vue Flow shows a node once it has dimensions. They are known, so none is measured when it comes into view.
    return { id, type, position: { x: rect.x, y: rect.y }, data: {}, dimensions: { width: rect.width, height: rect.height } } as Node
  }

  function existing(id: string, type: string): FlowNode | null {
    const node = flow.findNode(id)
    return node?.type === type ? node : null
  }

  watch(
    [mounted.ids, types, areaIds],
    () => {
      const networks = areas.value.map(({ id }) => existing(id, 'network') ?? newNode(id, 'network'))
      // Always in the order of the scene: an element that is moved in the page loses the focus, and a name being typed with it.
      const cards = [...types.value].flatMap(([id, type]) => (mounted.ids.value.has(id) ? [existing(id, type) ?? newNode(id, type)] : []))
      flow.setNodes([...networks, ...cards])
      placeAreas()
      describe()
      applySelection()
    },
    { immediate: true },
  )

  function placeAreas(): void {
    for (const [index, area] of areas.value.entries()) {
      const node = flow.findNode(area.id)
      if (!node) continue
      node.position = { x: area.x, y: area.y }
      node.style = { width: `${area.width}px`, height: `${area.height}px`, pointerEvents: 'none' }
      node.zIndex = areaZIndex
      node.dragHandle = '.area-label'
      node.data = { labelSide: index % 2 === 0 ? 'left' : 'right' }
    }
  }
  watch(areas, placeAreas)

  function applyPlace(id: string): void {
    const node = flow.findNode(id)
    const place = live.at(id)
    if (node && place && (node.position.x !== place.x || node.position.y !== place.y)) node.position = { ...place }
  }
  watch(live.moved, (moved, before) => {
    for (const id of moved.size > 0 ? moved.keys() : before.keys()) applyPlace(id)
  })
  watch([geometry.nodes, mounted.ids], () => {
    for (const id of mounted.ids.value) applyPlace(id)
  })
  watch(scene, ({ sizes }) => {
    for (const node of flow.nodes.value) {
      const size = sizes[node.id]
      if (size && (node.dimensions.height !== size.height || node.dimensions.width !== size.width)) node.dimensions = { width: size.width, height: size.height }
    }
  })

  function applySelection(): void {
    const selected = new Set(selection.ids)
    const first = flow.nodes.value.find((node) => selected.has(node.id)) ?? flow.nodes.value.find((node) => node.type !== 'network') ?? flow.nodes.value[0]
    for (const node of flow.nodes.value) {
      if (node.selected !== selected.has(node.id)) node.selected = selected.has(node.id)
      setAttributes(node, { tabindex: node.id === first?.id ? 0 : -1 })
    }
  }
  watch(() => selection.ids, applySelection)

  watch(
    () => canvas.dropTarget,
    (now, before) => {
      for (const [id, isHeldOver] of [[before, false], [now, true]] as const) {
        const node = flow.findNode(id)
        if (node) node.class = isHeldOver ? 'held-over' : ''
      }
    },
  )

  /** What assistive technology says of each element, in place of Vue Flow's fixed English. */
  function describe(): void {
    const index = graphIndex(scene.value.graph)
    for (const node of flow.nodes.value) {
      const shown = index.node(node.id)
      if (!shown) continue
      const sentence = nodeSentence(shown, states.value.get(shown.name) ?? null, t)
      if (node.ariaLabel !== sentence) node.ariaLabel = sentence
      setAttributes(node, { 'aria-roledescription': t(`canvas.kind.${shown.kind}`), 'aria-describedby': nodeDescriptionId })
    }
  }
  watch([scene, states, locale], describe)
}

/** A new object would draw the element again: one is made only where it says something else. */
function setAttributes(element: FlowNode, attributes: Readonly<Record<string, string | number>>): void {
  const present = element.domAttributes as Readonly<Record<string, unknown>> | undefined
  if (present && Object.entries(attributes).every(([name, value]) => present[name] === value)) return
  element.domAttributes = { ...present, ...attributes }
}
