import { describe, expect, it } from 'vitest'
import { canvasScene, sceneAreas } from '@core/graph/drawing/canvasScene'
import { fitViewport } from '@renderer/canvas/flow/fitViewport'
import { projectOf } from './projectOf'

const few = projectOf(`services:
  web:
    image: nginx
    depends_on: [db]
    environment: { DATABASE: "postgres://db:5432/app" }
    networks: [front]
  db:
    image: postgres:17
    networks: [front]
networks:
  front:
`).analysis.graph
const many = projectOf(`services:
  web: { image: nginx, networks: [a, b, c, d] }
networks: { a: , b: , c: , d: }
`).analysis.graph

describe('canvasScene', () => {
  it('draws few networks as areas, without lines to them', () => {
    const scene = canvasScene(few)
    expect(scene.areas.map(({ id }) => id)).toEqual(['network:front'])
    expect(scene.nodes.map(({ id }) => id)).toEqual(['service:web', 'service:db'])
    expect(sceneAreas(scene, { 'service:web': { x: 0, y: 0 }, 'service:db': { x: 400, y: 0 } })[0]).toMatchObject({ id: 'network:front', services: ['service:web', 'service:db'] })
  })

  it('draws many networks as pills with lines', () => {
    const scene = canvasScene(many)
    expect(scene.areas).toEqual([])
    expect(scene.edges.filter(({ edge }) => edge.kind === 'network')).toHaveLength(4)
  })

  it('says once that two services are related', () => {
    expect(few.edges.some((edge) => edge.kind === 'inferred')).toBe(true)
    expect(canvasScene(few).edges.map(({ edge }) => edge.kind)).toEqual(['depends_on'])
  })
})

describe('fitViewport', () => {
  const pane = { width: 1000, height: 700 }

  it('shows everything, in the middle, above the controls', () => {
    const { x, y, zoom } = fitViewport({ x: -500, y: 100, width: 4000, height: 500 }, pane)
    expect(zoom).toBeLessThan(1)
    expect(-500 * zoom + x).toBeGreaterThanOrEqual(31)
    expect(3500 * zoom + x).toBeLessThanOrEqual(970)
    expect(600 * zoom + y).toBeLessThanOrEqual(700 - 72)
  })

  it('never shows a small graph larger than life', () => {
    expect(fitViewport({ x: 0, y: 0, width: 100, height: 100 }, pane).zoom).toBe(1)
  })
})
