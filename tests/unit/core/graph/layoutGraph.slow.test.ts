import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layoutGraph } from '@core/graph/layoutGraph'
import { networkPresentation } from '@core/graph/networkPresentation'
import type { Graph } from '@core/graph/types'
import { collisions, dependencies, edge, generatedGraph, network, service, volume } from './graphSamples'

describe('layoutGraph', () => {
  it('survives a chain of 20,000 services', () => {
    const lines = Array.from({ length: 20_000 }, (_unused, index) => `s${index} > s${index + 1}`).join('\n')
    expect(Object.keys(layoutGraph(dependencies(lines), {}))).toHaveLength(20_001)
  })

  it.each([10, 100, 1000])('overlaps nothing with %i services', (count) => {
    const graph = generatedGraph(count)
    const positions = layoutGraph(graph, {})
    expect(Object.keys(positions)).toHaveLength(graph.nodes.length)
    expect(collisions(graph, positions)).toEqual([])
  })

  it('overlaps nothing in random graphs', () => {
    const names = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h')
    fc.assert(
      fc.property(fc.array(fc.tuple(names, names), { maxLength: 20 }), fc.array(fc.tuple(names, fc.constantFrom('v', 'w', 'u')), { maxLength: 12 }), fc.array(fc.tuple(names, fc.constantFrom('x', 'y', 'z', 'q')), { maxLength: 10 }), (pairs, mounts, attachments) => {
        const of = (network: string): string[] => attachments.filter(([, to]) => to === network).map(([name]) => name)
        const used = [...new Set([...pairs.flat(), ...mounts.map(([name]) => name), ...attachments.map(([name]) => name)])]
        const networks = [...new Set(attachments.map(([, name]) => name))]
        const graph: Graph = {
          nodes: [...used.map((name) => service(name, networks.filter((net) => of(net).includes(name)))), ...[...new Set(mounts.map(([, name]) => name))].map(volume), ...networks.map(network)],
          edges: [...pairs.map(([a, b]) => edge('depends_on', `service:${a}`, `service:${b}`)), ...mounts.map(([a, b]) => edge('mount', `service:${a}`, `volume:${b}`)), ...attachments.map(([a, b]) => edge('network', `service:${a}`, `network:${b}`))],
        }
        const positions = layoutGraph(graph, {})
        expect(collisions(graph, positions)).toEqual([])
        const unplaced = graph.nodes.filter((node) => !(node.id in positions)).map((node) => node.kind)
        expect(unplaced.every((kind) => kind === 'network' && networkPresentation(graph) === 'areas')).toBe(true)
      }),
      { seed: 11, numRuns: 150 },
    )
  })
})
