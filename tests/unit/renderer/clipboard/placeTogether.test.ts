import { describe, expect, it } from 'vitest'
import { nodeSize } from '@core/graph/drawing/nodeSize'
import { copiedPart, rememberCopied } from '@renderer/clipboard/copiedPart'
import { middleOf, placeTogether } from '@renderer/clipboard/placeTogether'
import { projectOf } from '../canvas/projectOf'

const { analysis, index } = projectOf('services:\n  a:\n    image: a\n  b:\n    image: b\n    depends_on: [c]\n  c:\n    image: c\n    volumes: ["data:/d"]\nvolumes:\n  data:\n')
const fresh = new Set(['service:b', 'service:c', 'volume:data'])

describe('placeTogether', () => {
  it('lays new nodes out among themselves around the place, dependencies to the right', () => {
    const places = placeTogether(analysis.graph, fresh, {}, nodeSize, { x: 1000, y: 500 })
    expect(Object.keys(places).sort()).toEqual([...fresh].sort())
    expect(places['service:b']?.x).toBeLessThan(places['service:c']?.x ?? 0)
    const rects = Object.entries(places).map(([id, place]) => ({ ...place, ...nodeSize(index.node(id) as never) }))
    const middle = middleOf(rects)
    expect(Math.abs(middle.x - 1000)).toBeLessThan(2)
    expect(Math.abs(middle.y - 500)).toBeLessThan(2)
  })

  it('covers nothing that has a place', () => {
    const known = { 'service:a': { x: 950, y: 450 } }
    const places = placeTogether(analysis.graph, fresh, known, nodeSize, { x: 1000, y: 500 })
    const a = { ...known['service:a'], ...nodeSize(index.node('service:a') as never) }
    for (const [id, place] of Object.entries(places)) {
      const size = nodeSize(index.node(id) as never)
      expect(place.x < a.x + a.width && a.x < place.x + size.width && place.y < a.y + a.height && a.y < place.y + size.height).toBe(false)
    }
  })

  it('has nothing to place where nothing is new', () => {
    expect(placeTogether(analysis.graph, new Set(), {}, nodeSize, { x: 0, y: 0 })).toEqual({})
  })
})

describe('copiedPart', () => {
  it('is known again by its text, in the project it came from only', () => {
    rememberCopied({ text: 'a', tied: 'b', project: 'p', share: [] })
    expect(copiedPart('a', 'p')?.tied).toBe('b')
    expect(copiedPart('a', 'q')).toBeNull()
    expect(copiedPart('c', 'p')).toBeNull()
  })
})
