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

describe('what is dropped on a service', () => {
  const shop = `services:
  front:
    image: nginx:1-alpine
    networks: [public]
    depends_on: [api]
  api:
    build: ./api
    networks: [public, private]
    healthcheck: {test: "true"}
  db:
    image: postgres:17
    networks: [private]
networks:
  public:
  private:
    internal: true
`
  const dropped = (id: string, onto: string, on = shop) => {
    const project = projectOf(on)
    const target = project.index.node(`service:${onto}`)
    const addition = target && paletteAddition(project.index, item(id), [target])
    if (addition?.kind !== 'commands') throw new Error(id)
    return textAfter(on, addition.commands)
  }

  it('is what the service depends on, healthy, on the network that it keeps to itself', () => {
    const after = projectOf(dropped('image:redis', 'api')).index
    expect(after.edge('depends_on:service:api->service:cache')).toMatchObject({ condition: 'service_healthy' })
    expect(after.service('cache')?.networks).toEqual(['private'])
  })

  it('depends on it where it stands before it: a proxy, an app on its database, a page to look into one', () => {
    const proxied = projectOf(dropped('image:caddy', 'api')).index
    expect(proxied.edge('depends_on:service:caddy->service:api')).toMatchObject({ condition: 'service_healthy' })
    expect(proxied.service('caddy')?.networks).toEqual(['public'])
    for (const [id, name] of [['image:adminer', 'adminer'], ['image:node', 'api-2'], ['service', 'service']] as const) {
      const after = projectOf(dropped(id, 'db')).index
      expect(after.edge(`depends_on:service:${name}->service:db`)).toMatchObject({ condition: 'service_started' })
      expect(after.service(name)?.networks).toEqual(['private'])
    }
  })

  it('goes where the dependencies of the service are, and not where its dependents are', () => {
    const plain = shop.replace('  private:\n    internal: true\n', '  private:\n').replace('[public, private]', '[private, public]')
    expect(projectOf(dropped('image:redis', 'front', plain)).index.service('cache')?.networks).toEqual(['public'])
    const linked = plain.replace('    build: ./api\n', '    build: ./api\n    depends_on: [db]\n')
    expect(projectOf(dropped('image:redis', 'api', linked)).index.service('cache')?.networks).toEqual(['private'])
    expect(projectOf(dropped('image:nginx', 'api', linked)).index.service('nginx')?.networks).toEqual(['public'])
  })

  it('names no network where the service names none', () => {
    const bare = 'services:\n  api:\n    build: .\n'
    expect(dropped('image:redis', 'api', bare)).not.toContain('networks')
    expect(projectOf(dropped('image:redis', 'api', 'services:\n  api:\n    build: .\n    network_mode: host\n')).index.edge('depends_on:service:api->service:cache')).toBeDefined()
  })
})

describe('freeHostPort', () => {
  it('steps over what the project publishes, ranges too, and over ports for root only', () => {
    expect(freeHostPort(analysis.graph, 80)).toBe(8081)
    expect(freeHostPort(analysis.graph, 9000)).toBe(9003)
    expect(freeHostPort(analysis.graph, 5432)).toBe(5432)
  })
})
