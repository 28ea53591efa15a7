import { describe, expect, it } from 'vitest'
import { analysisOf } from './graphOf'
import { shop } from './shop'

describe('projectGraph: after an edit', () => {
  it('is the same object for every other node and edge', () => {
    const first = analysisOf(shop)
    const second = analysisOf(shop.replace('image: nginx', 'image: nginx:1.27'), first)
    const changed = second.graph.nodes.filter((node, index) => node !== first.graph.nodes[index]).map((node) => node.id)
    expect(changed).toEqual(['service:web'])
    const others = second.graph.edges.filter((edge) => edge.from !== 'service:web')
    expect(others.every((edge) => first.graph.edges.includes(edge))).toBe(true)
  })

  it('stays shared when a service comes, and the new one is drawn', () => {
    const first = analysisOf(shop)
    const second = analysisOf(shop.replace('  db:\n', '  cache: { image: redis, networks: [back] }\n  db:\n'), first)
    expect(second.graph.nodes.map((node) => node.id)).toContain('service:cache')
    const far = second.graph.nodes.filter((node) => node.id !== 'service:cache' && node.id !== 'service:db')
    expect(far.every((node) => first.graph.nodes.includes(node))).toBe(true)
  })
})
