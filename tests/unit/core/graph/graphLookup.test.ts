import { expect, it } from 'vitest'
import { diffGraph } from '@core/graph/diffGraph'
import { edgesFrom, findEdge, findNode } from '@core/graph/graphLookup'
import { analysisOf } from './graphOf'
import { shop } from './shop'

it('finds what the lists hold, in a graph of a project and in one put together by hand', () => {
  const { graph } = analysisOf(shop)
  for (const each of [graph, { nodes: graph.nodes, edges: graph.edges }]) {
    for (const node of graph.nodes) expect(findNode(each, node.id)).toBe(node)
    for (const edge of graph.edges) expect(findEdge(each, edge.id)).toBe(edge)
    for (const { id } of graph.nodes) expect(edgesFrom(each, id)).toEqual(graph.edges.filter(({ from }) => from === id))
    expect([findNode(each, 'service:none'), findEdge(each, 'service:web'), findEdge(each, 'link:service:web->service:none')]).toEqual([undefined, undefined, undefined])
  }
})

it('shows a connection that was drawn between what is declared, and shares all the rest', () => {
  const before = analysisOf(shop)
  const after = analysisOf(shop.replace('depends_on: [api]', 'depends_on: [api, db]'), before)
  const { nodes, edges } = diffGraph(before.graph, after.graph)
  expect([nodes.added, nodes.removed, edges.removed]).toEqual([[], [], []])
  expect(edges.added).toEqual(edgesFrom(after.graph, 'service:web').filter(({ to }) => to === 'service:db'))
  expect(edges.added.map(({ id }) => id)).toEqual(['depends_on:service:web->service:db'])
  expect(after.graph.edges).toEqual(analysisOf(after.documents.get('compose.yaml')?.text ?? '').graph.edges)
})

it('brings and takes away the nodes of what is only referred to', () => {
  const before = analysisOf(shop)
  const after = analysisOf(shop.replace('depends_on: [api]', 'volumes: ["./web:/web"]'), before)
  const difference = diffGraph(before.graph, after.graph)
  expect(difference.nodes.added.map(({ id }) => id)).toEqual(['bind:./web'])
  expect(difference.edges.removed.map(({ id }) => id)).toEqual(['depends_on:service:web->service:api'])
  expect(diffGraph(after.graph, before.graph).nodes.removed.map(({ id }) => id)).toEqual(['bind:./web'])
})
