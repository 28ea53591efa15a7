import { describe, expect, it } from 'vitest'
import type { GraphEdge } from '@core/graph/types'
import { analyze } from '@core/analyze'
import { analysisOf, inputOf } from './graphOf'
import { shop } from './shop'

const edges = (text: string): string[] => analysisOf(text).graph.edges.map(({ kind, from, to }) => `${kind} ${from} ${to}`)
const edgeOf = (text: string, id: string): GraphEdge | undefined => analysisOf(text).graph.edges.find((edge) => edge.id === id)
const services = (text: string): string => `services:\n${text.replace(/^/gm, '  ')}\n`

describe('projectGraph: nodes', () => {
  it('has one for everything that is declared or used', () => {
    expect(analysisOf(shop).graph.nodes.map((node) => node.id)).toEqual([
      'service:web', 'service:api', 'service:db', 'volume:data', 'volume:cache', 'network:front', 'network:back',
      'secret:password', 'config:settings', 'bind:./src', 'env_file:api.env', 'env_file:./more.env',
    ])
  })

  it('says of a service what its card shows', () => {
    const [web, api, db] = analysisOf(shop).graph.nodes
    expect(web).toMatchObject({ image: 'nginx', build: null, networks: ['front'], active: true, ports: [{ hostIp: '127.0.0.1', published: '8080', target: '80', protocol: 'tcp' }, { published: '', target: '9000' }] })
    expect(api).toMatchObject({ image: null, build: './api', networks: ['front', 'back'], hasHealthcheck: false })
    expect(db).toMatchObject({ hasHealthcheck: true, replicas: 2 })
  })

  it('says what is external, internal and not required', () => {
    const nodes = new Map(analysisOf(shop).graph.nodes.map((node) => [node.id, node]))
    expect(nodes.get('volume:cache')).toMatchObject({ external: true })
    expect(nodes.get('network:back')).toMatchObject({ internal: true })
    expect(nodes.get('env_file:./more.env')).toMatchObject({ required: false })
  })

  it('is a ghost for what is named and defined nowhere', () => {
    const { nodes } = analysisOf(services('web: { image: a, depends_on: [gone], volumes: ["lost:/x"], networks: [nowhere], secrets: [unknown] }')).graph
    expect(nodes.filter((node) => node.missing).map((node) => node.id)).toEqual(['service:gone', 'volume:lost', 'network:nowhere', 'secret:unknown'])
  })

  it('is a ghost for a required env file that is not there, until it is', () => {
    const input = inputOf({ 'compose.yaml': services('web: { image: a, env_file: [gone.env, { path: other.env, required: false }] }') })
    const absent = { kind: 'absent', reason: 'not-found' } as const
    const first = analyze({ ...input, files: new Map(input.files).set('gone.env', absent).set('other.env', absent) })
    expect(first.graph.nodes.map(({ id, missing }) => [id, missing])).toEqual([['service:web', false], ['env_file:gone.env', true], ['env_file:other.env', false]])
    const second = analyze({ ...input, files: new Map(input.files).set('gone.env', { kind: 'text', text: 'A=1' }).set('other.env', absent) }, first)
    expect(second.graph.nodes.filter((node) => node.missing)).toEqual([])
  })

  it('marks services that no active profile runs', () => {
    const text = services('web: { image: a }\ndebug: { image: b, profiles: [debug] }')
    expect(analysisOf(text).graph.nodes.map((node) => node.kind === 'service' && node.active)).toEqual([true, false])
    expect(analyze(inputOf({ 'compose.yaml': text }, { profiles: ['debug'] })).graph.nodes.map((node) => node.kind === 'service' && node.active)).toEqual([true, true])
  })

  it('takes names like __proto__ for what they are', () => {
    expect(analysisOf(services('__proto__: { image: a }\nconstructor: { image: b, depends_on: [__proto__] }')).graph.nodes.map((node) => node.id)).toEqual(['service:__proto__', 'service:constructor'])
  })
})

