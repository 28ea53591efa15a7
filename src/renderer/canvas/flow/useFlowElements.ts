import type { Edge, GraphEdge as FlowEdge, GraphNode as FlowNode, Node, VueFlowStore } from '@vue-flow/core'
import { computed, watch, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Positions } from '@core/graph/types'
import { useSelectionStore } from '@renderer/stores/selection.store'
import { useCanvasStore } from '../canvas.store'
import { graphIndex } from '../graphIndex'
import { edgeSentence } from '../edges/edgeWords'
import { useServiceStates } from '../serviceRunState'
import { nodeSentence } from '../nodes/nodeSentence'
import { sceneAreas, type CanvasScene } from './canvasScene'

export const areaZIndex = -1
export const nodeDescriptionId = 'canvas-node-description'
export const edgeDescriptionId = 'canvas-edge-description'

/**
 * Hands the scene to Vue Flow, and only what changed of it: elements come and go with their ids, everything else is
 * written to the element it concerns.
 */
export function useFlowElements(flow: VueFlowStore, scene: ComputedRef<CanvasScene>, positions: ComputedRef<Positions>): void {
  const { t, locale } = useI18n()
  const canvas = useCanvasStore()
  const selection = useSelectionStore()
  const states = useServiceStates()
  const areas = computed(() => sceneAreas(scene.value, positions.value))
  const placed = computed(() => new Set(scene.value.nodes.filter((node) => Object.hasOwn(positions.value, node.id)).map((node) => node.id)))
  const nodeIds = computed(() => [...areas.value.map(({ id }) => id), ...placed.value].join('\n'))
  const edgeIds = computed(() => scene.value.edges.filter(({ edge }) => placed.value.has(edge.from) && placed.value.has(edge.to)).map(({ edge }) => edge.id).join('\n'))

  function newNode(id: string, type: string): Node {
    const place = positions.value[id] ?? { x: 0, y: 0 }
    const size = scene.value.sizes[id] ?? areas.value.find((area) => area.id === id) ?? { width: 0, height: 0 }
    // A node without dimensions is hidden until it is measured; one whose dimensions are right is never measured, and then no
    // line can be drawn from it. The half pixel makes it both seen and measured.
    const dimensions = { width: size.width, height: Math.max(0, size.height - 0.5) }
    return { id, type, position: { ...place }, data: {}, dimensions } as Node
  }

  function existing(id: string, type: string): FlowNode | null {
    const node = flow.findNode(id)
    return node?.type === type ? node : null
  }

  watch(
    nodeIds,
    () => {
      const cards = scene.value.nodes.filter(({ id }) => placed.value.has(id)).map((node) => ({ id: node.id, type: node.kind === 'service' ? 'service' : 'resource' }))
      const networks = areas.value.map(({ id }) => ({ id, type: 'network' }))
      flow.setNodes([...networks, ...cards].map(({ id, type }) => existing(id, type) ?? newNode(id, type)))
    },
    { immediate: true },
  )

  watch(
    [areas, nodeIds],
    () => {
      for (const [index, area] of areas.value.entries()) {
        const node = flow.findNode(area.id)
        if (!node) continue
        node.position = { x: area.x, y: area.y }
        node.style = { width: `${area.width}px`, height: `${area.height}px`, pointerEvents: 'none' }
        node.zIndex = areaZIndex
        node.dragHandle = '.area-label'
        node.data = { labelSide: index % 2 === 0 ? 'left' : 'right' }
      }
    },
    { immediate: true },
  )

  watch([positions, nodeIds], () => {
    for (const id of placed.value) {
      const node = flow.findNode(id)
      const place = positions.value[id]
      if (node && place && (node.position.x !== place.x || node.position.y !== place.y)) node.position = { ...place }
    }
  })

  watch(
    edgeIds,
    () => {
      const edges = scene.value.edges.filter(({ edge }) => placed.value.has(edge.from) && placed.value.has(edge.to))
      flow.setEdges(edges.map(({ edge }): Edge => ({ id: edge.id, source: edge.from, target: edge.to, type: 'relation', zIndex: 0, selectable: true })))
    },
    { immediate: true },
  )

  watch(
    [() => selection.ids, nodeIds, edgeIds],
    () => {
      const selected = new Set(selection.ids)
      const [first] = [...flow.nodes.value].sort((a, b) => Number(selected.has(b.id)) - Number(selected.has(a.id)) || Number(a.type === 'network') - Number(b.type === 'network'))
      for (const node of flow.nodes.value) {
        if (node.selected !== selected.has(node.id)) node.selected = selected.has(node.id)
        setAttributes(node, { tabindex: node.id === first?.id ? 0 : -1 })
      }
      for (const edge of flow.edges.value) {
        if (edge.selected !== selected.has(edge.id)) edge.selected = selected.has(edge.id)
        // Tab goes on from the selected node to its own relations; all of them would be a long way.
        setAttributes(edge, { tabindex: selected.has(edge.source) || selected.has(edge.target) || selected.has(edge.id) ? 0 : -1 })
      }
    },
    { immediate: true },
  )

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
  watch(
    [scene, nodeIds, edgeIds, states, locale],
    () => {
      const index = graphIndex(scene.value.graph)
      for (const node of flow.nodes.value) {
        const shown = index.node(node.id)
        if (!shown) continue
        node.ariaLabel = nodeSentence(shown, states.value.get(shown.name) ?? null, t)
        setAttributes(node, { 'aria-roledescription': t(`canvas.kind.${shown.kind}`), 'aria-describedby': nodeDescriptionId })
      }
      for (const edge of flow.edges.value) {
        const shown = index.edge(edge.id)
        const [from, to] = [index.node(edge.source), index.node(edge.target)]
        if (!shown || !from || !to) continue
        const { key, params } = edgeSentence(shown, from, to)
        edge.ariaLabel = t(key, { ...params })
        setAttributes(edge, { 'aria-roledescription': t('canvas.edge.role'), 'aria-describedby': edgeDescriptionId })
      }
    },
    { immediate: true },
  )
}

/** A new object would draw the element again: one is made only where it says something else. */
function setAttributes(element: FlowNode | FlowEdge, attributes: Readonly<Record<string, string | number>>): void {
  const present = element.domAttributes as Readonly<Record<string, unknown>> | undefined
  if (present && Object.entries(attributes).every(([name, value]) => present[name] === value)) return
  element.domAttributes = { ...present, ...attributes }
}
