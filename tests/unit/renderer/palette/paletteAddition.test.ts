import { describe, expect, it } from 'vitest'
import type { GraphNode } from '@core/graph/types'
import { freeHostPort } from '@renderer/palette/freeHostPort'
import { paletteAddition } from '@renderer/palette/paletteAddition'
import { imageItems, paletteItem, type ImageItem, type PlainItem } from '@renderer/palette/paletteItems'
import { projectOf, textAfter } from '../canvas/projectOf'

const text = `services:
  web:
    image: nginx
    ports: ["8080:80", "9000-9002:9000-9002"]
    env_file: ./web.env
    networks: [front]
  db:
    image: postgres:17
    networks: [default]
networks:
  front:
volumes:
  data:
`
const { index, analysis } = projectOf(text)

function item(id: string): PlainItem | ImageItem {
  const found = paletteItem(id)
  if (!found || found.kind === 'template') throw new Error(id)
  return found
}

function node(id: string): GraphNode {
  const found = index.node(id)
  if (!found) throw new Error(id)
  return found
}

function graphAfter(id: string, ...targets: string[]) {
  const addition = paletteAddition(index, item(id), targets.map(node))
  if (addition.kind !== 'commands') throw new Error(`${id} asks first`)
  const after = projectOf(textAfter(text, addition.commands)).index
  return { id: addition.id, node: after.node(addition.id), edges: after.edgesOf(addition.id).map((edge) => edge.id) }
}

describe('paletteAddition', () => {
  it.each(['service', 'volume', 'network', 'secret', 'config', ...imageItems.map(({ id }) => id)])('puts %s on the free surface', (id) => {
    const added = graphAfter(id)
    expect(added.node).toMatchObject({ missing: false })
    expect(index.node(added.id)).toBeUndefined()
  })

  it.each([
    ['network', 'service:web', 'network:service:web->network:network'],
    ['secret', 'service:web', 'secret:service:web->secret:secret'],
    ['config', 'service:web', 'config:service:web->config:config'],
    ['env_file', 'service:db', 'env_file:service:db->env_file:./db.env'],
    ['service', 'network:front', 'network:service:service->network:front'],
    ['image:redis', 'network:front', 'network:service:cache->network:front'],
    ['image:redis', 'service:web', 'depends_on:service:web->service:cache'],
    ['image:postgres', 'volume:data', 'mount:service:db-2->volume:data'],
    ['service', 'env_file:./web.env', 'env_file:service:service->env_file:./web.env'],
  ])('ties %s at once to %s', (id, target, edge) => {
    expect(graphAfter(id, target).edges).toContain(edge)
  })

  it('asks where a volume or folder that is dropped on a service shall appear', () => {
    expect(paletteAddition(index, item('volume'), [node('service:db')])).toMatchObject({ kind: 'mount', service: 'db', source: 'db-data', suggestedTarget: '/var/lib/postgresql/data' })
    expect(paletteAddition(index, item('bind'), [node('service:web')])).toMatchObject({ kind: 'mount', service: 'web', source: './web', suggestedTarget: '/app/web' })
  })

  it('asks for a service where only a service can name the thing', () => {
    expect(paletteAddition(index, item('env_file'), [])).toEqual({ kind: 'needs-service' })
    expect(paletteAddition(index, item('bind'), [])).toEqual({ kind: 'needs-service' })
  })

  it("leaves a service on Compose's own network by naming none", () => {
    expect(graphAfter('image:redis', 'network:default').node).toMatchObject({ networks: ['default'] })
  })
})

describe('freeHostPort', () => {
  it('steps over what the project publishes, ranges too, and over ports for root only', () => {
    expect(freeHostPort(analysis.graph, 80)).toBe(8081)
    expect(freeHostPort(analysis.graph, 9000)).toBe(9003)
    expect(freeHostPort(analysis.graph, 5432)).toBe(5432)
  })
})
