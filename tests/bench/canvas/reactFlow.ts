import '@xyflow/react/dist/style.css'
import '@renderer/styles/tokens.css'
import '@renderer/styles/base.css'
import './reactFlow.css'
import { Background, Handle, Position, ReactFlow, ReactFlowProvider, useEdgesState, useNodesState, useReactFlow, type Edge, type Node, type NodeProps } from '@xyflow/react'
import { createElement as h, memo, useEffect, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import type { ServiceNode } from '@core/graph/types'
import { portText, serviceChips, type ServiceChip } from '@core/graph/drawing/serviceChips'
import { emptyPlace } from './emptyPlace'
import { untilDrawn } from './untilDrawn'

/** React Flow as its documentation shows it: its defaults, memoised nodes, the same bodies as our cards and pills. */
const { graph, positions, edges, sizes } = window.canvasCase
type CardNode = Node<{ service: ServiceNode }, 'service'>
type PillNode = Node<{ name: string; kind: string }, 'resource'>

const handles = (): ReactNode[] => [h(Handle, { key: 'in', type: 'target', position: Position.Left }), h(Handle, { key: 'out', type: 'source', position: Position.Right })]
const icon = (key: string): ReactNode => h('svg', { key, width: 11, height: 11, viewBox: '0 0 24 24', fill: 'none', stroke: 'currentColor', strokeWidth: 2 }, h('circle', { cx: 12, cy: 12, r: 10 }), h('path', { d: 'M12 2a14.5 14.5 0 0 0 0 20 14.5 14.5 0 0 0 0-20' }), h('path', { d: 'M2 12h20' }))

function chip(each: ServiceChip, index: number): ReactNode {
  const text = each.kind === 'port' ? portText(each.port) : each.kind === 'profile' ? each.text : each.kind === 'replicas' ? `×${each.count}` : ''
  return h('span', { key: index, className: 'chip' }, each.kind === 'port' && !each.exposed ? null : icon('icon'), text)
}

const ServiceCard = memo(function ServiceCard({ data: { service } }: NodeProps<CardNode>) {
  return h(
    'article',
    { className: 'card' },
    ...handles(),
    h('header', { className: 'head' }, h('span', { className: 'mark' }, service.name[0]), h('span', { className: 'name truncate', title: service.name }, service.name)),
    h('p', { className: 'image code truncate', title: service.image ?? '' }, service.image),
    h('div', { className: 'chips' }, serviceChips(service).slice(0, 2).map(chip)),
  )
})

const ResourcePill = memo(function ResourcePill({ data }: NodeProps<PillNode>) {
  return h('div', { className: 'pill' }, ...handles(), h('span', { className: 'mark' }, data.kind[0]), h('span', { className: 'truncate', title: data.name }, data.name))
})

const nodeTypes = { service: ServiceCard, resource: ResourcePill }
const nodes = graph.nodes.flatMap((node): (CardNode | PillNode)[] => {
  const position = positions[node.id]
  if (!position) return []
  const style = { width: sizes[node.id]?.width ?? 0 }
  return [node.kind === 'service' ? { id: node.id, type: 'service', position: { ...position }, data: { service: node }, style } : { id: node.id, type: 'resource', position: { ...position }, data: { name: node.name, kind: node.kind }, style }]
})

let instance: ReturnType<typeof useReactFlow> | undefined

function Canvas(): ReactNode {
  const [shownNodes, , onNodesChange] = useNodesState<CardNode | PillNode>(nodes)
  const [shownEdges, , onEdgesChange] = useEdgesState<Edge>(edges.map((edge) => ({ ...edge })))
  const flow = useReactFlow()
  useEffect(() => void (instance = flow), [flow])
  return h(ReactFlow<CardNode | PillNode, Edge>, { nodes: shownNodes, edges: shownEdges, onNodesChange, onEdgesChange, nodeTypes, fitView: true, minZoom: 0.01 }, h(Background))
}

function middleService(): string {
  const services = graph.nodes.filter(({ kind }) => kind === 'service')
  return services[services.length >> 1]?.id ?? ''
}

window.canvasBench = {
  async start() {
    const begin = performance.now()
    createRoot(document.getElementById('app') ?? document.body).render(h(ReactFlowProvider, null, h(Canvas)))
    return untilDrawn(begin, () => {
      const drawn = document.querySelectorAll<HTMLElement>('.react-flow__node')
      return drawn.length === nodes.length && drawn.item(drawn.length - 1).style.visibility !== 'hidden' && document.querySelectorAll('.react-flow__edge').length === edges.length
    })
  },
  async look(at) {
    const card = positions[middleService()]
    if (at === 'whole') await instance?.fitView()
    else if (card) await instance?.setCenter(card.x + 104, card.y + 48, { zoom: 1 })
    await new Promise((resolve) => setTimeout(resolve, 800))
  },
  places() {
    const { x, y, zoom } = instance?.getViewport() ?? { x: 0, y: 0, zoom: 1 }
    const card = positions[middleService()] ?? { x: 0, y: 0 }
    const toScreen = (place: { readonly x: number; readonly y: number }) => ({ x: place.x * zoom + x, y: place.y * zoom + y })
    return { card: toScreen({ x: card.x + 60, y: card.y + 20 }) }
  },
  emptyPlace: (skip) => emptyPlace('.react-flow__pane', instance?.getViewport() ?? { x: 0, y: 0, zoom: 1 }, skip),
  layOut: () => Promise.reject(new Error('React Flow has no layout of its own.')),
  arrange: () => Promise.reject(new Error('React Flow has no layout of its own.')),
}
