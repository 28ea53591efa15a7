import { describe, expect, it } from 'vitest'
import { farEdgeAt } from '@renderer/canvas/far/farEdgeAt'
import { sceneGeometryOf } from './sceneGeometryOf'

const text = `services:
  web: { image: nginx, depends_on: [db] }
  db: { image: postgres, depends_on: [far] }
  far: { image: redis }
`
/** From web's right side to db's left one, level: y 30, x 208 to 500. The other line runs down from db to far. */
const { geometry } = sceneGeometryOf(text, { 'service:web': { x: 0, y: 0 }, 'service:db': { x: 500, y: 0 }, 'service:far': { x: 500, y: 900 } }, { x: 0, y: 0, width: 1000, height: 1000 })
const level = 'depends_on:service:web->service:db'

describe('farEdgeAt', () => {
  it('finds the line that passes within reach, and none beyond it', () => {
    const found = farEdgeAt(geometry, { x: 350, y: 33 }, 8)
    expect(geometry.scene.value.edges.find(({ edge }) => edge.id === found)?.edge).toMatchObject({ from: 'service:web', to: 'service:db' })
    expect(farEdgeAt(geometry, { x: 350, y: 60 }, 8), level).toBeNull()
    expect(farEdgeAt(geometry, { x: 350, y: 60 }, 40)).toBe(found)
  })

  it('takes the nearer one of two', () => {
    const found = farEdgeAt(geometry, { x: 604, y: 500 }, 1000)
    expect(geometry.scene.value.edges.find(({ edge }) => edge.id === found)?.edge).toMatchObject({ from: 'service:db', to: 'service:far' })
  })

  it('passes over lines whose ends have no place', () => {
    const { geometry: unplaced } = sceneGeometryOf(text, { 'service:web': { x: 0, y: 0 } }, { x: 0, y: 0, width: 1000, height: 1000 })
    expect(farEdgeAt(unplaced, { x: 350, y: 30 }, 1000)).toBeNull()
  })
})
