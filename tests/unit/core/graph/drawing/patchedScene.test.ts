import { expect, it } from 'vitest'
import { canvasScene } from '@core/graph/drawing/canvasScene'
import { edgesTouching, namesOfKind } from '@core/graph/graphLookup'
import { analysisOf } from '../graphOf'
import { shop } from '../shop'

const steps: readonly (readonly [string, string])[] = [
  ['image: nginx', 'image: nginx:1.27'],
  ['ports: ["127.0.0.1:8080:80", "9000"]', 'ports: ["127.0.0.1:8080:80", "9000", "9001", "9002", "9003"]'],
  ['condition: service_healthy', 'condition: service_started'],
  ['depends_on: [api]', 'depends_on: [api, db]'],
  ['depends_on: [api, db]', 'depends_on: [db]'],
  ['aliases: [backend]', 'aliases: [other]'],
  ['build: ./api', 'image: api\n    environment: { DB_HOST: db, WEB_URL: "http://web:80" }'],
  ['internal: true', 'internal: false'],
  ['  db:\n', '  cache: { image: redis }\n  db:\n'],
]

it('is after each edit what it would be anew, and shares what the edit left', () => {
  for (const grouping of ['auto', 'none', 'network'] as const) {
    let text = shop
    let analysis = analysisOf(text)
    let scene = canvasScene(analysis.graph, grouping)
    for (const [before, after] of steps) {
      const former = scene
      expect(text).toContain(before)
      text = text.replace(before, after)
      analysis = analysisOf(text, analysis)
      scene = canvasScene(analysis.graph, grouping, former)
      const { graph, ...drawn } = canvasScene({ nodes: analysis.graph.nodes, edges: analysis.graph.edges }, grouping)
      expect(scene.graph).toBe(analysis.graph)
      expect({ ...scene, graph }).toEqual({ ...drawn, graph })
      if (after === 'image: nginx:1.27') expect([scene.sizes, scene.edges, scene.areas]).toEqual([former.sizes, former.edges, former.areas])
      if (after === 'image: nginx:1.27') expect(scene.sizes).toBe(former.sizes)
    }
  }
})

it('knows what leads to a node after each edit', () => {
  let text = shop
  let analysis = analysisOf(text)
  const first = analysis.graph
  for (const [before, after] of steps) {
    text = text.replace(before, after)
    analysis = analysisOf(text, analysis)
    for (const graph of [analysis.graph, first]) {
      for (const { id } of graph.nodes) expect(edgesTouching(graph, id)).toEqual(graph.edges.filter(({ from, to }) => from === id || to === id))
      for (const kind of ['service', 'volume', 'env_file', 'secret'] as const) expect(namesOfKind(graph, kind)).toEqual(new Set(graph.nodes.flatMap((node) => (node.kind === kind ? [node.name] : []))))
    }
  }
})
