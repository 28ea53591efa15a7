import { describe, expect, it } from 'vitest'
import type { FarColours } from '@renderer/canvas/far/farColours'
import { farNode, farScene, frameOf, type FarScene } from '@renderer/canvas/far/farScene'
import { paintFar } from '@renderer/canvas/far/paintFar'
import { paintMarks, type FarMarks } from '@renderer/canvas/far/paintMarks'
import { recordedContext, type DrawnCall } from './recordedContext'
import { rowOfServices, sceneGeometryOf } from './sceneGeometryOf'

const kinds = { service: 'service', volume: 'volume', network: 'network', env_file: 'env', secret: 'secret', config: 'config', bind: 'bind' }
const edges = { depends_on: 'depends', mount: 'mount', network: 'network', env_file: 'env', secret: 'secret', config: 'config', link: 'link', namespace: 'namespace', extends: 'extends', inferred: 'inferred' }
const colours: FarColours = { canvas: 'canvas', panel: 'panel', line: 'line', text: 'text', muted: 'muted', accent: 'accent', focus: 'focus', warning: 'warning', area: 'area', onKind: 'on', kinds, edges, tones: { good: 'good', warning: 'warn', bad: 'bad', idle: 'idle' }, font: 'sans' }
const text = `services:
  web: { image: nginx, ports: ["80:80"], depends_on: [db, ghost] }
  db: { image: postgres }
  off: { image: redis }
`
const positions = { 'service:web': { x: 0, y: 0 }, 'service:db': { x: 400, y: 0 }, 'service:ghost': { x: 400, y: 300 }, 'service:off': { x: 0, y: 300 } }
const region = { x: 0, y: 0, width: 1000, height: 1000 }
const { geometry } = sceneGeometryOf(text, positions, region)

function painted(scene: FarScene, zoom = 1): readonly DrawnCall[] {
  const { context, calls } = recordedContext()
  for (const step of paintFar(context, scene, { origin: { x: 0, y: 0 }, zoom }, colours)) expect(step).toBeUndefined()
  return calls
}

const words = (calls: readonly DrawnCall[]): unknown[] => calls.filter(({ name }) => name === 'fillText').map(({ values }) => values[0])

describe('farScene', () => {
  it('holds what touches the region, without what is left out and its lines', () => {
    const names = (scene: FarScene): string[] => scene.nodes.map(({ name }) => name)
    expect(names(farScene(geometry, new Map(), region, new Set()))).toEqual(['web', 'db', 'off', 'ghost'])
    expect(names(farScene(geometry, new Map(), { x: 0, y: 0, width: 100, height: 50 }, new Set()))).toEqual(['web'])
    const without = farScene(geometry, new Map(), region, new Set(['service:db']))
    expect(names(without)).toEqual(['web', 'off', 'ghost'])
    expect(without.edges).toHaveLength(1)
  })

  it('marks what the file that is looked at does not say', () => {
    const { nodes } = farScene(geometry, new Map(), region, new Set(), new Set(['service:web']))
    expect(nodes.filter(({ unsaid }) => !unsaid).map(({ name }) => name)).toEqual(['web'])
  })
})

describe('paintFar', () => {
  const scene = farScene(geometry, new Map([['db', { state: 'running', health: 'healthy' } as never]]), region, new Set())

  it('paints lines beneath cards, each kind in its colour, with names where they fit', () => {
    const calls = painted(scene)
    const [lastLine, firstCard] = [calls.findLastIndex(({ name }) => name === 'bezierCurveTo'), calls.findIndex(({ name, colour }) => name === 'fillRect' && colour === 'panel')]
    expect(lastLine).toBeGreaterThan(-1)
    expect(firstCard).toBeGreaterThan(lastLine)
    expect(calls.filter(({ name, colour }) => name === 'stroke' && colour === 'depends')).toHaveLength(2)
    expect(words(calls)).toEqual(['web', 'db', 'off', '? ghost'])
    expect(words(painted(scene, 0.1))).toEqual([])
  })

  it('tells what is missing and what is off by more than colour', () => {
    const dashed = (shown: FarScene): number => painted(shown).filter(({ name, values }) => name === 'setLineDash' && (values[0] as unknown[]).length > 0).length
    expect(dashed(scene)).toBe(1)
    expect(dashed({ ...scene, nodes: scene.nodes.map((each) => (each.node.kind === 'service' && each.name === 'off' ? { ...each, node: { ...each.node, active: false } } : each)) })).toBe(2)
    expect(painted(scene).some(({ name, colour }) => name === 'strokeRect' && colour === 'warning')).toBe(true)
  })

  it('puts a globe on what the world can reach only', () => {
    const circles = (calls: readonly DrawnCall[]): number => calls.filter(({ name, colour }) => name === 'arc' && colour === 'warning').length
    expect(circles(painted(scene))).toBe(1)
  })

  it('lets a pale outline stand for what the chosen file does not say', () => {
    const calls = painted(farScene(geometry, new Map(), region, new Set(), new Set(['service:web'])))
    expect(words(calls)).toEqual(['web'])
    expect(calls.filter(({ name, alpha }) => name === 'strokeRect' && alpha === 0.32)).toHaveLength(3)
  })

  it('can be left after each piece', () => {
    const { text: many, positions: places } = rowOfServices(100, 250)
    const { geometry: wide } = sceneGeometryOf(many, places, region)
    const { context, calls } = recordedContext()
    const steps = paintFar(context, farScene(wide, new Map(), { ...region, width: 100_000 }, new Set()), frameOf({ x: 0, y: 0, zoom: 1 }), colours)
    expect(steps.next().done).toBe(false)
    expect(words(calls)).toHaveLength(40)
    expect([...steps]).toHaveLength(2)
    expect(words(calls)).toHaveLength(100)
  })
})

describe('paintMarks', () => {
  const none: FarMarks = { dragged: [], edges: [], selected: [], focused: null, heldOver: null, pointedAt: null }

  it('outlines what is selected, held over and focused, in their colours', () => {
    const { context, calls } = recordedContext()
    const rect = { x: 10, y: 20, width: 100, height: 50 }
    paintMarks(context, { ...none, selected: [rect], heldOver: rect, focused: rect }, frameOf({ x: 5, y: 0, zoom: 1 }), colours)
    expect(calls.filter(({ name }) => name === 'strokeRect').map(({ colour, values }) => [colour, ...values])).toEqual([
      ['accent', 14, 19, 102, 52],
      ['accent', 13, 18, 104, 54],
      ['focus', 11, 16, 108, 58],
    ])
  })

  it('tells the name of what is pointed at in full', () => {
    const { context, calls } = recordedContext()
    const node = geometry.scene.value.nodes[0]
    if (!node) throw new Error('no node')
    paintMarks(context, { ...none, pointedAt: farNode(node, { x: 10, y: 20, width: 4, height: 2 }, new Map()) }, frameOf({ x: 0, y: 0, zoom: 0.05 }), colours)
    expect(words(calls)).toEqual(['web'])
  })
})
