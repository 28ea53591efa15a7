import { expect, it } from 'vitest'
import { nodeSize } from '@core/graph/drawing/nodeSize'
import { overlaps } from '@core/graph/layout/rectangle'
import { droppedPlace } from '@renderer/palette/droppedPlace'
import { projectOf } from '../canvas/projectOf'

const { analysis, index } = projectOf('services:\n  a: {image: a}\n  b: {image: b}\n')
const { nodes } = analysis.graph
const [a, b] = [index.node('service:a') ?? nodes[0], index.node('service:b') ?? nodes[1]]
if (!a || !b) throw new Error('the graph has two services')
const size = nodeSize(b)

it('a node that is dropped on free ground stands there with its middle', () => {
  expect(droppedPlace(nodes, { 'service:a': { x: 0, y: 0 } }, b, { x: 1000, y: 500 })).toEqual({ x: Math.round(1000 - size.width / 2), y: Math.round(500 - size.height / 2) })
})

it('one that would cover another stands beside it', () => {
  const place = droppedPlace(nodes, { 'service:a': { x: 0, y: 0 }, 'service:b': { x: 20, y: 20 } }, b, { x: 150, y: 60 })
  expect(overlaps({ ...place, ...size }, { x: 0, y: 0, ...nodeSize(a) })).toBe(false)
  expect(Math.hypot(place.x + size.width / 2 - 150, place.y + size.height / 2 - 60)).toBeLessThan(250)
})
