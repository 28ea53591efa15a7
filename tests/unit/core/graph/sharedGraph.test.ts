import { describe, expect, it } from 'vitest'
import { analysisOf } from './graphOf'

const shop = `services:
  web:
    image: nginx
    ports: ["127.0.0.1:8080:80", "9000"]
    depends_on: [api]
    networks: [front]
  api:
    build: ./api
    depends_on:
      db: { condition: service_healthy, restart: true }
    networks: { front: { aliases: [backend] }, back: {} }
    env_file: [api.env, { path: ./more.env, required: false }]
    volumes: ["./src:/src:ro", "cache:/cache"]
    secrets: [password]
    configs: [{ source: settings, target: /etc/settings }]
  db:
    image: postgres
    healthcheck: { test: [CMD, pg_isready] }
    networks: [back]
    volumes: [{ type: volume, source: data, target: /var/lib/postgresql/data }]
    deploy: { replicas: 2 }
networks: { front: {}, back: { internal: true } }
volumes: { data: {}, cache: { external: true } }
secrets: { password: { file: ./password.txt } }
configs: { settings: { file: ./settings.conf } }
`

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