describe('projectGraph: edges', () => {
  it('runs from the service that declares to what it names', () => {
    expect(edges(shop)).toEqual([
      'depends_on service:web service:api', 'network service:web network:front',
      'depends_on service:api service:db', 'mount service:api bind:./src', 'mount service:api volume:cache',
      'network service:api network:front', 'network service:api network:back',
      'env_file service:api env_file:api.env', 'env_file service:api env_file:./more.env',
      'secret service:api secret:password', 'config service:api config:settings',
      'mount service:db volume:data', 'network service:db network:back',
    ])
  })

  it('carries the details of each relation', () => {
    expect(edgeOf(shop, 'depends_on:service:api->service:db')).toMatchObject({ condition: 'service_healthy', restart: true, required: true })
    expect(edgeOf(shop, 'mount:service:api->bind:./src')).toMatchObject({ target: '/src', readOnly: true })
    expect(edgeOf(shop, 'network:service:api->network:front')).toMatchObject({ aliases: ['backend'] })
    expect(edgeOf(shop, 'config:service:api->config:settings')).toMatchObject({ target: '/etc/settings' })
  })

  it('numbers a second mount of the same volume', () => {
    const graph = analysisOf(`${services('a: { image: x, volumes: ["data:/one", "data:/two:ro"] }')}volumes: { data: }\n`).graph
    expect(graph.edges.map(({ id, target }) => [id, target])).toEqual([['mount:service:a->volume:data', '/one'], ['mount:service:a->volume:data#2', '/two']])
  })

  it('tells links, extends and shared namespaces apart', () => {
    expect(edges(services('a: { image: x, links: ["b:database"], network_mode: "service:c", pid: "service:c", volumes_from: ["b:ro"] }\nb: { extends: c }\nc: { image: x }'))).toEqual([
      'link service:a service:b', 'namespace service:a service:c', 'namespace service:a service:c', 'namespace service:a service:b', 'extends service:b service:c',
    ])
  })

  it('draws the default network only where the file names it', () => {
    expect(edges(services('a: { image: x }'))).toEqual([])
    expect(edges(`${services('a: { image: x }')}networks: { default: { driver: bridge } }\n`)).toEqual(['network service:a network:default'])
  })

  it('has none for anonymous volumes and tmpfs', () => {
    expect(edges(services('a: { image: x, volumes: ["/data", { type: tmpfs, target: /tmp }] }'))).toEqual([])
  })
})

describe('projectGraph: inferred edges', () => {
  const inferred = (line: string): boolean => edges(services(`web: { image: x, ${line} }\ndb: { image: x }`)).includes('inferred service:web service:db')

  it.each(['environment: { URL: "postgres://user:secret@db:5432/app" }', 'environment: ["CACHE=redis://db"]', 'environment: { DB_HOST: db }', 'environment: { BROKERS: "other:9092,db:9092" }', 'command: ["wait-for", "db:5432"]', 'command: psql -h db -U app', 'entrypoint: ["run", "--host=db"]', 'environment: { DSN: "app:pw@tcp(db:3306)/x" }'])('see a host in %s', (line) => {
    expect(inferred(line)).toBe(true)
  })

  it.each(['environment: { POSTGRES_DB: db }', 'environment: { URL: "http://db.example.com/x" }', 'environment: { PATH_TO: /var/db:5432 }', 'command: echo db', 'environment: { URL: "http://example.com/db" }'])('see none in %s', (line) => {
    expect(inferred(line)).toBe(false)
  })

  it('say where the name stands', () => {
    expect(edgeOf(services('web: { image: x, environment: { API: "http://db:80" } }\ndb: { image: x }'), 'inferred:service:web->service:db')).toMatchObject({ label: 'environment.API' })
  })

  it('are found in a hostile value in no time', () => {
    const value = 'a.'.repeat(4000)
    const started = performance.now()
    expect(inferred(`environment: { URL: "${value}", HOST: "${'a'.repeat(100_000)}" }`)).toBe(false)
    expect(performance.now() - started).toBeLessThan(2000)
  })
})

describe('projectGraph: what did not change', () => {
  it('is the very same graph for the same text', () => {
    const first = analysisOf(shop)
    expect(analysisOf(shop, first).graph).toBe(first.graph)
  })

  it('agrees with a graph made anew, edit by edit', () => {
    const steps: [string, string][] = [['image: nginx', 'image: caddy'], ['[api.env, ', '[other.env, '], ['depends_on: [api]', 'depends_on: [api, db]'], ['cache:/cache', 'gone:/cache'], ['networks: [front]', 'networks: [front, back]'], ['    image: postgres\n', '    image: postgres\n    profiles: [x]\n'], ['internal: true', 'internal: false']]
    let text = shop
    let analysis = analysisOf(text)
    for (const [from, to] of steps) {
      text = text.replace(from, to)
      analysis = analysisOf(text, analysis)
      const fresh = analysisOf(text).graph
      expect(analysis.graph.nodes.map(plain)).toEqual(fresh.nodes.map(plain))
      expect(analysis.graph.edges.map(plain)).toEqual(fresh.edges.map(plain))
    }
  })
})

function plain(item: { readonly id: string; readonly origin: unknown }): object {
  return { ...item, origin: null }
}
