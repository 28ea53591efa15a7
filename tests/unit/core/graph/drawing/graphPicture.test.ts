import { describe, expect, it } from 'vitest'
import { drawPicture } from '@core/graph/export/drawPicture'
import { layoutGraph } from '@core/graph/layoutGraph'
import type { Grouping } from '@core/graph/networkPresentation'
import { canvasScene } from '@core/graph/drawing/canvasScene'
import { graphPicture } from '@core/graph/drawing/graphPicture'
import { pictureWords, sayBy } from '@core/graph/drawing/pictureWords'
import { analysisOf } from '../graphOf'

const { graph } = analysisOf(`services:
  web: {image: nginx, networks: [front], depends_on: [api, gone], ports: ["8080:80", "127.0.0.1:9000:9000"]}
  api: {build: ./api, networks: [front], volumes: [data:/d], env_file: [./api.env], secrets: [key], healthcheck: {test: [CMD, x]}}
  tool: {image: a-very/long-registry.example.org/name-of-an-image:with-a-tag, profiles: [debug], networks: [front]}
volumes: {data: {external: true}}
networks: {front: }
secrets: {key: {file: ./key}}
`)
const translate = sayBy(pictureWords)

function pictureOf(grouping: Grouping) {
  return graphPicture(canvasScene(graph, grouping), layoutGraph(graph, {}, { grouping }), grouping === 'profile', translate)
}

describe('graphPicture', () => {
  it.each<Grouping>(['auto', 'network', 'profile', 'none'])('shows every node once, areas by %s', (grouping) => {
    const svg = drawPicture(pictureOf(grouping), { theme: 'light', title: 'shop' })
    const ids = [...svg.matchAll(/data-id="([^"]*)"/g)].map(([, id = '']) => id).filter((id) => !id.includes('-&gt;') && !id.startsWith('profile:'))
    expect(ids.sort()).toEqual(graph.nodes.map(({ id }) => id).sort())
  })

  it('draws profiles and networks as what was chosen', () => {
    expect(pictureOf('profile').areas.map(({ id, tone }) => [id, tone])).toEqual([['profile:debug', 'profile']])
    expect(pictureOf('network').areas.map(({ id }) => id)).toEqual(['network:front'])
    expect(pictureOf('none').areas).toEqual([])
    expect(pictureOf('none').pills.map(({ id }) => id)).toContain('network:front')
  })

  it('says what the canvas says: the world before the machine, what is off, what is nowhere defined', () => {
    const cards = new Map(pictureOf('auto').cards.map((card) => [card.id, card]))
    expect(cards.get('service:web')?.chips[0]).toMatchObject({ text: '0.0.0.0:8080 → 80', mark: 'world', exposed: true })
    expect(cards.get('service:tool')).toMatchObject({ note: 'off: profile', tone: 'inactive' })
    expect(cards.get('service:tool')?.subtitle).toMatch(/…$/)
    expect(cards.get('service:gone')).toMatchObject({ subtitle: 'not defined', tone: 'ghost', chips: [] })
    expect(cards.get('service:api')).toMatchObject({ subtitle: 'build ./api' })
  })

  it('leaves out what has no place', () => {
    const picture = graphPicture(canvasScene(graph, 'none'), { 'service:web': { x: 0, y: 0 } }, false, translate)
    expect([picture.cards.length, picture.pills.length, picture.lines.length]).toEqual([1, 0, 0])
  })
})
