import { describe, expect, it } from 'vitest'
import { analysisOf } from './graph/graphOf'

describe('analyze: after an edit', () => {
  it('shares with the last good state once the text is whole again', () => {
    const text = 'services:\n  web:\n    image: a\n  db:\n    image: b\n'
    const good = analysisOf(text)
    const broken = analysisOf(text.replace('image: a', 'image: ['), good)
    const mended = analysisOf(text.replace('image: a', 'image: c'), broken)
    expect(mended.project.services.get('db')).toBe(good.project.services.get('db'))
    expect(mended.graph.nodes[1]).toBe(good.graph.nodes[1])
  })

  it('shares every other service after an edit of one', () => {
    const text = `services:\n${Array.from({ length: 40 }, (_unused, index) => `  s${index}:\n    image: app:${index}\n    depends_on: [s${(index + 1) % 40}]\n`).join('')}`
    const first = analysisOf(text)
    const second = analysisOf(text.replace('app:7\n', 'app:seven\n'), first)
    const shared = [...second.project.services].filter(([name, service]) => first.project.services.get(name) === service)
    expect(shared).toHaveLength(39)
    expect(second.graph.nodes.filter((node) => !first.graph.nodes.includes(node)).map((node) => node.id)).toEqual(['service:s7'])
  })
})
