import { describe, expect, it } from 'vitest'
import { analyze } from '@core/analyze'
import { layoutGraph } from '@core/graph/layoutGraph'
import { sizeOf } from '@core/graph/layout/layoutMetrics'
import { overlaps } from '@core/graph/layout/rectangle'
import { networkPresentation } from '@core/graph/networkPresentation'
import { hasCorpus } from '../support/corpus'
import { corpusFiles, projectInput } from './corpusProject'

describe.skipIf(!hasCorpus)('the graphs of the corpus', () => {
  const analyses = corpusFiles().map((file) => ({ name: file.name, analysis: analyze(projectInput(file.path)) }))

  it('have a node for each service, ids that are unique, and edges between nodes that are there', () => {
    for (const { name, analysis } of analyses) {
      const { nodes, edges } = analysis.graph
      if (analysis.broken) continue
      const ids = new Set(nodes.map((node) => node.id))
      expect(ids.size, name).toBe(nodes.length)
      expect(new Set(edges.map((edge) => edge.id)).size, name).toBe(edges.length)
      expect([...analysis.project.services.keys()].every((service) => ids.has(`service:${service}`)), name).toBe(true)
      expect(edges.filter((edge) => !ids.has(edge.from) || !ids.has(edge.to)).map((edge) => edge.id), name).toEqual([])
    }
  })

  it('are laid out without an overlap', () => {
    for (const { name, analysis } of analyses) {
      const positions = layoutGraph(analysis.graph, {})
      const areas = networkPresentation(analysis.graph) === 'areas'
      const boxes = analysis.graph.nodes.flatMap((node) => {
        const place = positions[node.id]
        return place && !(areas && node.kind === 'network') ? [{ id: node.id, ...place, ...sizeOf(node, {}) }] : []
      })
      const collisions = boxes.flatMap((box, index) => boxes.slice(index + 1).filter((other) => overlaps(box, other)).map((other) => `${box.id} ${other.id}`))
      expect(collisions, name).toEqual([])
    }
  })
})
