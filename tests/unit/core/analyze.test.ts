import { describe, expect, it } from 'vitest'
import { analyze } from '@core/analyze'
import { analysisOf, inputOf } from './graph/graphOf'

describe('analyze', () => {
  it('gives documents, project and graph of the texts', () => {
    const analysis = analysisOf('services: { web: { image: a } }\n')
    expect(analysis.broken).toBe(false)
    expect([...analysis.project.services.keys()]).toEqual(['web'])
    expect(analysis.graph.nodes.map((node) => node.id)).toEqual(['service:web'])
    expect(analysis.documents.get('compose.yaml')?.errors).toEqual([])
  })

  it('keeps the last good graph while the text is broken', () => {
    const good = analysisOf('services: { web: { image: a } }\n')
    const broken = analysisOf('services: { web: { image: a }\n', good)
    expect(broken.broken).toBe(true)
    expect(broken.graph).toBe(good.graph)
    expect(broken.diagnostics[0]).toMatchObject({ severity: 'error', file: 'compose.yaml' })
    expect(broken.diagnostics[0]?.code).toMatch(/^yaml\//)
  })

  it('has an empty graph for a text that never was whole', () => {
    expect(analysisOf('services: [\n').graph).toEqual({ nodes: [], edges: [] })
  })

  it('lays override files over the base', () => {
    const input = inputOf({ 'compose.yaml': 'services: { web: { image: a } }\n', 'compose.override.yaml': 'services: { web: { depends_on: [db] }, db: { image: b } }\n' }, { composeFiles: ['compose.yaml', 'compose.override.yaml'] })
    expect(analyze(input).graph.edges.map((edge) => [edge.id, edge.origin?.file])).toEqual([['depends_on:service:web->service:db', 'compose.override.yaml']])
  })
})
