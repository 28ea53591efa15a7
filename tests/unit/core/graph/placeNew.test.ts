import { describe, expect, it } from 'vitest'
import { overlaps } from '@core/graph/layout/rectangle'
import { sizeOf } from '@core/graph/layout/layoutMetrics'
import { layoutGraph } from '@core/graph/layoutGraph'
import { placeNew } from '@core/graph/placeNew'
import type { Graph, Positions } from '@core/graph/types'
import { collisions, dependencies, edge, generatedGraph, service, volume } from './graphSamples'

describe('placeNew', () => {
  it('keeps every position that there is', () => {
    const before = dependencies('web > api\napi > db')
    const positions = layoutGraph(before, {})
    const after: Graph = { nodes: [...before.nodes, service('cache'), volume('data')], edges: [...before.edges, edge('depends_on', 'service:api', 'service:cache'), edge('mount', 'service:cache', 'volume:data')] }
    const placed = placeNew(after, {}, positions)
    expect(placed).toMatchObject(positions)
    expect(placed['service:cache']?.x).toBeGreaterThan(positions['service:api']?.x ?? NaN)
    expect(placed['volume:data']).toBeDefined()
  })

  it('makes no ribbon of what is added one after the other', () => {
    let positions: Positions = {}
    const names = Array.from({ length: 24 }, (_each, index) => `s${index}`)
    for (const [index] of names.entries()) positions = placeNew({ nodes: names.slice(0, index + 1).map((name) => service(name)), edges: [] }, {}, positions)
    const places = names.map((name) => positions[`service:${name}`] ?? { x: NaN, y: NaN })
    expect(places.slice(0, 3).map(({ y }) => y)).toEqual([0, 0, 0])
    expect(Math.max(...places.map(({ x }) => x)) / Math.max(...places.map(({ y }) => y))).toBeLessThan(2.5)
    expect(new Set(places.map(({ x, y }) => `${x} ${y}`)).size).toBe(24)
    expect(collisions({ nodes: names.map((name) => service(name)), edges: [] }, positions)).toEqual([])
  })

  it('gives the same object where nothing is new', () => {
    const graph = dependencies('web > api')
    const positions = layoutGraph(graph, {})
    expect(placeNew(graph, {}, positions)).toBe(positions)
  })

  it('forgets what is gone', () => {
    expect(Object.keys(placeNew(dependencies('web'), {}, { 'service:web': { x: 1, y: 2 }, 'service:old': { x: 3, y: 4 } }))).toEqual(['service:web'])
  })

  it('puts a node without relations where nothing lies, even in a full picture', () => {
    const before = generatedGraph(200)
    const positions = layoutGraph(before, {})
    const graph: Graph = { nodes: [...before.nodes, service('new')], edges: [...before.edges, edge('depends_on', 'service:s100', 'service:new')] }
    const place = placeNew(graph, {}, positions)['service:new']
    const box = { x: place?.x ?? NaN, y: place?.y ?? NaN, ...sizeOf(service('new'), {}) }
    expect(before.nodes.filter((node) => overlaps(box, { x: positions[node.id]?.x ?? NaN, y: positions[node.id]?.y ?? NaN, ...sizeOf(node, {}) }))).toEqual([])
    expect(Math.hypot(box.x - (positions['service:s100']?.x ?? 0), box.y - (positions['service:s100']?.y ?? 0))).toBeLessThan(4000)
  })

  it('is what layoutGraph does with positions to keep', () => {
    const graph = dependencies('web > api')
    const keep = { 'service:web': { x: 500, y: 300 } }
    expect(layoutGraph(graph, {}, { keep })['service:web']).toEqual({ x: 500, y: 300 })
  })
})
