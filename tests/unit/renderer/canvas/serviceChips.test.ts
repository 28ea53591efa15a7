import { describe, expect, it } from 'vitest'
import { nodeSentence } from '@renderer/canvas/nodes/nodeSentence'
import { nodeSize, pillName } from '@core/graph/drawing/nodeSize'
import { runStateWords } from '@renderer/canvas/nodes/runStateWords'
import { fittingChips, serviceChips } from '@core/graph/drawing/serviceChips'
import type { ServiceRunState } from '@renderer/canvas/serviceRunState'
import { projectOf } from './projectOf'

const { index } = projectOf(`services:
  web:
    image: nginx
    ports: ["127.0.0.1:3000:3000", "8080:80", "[::1]:9000:9001/udp"]
    healthcheck: { test: "true" }
    profiles: [dev, test]
    deploy: { replicas: 2 }
    volumes: ["./some/very/long/path/that/does/not/fit/config.yaml:/etc/config.yaml:ro", "outside:/data"]
  plain:
    build: ./plain
volumes:
  outside: { external: true }
`)

function service(name: string) {
  const node = index.service(name)
  if (!node) throw new Error(name)
  return node
}

describe('serviceChips', () => {
  it('names what the world can reach first, with its address, and its other ports last', () => {
    const chips = serviceChips(service('web'))
    expect(chips.map((chip) => (chip.kind === 'port' ? `${chip.exposed ? '!' : ''}${chip.text}` : chip.kind))).toEqual(['!0.0.0.0:8080 → 80', 'healthcheck', 'profile', 'profile', 'replicas', '3000', '9000 → 9001/udp'])
  })

  it('fits them to a width and keeps room for the rest', () => {
    const chips = serviceChips(service('web'))
    const shown = fittingChips(chips, 184)
    expect(shown).toBeGreaterThan(0)
    expect(shown).toBeLessThan(chips.length)
    expect(fittingChips(chips, 2000)).toBe(chips.length)
    expect(fittingChips([], 10)).toBe(0)
  })
})

describe('nodeSize', () => {
  it('is lower for a card without marks', () => {
    expect(nodeSize(service('web')).height).toBeGreaterThan(nodeSize(service('plain')).height)
  })

  it('shows the end of a long path', () => {
    const bind = index.graph.nodes.find((node) => node.kind === 'bind')
    expect(bind && pillName(bind)).toMatch(/^…\/.*config\.yaml$/)
  })

  it('keeps room for the word that says a volume is external', () => {
    const volume = index.node('volume:outside')
    if (volume?.kind !== 'volume') throw new Error('no volume')
    expect(nodeSize(volume).width).toBeGreaterThan(nodeSize({ ...volume, external: false }).width)
  })
})

describe('runStateWords', () => {
  const state = (change: Partial<ServiceRunState>): ServiceRunState => ({ state: 'running', health: 'none', progress: null, error: null, ...change })

  it.each([
    [{ error: 'no such image', progress: 'Pulling' }, 'bad', 'canvas.state.failed'],
    [{ health: 'healthy' }, 'good', 'canvas.state.healthy'],
    [{ health: 'unhealthy' }, 'bad', 'canvas.state.unhealthy'],
    [{ health: 'starting' }, 'warning', 'canvas.state.starting'],
    [{}, 'good', 'canvas.state.running'],
    [{ state: 'exited' }, 'idle', 'canvas.state.exited'],
    [{ state: 'restarting' }, 'bad', 'canvas.state.restarting'],
  ] as const)('%o is %s', (change, tone, key) => {
    expect(runStateWords(state(change))).toMatchObject({ tone, key })
  })

  it("lets Compose's own progress speak, and is silent about nothing", () => {
    expect(runStateWords(state({ progress: 'Pulling' }))).toMatchObject({ key: 'run.progress.pulling' })
    expect(runStateWords(state({ progress: 'Pull complete' }))).toMatchObject({ raw: 'Pull complete' })
    expect(runStateWords(state({ state: null }))).toBeNull()
  })

  it('is part of the sentence a screen reader says', () => {
    const t = (key: string, params: Record<string, unknown> = {}) => [key, ...Object.values(params)].join(' ')
    expect(nodeSentence(service('plain'), state({ health: 'healthy' }), t)).toBe('canvas.node.description canvas.kind.service plain, canvas.node.descriptionBuild ./plain, canvas.node.descriptionState canvas.state.healthy')
  })
})
