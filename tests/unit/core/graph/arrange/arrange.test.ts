import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alignNodes, type Alignment } from '@core/graph/arrange/alignNodes'
import { distributeNodes } from '@core/graph/arrange/distributeNodes'
import type { PlacedNode } from '@core/graph/arrange/placedNode'
import { placedNodes } from '@core/graph/arrange/placedNodes'
import { tidyNodes } from '@core/graph/arrange/tidyNodes'
import { overlaps } from '@core/graph/layout/rectangle'
import type { Positions } from '@core/graph/types'
import { analysisOf } from '../graphOf'

const card = (id: string, x: number, y: number, width = 200, height = 100): PlacedNode => ({ id, x, y, width, height })
const after = (nodes: readonly PlacedNode[], moved: Positions): PlacedNode[] => nodes.map((node) => ({ ...node, ...moved[node.id] }))

describe('alignNodes', () => {
  const nodes = [card('a', 0, 0), card('b', 30, 200, 100), card('c', 400, 400)]

  it.each([
    ['left', { b: { x: 0, y: 200 }, c: { x: 0, y: 400 } }],
    ['centre', { a: { x: 200, y: 0 }, b: { x: 250, y: 200 }, c: { x: 200, y: 400 } }],
    ['right', { a: { x: 400, y: 0 }, b: { x: 500, y: 200 } }],
    ['top', { b: { x: 214, y: 0 }, c: { x: 400, y: 0 } }],
  ] satisfies [Alignment, Positions][])('%s', (alignment, moved) => {
    expect({ ...alignNodes(nodes, alignment) }).toEqual(moved)
  })

  it('moves nothing that stands right', () => {
    expect({ ...alignNodes([card('a', 0, 0), card('b', 0, 200)], 'left') }).toEqual({})
    expect(alignNodes([], 'left')).toEqual({})
  })
})

describe('distributeNodes', () => {
  it('makes the gaps equal and keeps the first and the last', () => {
    expect({ ...distributeNodes([card('a', 0, 0), card('b', 210, 50), card('c', 800, 0)], 'x') }).toEqual({ b: { x: 400, y: 50 } })
  })

  it('goes beyond the last where there is no room', () => {
    expect({ ...distributeNodes([card('a', 0, 0), card('b', 0, 10), card('c', 0, 20)], 'y') }).toEqual({ b: { x: 0, y: 114 }, c: { x: 0, y: 228 } })
  })

  it('needs three', () => {
    expect(distributeNodes([card('a', 0, 0), card('b', 500, 0)], 'x')).toEqual({})
  })
})

describe('tidyNodes', () => {
  it('straightens rows', () => {
    expect({ ...tidyNodes([card('b', 260, 12), card('a', 0, 0), card('c', 33, 170, 120, 34)]) }).toEqual({ b: { x: 240, y: 0 }, c: { x: 0, y: 140 } })
  })
})

describe('whatever is arranged', () => {
  const anyNodes = fc
    .array(fc.record({ x: fc.integer({ min: -500, max: 500 }), y: fc.integer({ min: -500, max: 500 }), width: fc.integer({ min: 40, max: 300 }), height: fc.integer({ min: 30, max: 200 }) }), { minLength: 2, maxLength: 12 })
    .map((all) => all.map((node, index) => ({ ...node, id: `n${index}` })))
  const hasOverlap = (nodes: readonly PlacedNode[]) => nodes.some((a, index) => nodes.slice(index + 1).some((b) => overlaps(a, b)))

  it('never lies on each other afterwards', () => {
    fc.assert(
      fc.property(anyNodes, fc.constantFrom<Alignment>('left', 'centre', 'right', 'top', 'middle', 'bottom'), (nodes, alignment) => {
        expect(hasOverlap(after(nodes, alignNodes(nodes, alignment)))).toBe(false)
        expect(hasOverlap(after(nodes, tidyNodes(nodes)))).toBe(false)
      }),
      { seed: 7, numRuns: 200 },
    )
  })
})

describe('placedNodes', () => {
  const { graph } = analysisOf('services:\n  web: {image: a, networks: [front], volumes: [data:/d]}\n  db: {image: b, networks: [back]}\nvolumes: {data: }\nnetworks: {front: , back: }\n')
  const positions = { 'service:web': { x: 1, y: 2 }, 'service:db': { x: 3, y: 4 }, 'volume:data': { x: 5, y: 6 } }

  it('an area stands for what it holds where that is asked for', () => {
    expect(placedNodes(graph, positions, {}, ['network:front']).map(({ id }) => id)).toEqual([])
    expect(placedNodes(graph, positions, {}, ['network:front'], true).map(({ id }) => id)).toEqual(['service:web', 'volume:data'])
  })
})
