import { describe, expect, it } from 'vitest'
import { overlaps } from '@core/graph/layout/rectangle'
import { sizeOf } from '@core/graph/layout/layoutMetrics'
import { layoutGraph } from '@core/graph/layoutGraph'
import { networkAreas } from '@core/graph/networkAreas'
import { networkPresentation } from '@core/graph/networkPresentation'
import type { Graph, Positions } from '@core/graph/types'
import { collisions, dependencies, edge, generatedGraph, network, service, volume } from './graphSamples'

/** Straight edges between the middles of services that cross. */
function crossings(graph: Graph, positions: Positions): number {
  const lines = graph.edges.flatMap((item) => {
    const from = positions[item.from]
    const to = positions[item.to]
    return from && to && item.kind === 'depends_on' ? [{ from, to }] : []
  })
  const side = (a: { x: number; y: number }, b: { x: number; y: number }, c: { x: number; y: number }): number => Math.sign((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x))
  let count = 0
  lines.forEach((a, index) => {
    for (const b of lines.slice(index + 1)) {
      if (side(a.from, a.to, b.from) * side(a.from, a.to, b.to) < 0 && side(b.from, b.to, a.from) * side(b.from, b.to, a.to) < 0) count++
    }
  })
  return count
}

describe('layoutGraph', () => {
  it('puts what a service depends on to its right', () => {
    const graph = dependencies('web > api\napi > db cache')
    const positions = layoutGraph(graph, {})
    const x = (name: string): number => positions[`service:${name}`]?.x ?? NaN
    expect(x('web')).toBeLessThan(x('api'))
    expect(x('api')).toBeLessThan(x('db'))
    expect(x('cache')).toBe(x('db'))
  })

  it('puts what a service depends on beneath it where it is asked to', () => {
    const graph = generatedGraph(60)
    const chain = layoutGraph(dependencies('web > api\napi > db cache'), {}, { direction: 'down' })
    const y = (name: string): number => chain[`service:${name}`]?.y ?? NaN
    expect(y('web')).toBeLessThan(y('api'))
    expect(y('api')).toBeLessThan(y('db'))
    expect(y('cache')).toBe(y('db'))
    expect(collisions(graph, layoutGraph(graph, {}, { direction: 'down' }))).toEqual([])
  })

  it('arranges some nodes where they stand, and leaves the others', () => {
    const graph = generatedGraph(40)
    const from = layoutGraph(graph, {})
    const ids = new Set(['service:s3', 'service:s4', 'service:s9'])
    const positions = layoutGraph(graph, {}, { only: { ids, from }, direction: 'down' })
    expect(graph.nodes.filter(({ id }) => !ids.has(id) && positions[id] !== from[id])).toEqual([])
    expect(collisions(graph, positions)).toEqual([])
    for (const id of ids) expect(Math.hypot((positions[id]?.x ?? NaN) - (from[id]?.x ?? 0), (positions[id]?.y ?? NaN) - (from[id]?.y ?? 0))).toBeLessThan(2500)
  })

  it('lays a new picture around what a person placed', () => {
    const graph = generatedGraph(40)
    const keep = { 'service:s3': { x: 5000, y: 400 }, 'service:s4': { x: 5000, y: 460 } }
    const positions = layoutGraph(graph, {}, { keep })
    expect(positions).toMatchObject(keep)
    const rest: Graph = { ...graph, nodes: graph.nodes.filter(({ id }) => !(id in keep)) }
    expect(Object.keys(positions)).toHaveLength(graph.nodes.length)
    expect(collisions(rest, positions)).toEqual([])
  })

  it('draws a chain on one line', () => {
    const positions = layoutGraph(dependencies('a > b\nb > c\nc > d'), {})
    expect(new Set(Object.values(positions).map((place) => place.y)).size).toBe(1)
  })

  it('orders what depends on each other in pairs without a crossing', () => {
    const graph = dependencies('a1 > b1\na2 > b2\na3 > b3\na1 > b2\na2 > b3')
    expect(crossings(graph, layoutGraph(graph, {}))).toBe(0)
  })

  it('places services that depend on each other in a circle', () => {
    const graph = dependencies('a > b\nb > c\nc > a\nd > d')
    expect(Object.keys(layoutGraph(graph, {}))).toHaveLength(4)
    expect(collisions(graph, layoutGraph(graph, {}))).toEqual([])
  })

  it('keeps pills that one service uses beneath that service', () => {
    const graph: Graph = { nodes: [service('db'), service('api'), volume('data')], edges: [edge('depends_on', 'service:api', 'service:db'), edge('mount', 'service:db', 'volume:data')] }
    const positions = layoutGraph(graph, {})
    expect(positions['volume:data']?.x).toBeGreaterThanOrEqual(positions['service:db']?.x ?? NaN)
    expect(positions['volume:data']?.y).toBeGreaterThan((positions['service:db']?.y ?? NaN) + 96)
  })

  it('puts small parts beside a high one, beneath each other', () => {
    const graph = dependencies(`${Array.from({ length: 12 }, (_each, index) => `a${index} > hub`).join('\n')}\none > two\nthree > four\nfive > six`)
    const positions = layoutGraph(graph, {})
    expect(collisions(graph, positions)).toEqual([])
    const [one, three, five] = ['one', 'three', 'five'].map((name) => positions[`service:${name}`])
    expect(new Set([one?.x, three?.x, five?.x]).size).toBe(1)
    expect(one?.x).toBeGreaterThan(positions['service:hub']?.x ?? NaN)
    expect(five?.y).toBeLessThan(12 * 136)
  })

  it('wraps what nothing uses beneath the services', () => {
    const volumes = Array.from({ length: 80 }, (_each, index) => volume(`data-${index}`))
    const graph: Graph = { nodes: [service('web'), service('db'), ...volumes], edges: [edge('depends_on', 'service:web', 'service:db')] }
    const positions = layoutGraph(graph, {})
    expect(collisions(graph, positions)).toEqual([])
    expect(Math.max(...volumes.map(({ id }) => positions[id]?.x ?? NaN))).toBeLessThan(900)
    expect(Math.max(...volumes.map(({ id }) => positions[id]?.y ?? NaN))).toBeLessThan(900)
  })

  it('starts at 0, 0 and gives whole numbers, the same each time', () => {
    const graph = generatedGraph(60)
    const positions = layoutGraph(graph, {})
    const places = Object.values(positions)
    expect([Math.min(...places.map((place) => place.x)), Math.min(...places.map((place) => place.y))]).toEqual([0, 0])
    expect(places.every((place) => Number.isInteger(place.x) && Number.isInteger(place.y))).toBe(true)
    expect(layoutGraph(graph, {})).toEqual(positions)
  })

  it('places nothing for an empty graph', () => {
    expect(layoutGraph({ nodes: [], edges: [] }, {})).toEqual({})
  })
})

