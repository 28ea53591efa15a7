import { expect, it } from 'vitest'
import { diffGraph } from '@core/graph/diffGraph'
import { analysisOf } from './graphOf'

it('tells what came, changed and went', () => {
  const first = analysisOf('services: { web: { image: a, depends_on: [db] }, db: { image: b } }\n')
  const second = analysisOf('services: { web: { image: c, depends_on: [cache] }, cache: { image: b } }\n', first)
  const { nodes, edges } = diffGraph(first.graph, second.graph)
  expect([nodes.added, nodes.changed, nodes.removed].map((list) => list.map((node) => node.id))).toEqual([['service:cache'], ['service:web'], ['service:db']])
  expect([edges.added, edges.removed].map((list) => list.map((edge) => edge.id))).toEqual([['depends_on:service:web->service:cache'], ['depends_on:service:web->service:db']])
  expect(diffGraph(first.graph, first.graph).nodes).toEqual({ added: [], changed: [], removed: [] })
})
