import { describe, expect, it } from 'vitest'
import { connectionIntent } from '@renderer/canvas/connect/connectionIntent'
import { projectOf, textAfter } from './projectOf'

const text = `services:
  web:
    image: nginx
    depends_on: [api]
    networks: [front]
  api:
    image: node:22
    env_file: ./api.env
    volumes: ["./src:/app"]
    networks: [front]
  db:
    image: postgres:17
    healthcheck: { test: pg_isready }
    depends_on: [ghost]
    networks: [back]
volumes:
  data:
networks:
  front:
  back:
secrets:
  token: { file: ./token.txt }
configs:
  site: { file: ./site.conf }
`
const { index } = projectOf(text)
const intent = (from: string, to: string) => connectionIntent(index, from, to)

describe('connectionIntent', () => {
  it('makes the first service depend on the second, healthy where that can be known', () => {
    expect(intent('service:api', 'service:db')).toEqual({ kind: 'depend', from: 'api', to: 'db', suggested: 'service_healthy' })
    expect(intent('service:db', 'service:api')).toEqual({ kind: 'depend', from: 'db', to: 'api', suggested: 'service_started' })
  })

  it('asks for the target of a mount, from either side, and offers the usual one', () => {
    const expected = { kind: 'mount', service: 'db', source: 'data', suggestedTarget: '/var/lib/postgresql/data' }
    expect(intent('volume:data', 'service:db')).toEqual(expected)
    expect(intent('service:db', 'volume:data')).toEqual(expected)
    expect(intent('bind:./src', 'service:web')).toMatchObject({ kind: 'mount', service: 'web', source: './src', suggestedTarget: '/app/src' })
  })

  it.each([
    ['network:back', { op: 'attach', service: 'web', network: 'back' }],
    ['env_file:./api.env', { op: 'add-env-file', service: 'web', path: './api.env' }],
    ['secret:token', { op: 'grant', kind: 'secret', service: 'web', name: 'token' }],
    ['config:site', { op: 'grant', kind: 'config', service: 'web', name: 'site' }],
  ])('ties %s to a service by a command the core accepts', (resource, command) => {
    for (const found of [intent('service:web', resource), intent(resource, 'service:web')]) {
      expect(found).toEqual({ kind: 'command', command })
      if (found.kind === 'command') expect(textAfter(text, [found.command])).not.toBe(text)
    }
  })

  it.each([
    ['service:web', 'service:web', 'self'],
    ['service:web', 'service:api', 'already'],
    ['service:api', 'service:web', 'cycle'],
    ['service:web', 'network:front', 'already'],
    ['env_file:./api.env', 'service:api', 'already'],
    ['volume:data', 'network:front', 'no-service'],
    ['service:ghost', 'service:web', 'undefined-service'],
    ['volume:data', 'service:ghost', 'undefined-service'],
    ['service:web', 'service:nowhere', 'unknown'],
  ])('refuses %s to %s: %s', (from, to, reason) => {
    expect(intent(from, to)).toMatchObject({ kind: 'refused', reason })
  })

  it('lets one volume be mounted twice, at two places', () => {
    expect(intent('bind:./src', 'service:api').kind).toBe('mount')
  })
})