describe('areas of networks', () => {
  const shop: Graph = {
    nodes: [service('proxy', ['front']), service('api', ['front', 'back']), service('db', ['back']), service('static', ['front']), service('worker', ['back']), network('front'), network('back')],
    edges: [
      edge('depends_on', 'service:proxy', 'service:api'),
      edge('depends_on', 'service:api', 'service:db'),
      edge('depends_on', 'service:worker', 'service:db'),
      ...[['proxy', 'front'], ['api', 'front'], ['api', 'back'], ['db', 'back'], ['static', 'front'], ['worker', 'back']].map(([name, on]) => edge('network', `service:${name}`, `network:${on}`)),
    ],
  }

  it('hold their own services and no other', () => {
    const positions = layoutGraph(shop, {})
    for (const area of networkAreas(shop, positions, {})) {
      for (const node of shop.nodes) {
        const place = positions[node.id]
        if (node.kind === 'service' && place) expect([node.name, overlaps(area, { ...place, ...sizeOf(node, {}) })]).toEqual([node.name, area.services.includes(node.id)])
      }
    }
  })

  it('hold no other service however three of them share theirs, and make no tower', () => {
    const on: Readonly<Record<string, readonly string[]>> = { gateway: ['public', 'services'], shown: ['services'], a: ['services', 'data'], b: ['services', 'data'], c: ['services', 'data'], d: ['services', 'data'], queue: ['public', 'data'], mail: ['public', 'data'], db: ['data'], cache: ['data'], worker: ['data'] }
    const graph: Graph = {
      nodes: [...Object.entries(on).map(([name, networks]) => service(name, networks)), network('public'), network('services'), network('data')],
      edges: [
        ...dependencies('gateway > shown a b c d\na > db\nb > db\nc > cache\nd > db queue\nworker > queue mail').edges,
        ...Object.entries(on).flatMap(([name, networks]) => networks.map((each) => edge('network', `service:${name}`, `network:${each}`))),
      ],
    }
    const positions = layoutGraph(graph, {})
    expect(collisions(graph, positions)).toEqual([])
    const areas = networkAreas(graph, positions, {})
    for (const area of areas) expect(Object.keys(on).filter((name) => overlaps(area, { x: 0, y: 0, ...positions[`service:${name}`], width: 208, height: 96 }))).toEqual(Object.keys(on).filter((name) => area.services.includes(`service:${name}`)))
    const [width, height] = [Math.max(...areas.map((area) => area.x + area.width)), Math.max(...areas.map((area) => area.y + area.height))]
    expect(width / height).toBeGreaterThan(0.8)
    expect(width / height).toBeLessThan(2.2)
  })

  it('make no tower of many services that depend on nothing', () => {
    const attached = Array.from({ length: 40 }, (_, index) => ({ name: `app${index}`, on: index < 28 ? ['front'] : index < 34 ? ['front', 'back'] : ['back'] }))
    const graph: Graph = {
      nodes: [...attached.map(({ name, on }) => service(name, on)), network('front'), network('back')],
      edges: attached.flatMap(({ name, on }) => on.map((each) => edge('network', `service:${name}`, `network:${each}`))),
    }
    const places = Object.values(layoutGraph(graph, {}))
    const width = Math.max(...places.map(({ x }) => x))
    const height = Math.max(...places.map(({ y }) => y))
    expect(height / width).toBeLessThan(1.2)
    expect(width / height).toBeLessThan(5)
  })

  it('give way to pills from the fourth network on', () => {
    expect(networkPresentation(shop)).toBe('areas')
    expect(networkPresentation({ ...shop, nodes: [...shop.nodes, network('a'), network('b')] })).toBe('pills')
  })

  it('of a network without services lie where it was put', () => {
    const graph: Graph = { nodes: [network('lonely')], edges: [] }
    expect(networkAreas(graph, { 'network:lonely': { x: 40, y: 50 } }, {})).toMatchObject([{ id: 'network:lonely', x: 40, y: 50, services: [] }])
    expect(networkAreas(graph, {}, {})).toEqual([])
  })
})
