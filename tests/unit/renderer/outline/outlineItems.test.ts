import { expect, it } from 'vitest'
import { outlineItems } from '@renderer/outline/outlineItems'
import { analysisOf } from '../../core/graph/graphOf'
import { shop } from '../../core/graph/shop'

const steps: readonly (readonly [string, string])[] = [
  ['image: nginx', 'image: nginx:1.27'],
  ['depends_on: [api]', 'depends_on: [api, db]'],
  ['build: ./api', 'image: api\n    environment: { DB_HOST: db, WEB_URL: "http://web:80" }'],
  ['depends_on: [api, db]', 'depends_on: [db]'],
  ['internal: true', 'internal: false'],
  ['  db:\n', '  cache: { image: redis }\n  db:\n'],
  ['  cache: { image: redis }\n', ''],
]

it('is after each edit the tree that it would be anew, and the same objects where nothing changed', () => {
  let text = shop
  let analysis = analysisOf(text)
  let items = outlineItems(analysis.graph)
  for (const [before, after] of steps) {
    expect(text).toContain(before)
    text = text.replace(before, after)
    analysis = analysisOf(text, analysis)
    const former = items
    items = outlineItems(analysis.graph, former)
    expect(items).toEqual(outlineItems({ nodes: analysis.graph.nodes, edges: analysis.graph.edges }))
    expect(outlineItems(analysis.graph, items)).toBe(items)
    if (after === 'image: nginx:1.27') expect(items.slice(1)).toEqual(former.slice(1))
    if (after === 'image: nginx:1.27') expect(items[0]?.children.map((item, at) => item === former[0]?.children[at])).toEqual([false, true, true])
  }
})
