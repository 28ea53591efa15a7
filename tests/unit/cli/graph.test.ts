import { describe, expect, it } from 'vitest'
import { graphCommand } from '../../../src/cli/commands/graph'
import { pictureColours } from '@core/graph/export/pictureColours'
import { xmlFault } from '../core/graph/export/wellFormed'
import { folderOf, recorder } from './runCommand'

const text = `services:
  web:
    image: nginx
    depends_on:
      db:
        condition: service_healthy
    volumes: ["data:/data:ro"]
    networks: [back]
  db:
    image: postgres
  debug:
    image: busybox
    profiles: [debug]
volumes:
  data:
networks:
  back:
`
const options = { format: 'json', profile: [], trust: false, theme: 'light', transparent: false, group: 'auto', direction: 'right' } as const

describe('stackyard graph', () => {
  it('prints nodes and edges by their ids', async () => {
    const folder = await folderOf({ 'compose.yaml': text })
    const run = recorder()
    expect(await graphCommand([folder.path('')], options, run)).toBe(0)
    const graph = JSON.parse(run.output()) as { nodes: { id: string; active?: boolean }[]; edges: object[] }
    expect(graph.nodes.map((node) => node.id)).toEqual(expect.arrayContaining(['service:web', 'service:db', 'volume:data', 'network:back']))
    expect(graph.edges).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ from: 'service:web', to: 'service:db', kind: 'depends_on', condition: 'service_healthy' }),
        expect.objectContaining({ from: 'service:web', to: 'volume:data', kind: 'mount', target: '/data', readOnly: true }),
        expect.objectContaining({ from: 'service:web', to: 'network:back', kind: 'network' }),
      ]),
    )
    expect(graph.nodes.find((node) => node.id === 'service:debug')?.active).toBe(false)
    const profiled = recorder()
    await graphCommand([folder.path('compose.yaml')], { ...options, profile: ['debug'] }, profiled)
    expect(JSON.parse(profiled.output())).toMatchObject({ nodes: expect.arrayContaining([expect.objectContaining({ id: 'service:debug', active: true })]) })
  })

  it('prints Mermaid and dot', async () => {
    const folder = await folderOf({ 'compose.yaml': text })
    for (const [format, begin] of [['mermaid', 'flowchart'], ['dot', 'digraph']] as const) {
      const run = recorder()
      expect(await graphCommand([folder.path('compose.yaml')], { ...options, format }, run)).toBe(0)
      expect(run.output().startsWith(begin)).toBe(true)
    }
  })

  it('draws the picture that the window exports, light and dark, into a file', async () => {
    const folder = await folderOf({ 'compose.yaml': text })
    const run = recorder()
    expect(await graphCommand([folder.path('')], { ...options, format: 'svg', out: folder.path('graph.svg') }, run)).toBe(0)
    expect(run.output()).toBe('')
    const light = await folder.read('graph.svg')
    expect(light).toMatch(/^<svg /)
    expect(xmlFault(light)).toBeNull()
    for (const said of ['data-id="service:web"', 'data-id="mount:service:web-&gt;volume:data"', '>waits until healthy<', '>off: profile<', '>back · bridge<']) expect(light).toContain(said)
    const dark = recorder()
    await graphCommand([folder.path('')], { ...options, format: 'svg', theme: 'dark', group: 'none', direction: 'down' }, dark)
    expect(dark.output()).not.toBe(light)
    expect(dark.output()).toContain(pictureColours.dark['surface-canvas'])
    expect(dark.output()).toContain('<svg')
  })

  it('writes over no file of the project, and says where it cannot write', async () => {
    const folder = await folderOf({ 'compose.yaml': text })
    for (const [out, reason] of [['compose.yaml', 'own files'], ['missing/graph.svg', 'not there']] as const) {
      const run = recorder()
      expect(await graphCommand([folder.path('')], { ...options, format: 'svg', out: folder.path(out) }, run)).toBe(2)
      expect(run.errors()).toContain(reason)
    }
    expect(await folder.read('compose.yaml')).toBe(text)
  })

  it('ends with 2 where there is nothing to read, or nothing to read it from', async () => {
    const folder = await folderOf({ 'broken.yaml': 'services: [\n' })
    for (const path of [folder.path('broken.yaml'), folder.path('missing.yaml')]) {
      const run = recorder()
      expect(await graphCommand([path], options, run)).toBe(2)
      expect(run.output()).toBe('')
      expect(run.errors()).toMatch(/^error: /)
    }
  })
})
