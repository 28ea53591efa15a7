import { describe, expect, it } from 'vitest'
import type { GraphEdge } from '@core/graph/types'
import { edgeLabel, edgeSentence } from '@core/graph/drawing/edgeWords'
import { mountTargetProblem } from '@renderer/canvas/connect/mountTargetProblem'
import en from '@renderer/messages/en/canvas'
import { projectOf } from './projectOf'

const { index } = projectOf(`services:
  web:
    image: nginx
    depends_on:
      db: { condition: service_healthy, required: false }
      job: { condition: service_completed_successfully }
    links: [db:database]
    env_file: ./web.env
    environment: { CACHE: "redis://cache:6379" }
    volumes: ["data:/var/lib/data:ro", "./html:/html"]
    networks: { a: { aliases: [www] }, b: , c: , d: }
    secrets: [{ source: token, target: /run/token }]
    configs: [site]
  db: { image: postgres }
  cache: { image: redis }
  job: { extends: { service: db }, network_mode: "service:web" }
volumes: { data: }
networks: { a: , b: , c: , d: }
secrets: { token: { file: ./token } }
configs: { site: { file: ./site } }
`)

function message(key: string): unknown {
  return key.split('.').slice(1).reduce<unknown>((tree, part) => (tree as Record<string, unknown> | undefined)?.[part], en)
}

const edge = (from: string, kind: GraphEdge['kind'], to: string) => {
  const found = index.graph.edges.find((each) => each.from === from && each.kind === kind && each.to === to)
  if (!found) throw new Error(`${from} ${kind} ${to}`)
  return found
}

describe('edgeLabel', () => {
  it.each([
    ['depends_on', 'service:db', 'canvas.edge.optional.healthy'],
    ['depends_on', 'service:job', 'canvas.edge.waits.completed'],
    ['mount', 'volume:data', 'canvas.edge.targetReadOnly'],
    ['mount', 'bind:./html', 'canvas.edge.target'],
    ['network', 'network:a', 'canvas.edge.aliases'],
    ['link', 'service:db', 'canvas.edge.link'],
    ['inferred', 'service:cache', 'canvas.edge.inferred'],
  ] as const)('%s to %s says %s', (kind, to, key) => {
    expect(edgeLabel(edge('service:web', kind, to))?.key).toBe(key)
  })

  it('is silent where the line says it', () => {
    expect(edgeLabel(edge('service:web', 'network', 'network:b'))).toBeNull()
    expect(edgeLabel(edge('service:web', 'env_file', 'env_file:./web.env'))).toBeNull()
  })

  it('has words for every edge', () => {
    expect(new Set(index.graph.edges.map(({ kind }) => kind)).size).toBe(10)
    for (const each of index.graph.edges) {
      const [from, to] = [index.node(each.from), index.node(each.to)]
      if (!from || !to) throw new Error(each.id)
      const label = edgeLabel(each)
      expect(typeof message(edgeSentence(each, from, to).key), each.id).toBe('string')
      if (label) expect(typeof message(label.key), each.id).toBe('string')
    }
  })
})

describe('mountTargetProblem', () => {
  it.each([
    ['', 'targetMissing'],
    ['data', 'targetRelative'],
    ['/html', 'targetTaken'],
    ['/other', null],
    ['${TARGET}', null],
    ['C:\\data', null],
  ] as const)('"%s": %s', (target, problem) => {
    expect(mountTargetProblem(index, 'web', target)).toBe(problem)
  })
})
