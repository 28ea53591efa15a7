import { describe, expect, it } from 'vitest'
import { nodeSize } from '@core/graph/drawing/nodeSize'
import type { Graph } from '@core/graph/types'
import { layOut } from '@renderer/layout/layOut'
import { projectOf } from '../canvas/projectOf'

const long = (start: string) => `${start}-volume-with-a-name-of-some-length`

function overlaps({ nodes }: Graph, positions: ReturnType<typeof layOut>['positions']): readonly string[] {
  const boxes = nodes.flatMap((node) => {
    const at = positions[node.id]
    return at ? [{ id: node.id, ...at, ...nodeSize(node) }] : []
  })
  return boxes.flatMap((a, index) => boxes.slice(index + 1).flatMap((b) => (a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height ? [`${a.id} on ${b.id}`] : [])))
}

const text = `services:
  web:
    image: nginx
    ports: ["80:80"]
    volumes: [${['one', 'two', 'three', 'four', 'five', 'six'].map((name) => `"${long(name)}:/${name}"`).join(', ')}]
  db:
    image: postgres
    volumes: ["${long('seven')}:/data"]
volumes:
${['one', 'two', 'three', 'four', 'five', 'six', 'seven'].map((name) => `  ${long(name)}:`).join('\n')}
`

describe('layOut', () => {
  it('goes by the sizes that nodes are drawn in', () => {
    const { graph } = projectOf(text).analysis
    expect(graph.nodes.filter((node) => node.kind === 'volume' && nodeSize(node).width > 200)).toHaveLength(7)
    const { id, positions } = layOut({ id: 7, graph, positions: null, options: {} })
    expect(id).toBe(7)
    expect(Object.keys(positions).length).toBe(graph.nodes.filter(({ kind }) => kind !== 'network').length)
    expect(overlaps(graph, positions)).toEqual([])
    // The card of what publishes nothing is lower, and what hangs below it stands closer.
    const below = (service: string, name: string) => (positions[`volume:${long(name)}`]?.y ?? 0) - (positions[`service:${service}`]?.y ?? 0)
    expect(below('db', 'seven')).toBeLessThan(below('web', 'one'))
  })

  it('places only what has no place yet, clear of what has', () => {
    const { graph } = projectOf(text).analysis
    const known = Object.fromEntries(graph.nodes.filter(({ kind }) => kind === 'service').map(({ id }, index) => [id, { x: index * 20, y: index * 300 }]))
    const { positions } = layOut({ id: 1, graph, positions: known, options: {} })
    expect(positions).toMatchObject(known)
    expect(overlaps(graph, positions)).toEqual([])
  })
})
