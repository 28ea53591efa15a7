import { describe, expect, it } from 'vitest'
import { overlaps } from '@core/graph/layout/rectangle'
import { layoutGraph } from '@core/graph/layoutGraph'
import { networkPresentation } from '@core/graph/networkPresentation'
import { placeNew } from '@core/graph/placeNew'
import { profileAreas } from '@core/graph/profileAreas'
import { analysisOf } from './graphOf'

const { graph } = analysisOf(`services:
  web: {image: a, networks: [front]}
  adminer: {image: b, profiles: [tools, debug], networks: [front], volumes: [cache:/c]}
  mail: {image: c, profiles: [debug], networks: [front]}
volumes: {cache: }
networks: {front: }
`)

describe('networkPresentation', () => {
  it('is what a person chose, or areas while networks are few', () => {
    expect((['auto', 'network', 'profile', 'none'] as const).map((grouping) => networkPresentation(graph, grouping))).toEqual(['areas', 'areas', 'pills', 'pills'])
  })
})

describe('profileAreas', () => {
  const positions = { 'service:web': { x: 0, y: 0 }, 'service:adminer': { x: 400, y: 0 }, 'service:mail': { x: 400, y: 300 }, 'volume:cache': { x: 430, y: 110 } }

  it('holds the services of each profile and what only they use', () => {
    const areas = profileAreas(graph, positions, {})
    expect(areas.map(({ id, services }) => [id, services])).toEqual([
      ['profile:tools', ['service:adminer']],
      ['profile:debug', ['service:adminer', 'service:mail']],
    ])
    const [tools] = areas
    expect(tools && tools.y + tools.height).toBeGreaterThan(144)
    expect(tools && tools.x).toBeLessThan(400)
  })

  it('are kept free of other services where they are drawn', () => {
    const places = layoutGraph(graph, {}, { grouping: 'profile' })
    const web = { x: 0, y: 0, ...places['service:web'], width: 208, height: 96 }
    for (const area of profileAreas(graph, places, {})) expect(overlaps(area, web)).toBe(false)
  })

  it('leaves out a profile whose services have no place yet', () => {
    expect(profileAreas(graph, { 'service:web': { x: 0, y: 0 } }, {})).toEqual([])
  })
})

describe('a network that is no area', () => {
  it('gets a place of its own', () => {
    expect(layoutGraph(graph, {})['network:front']).toBeUndefined()
    const apart = layoutGraph(graph, {}, { grouping: 'profile' })
    expect(apart['network:front']).toBeDefined()
    expect(placeNew(graph, {}, layoutGraph(graph, {}), 'none')['network:front']).toBeDefined()
  })

  it('many areas that share nothing make no ribbon, and hold no other service', () => {
    const names = Array.from({ length: 12 }, (_each, index) => `p${index}`)
    const many = analysisOf(`services:\n${names.map((name) => `  ${name}a: {image: a, profiles: [${name}]}\n  ${name}b: {image: a, profiles: [${name}], depends_on: [${name}a, hub]}\n`).join('')}  hub: {image: a}\n`).graph
    const places = layoutGraph(many, {}, { grouping: 'profile' })
    const areas = profileAreas(many, places, {})
    for (const area of areas) expect(many.nodes.filter(({ id }) => overlaps(area, { x: 0, y: 0, ...places[id], width: 208, height: 96 })).map(({ id }) => id)).toEqual(area.services)
    const [width, height] = [Math.max(...areas.map((area) => area.x + area.width)), Math.max(...areas.map((area) => area.y + area.height))]
    expect(width / height).toBeGreaterThan(0.6)
    expect(width / height).toBeLessThan(2.5)
  })

  it('many areas by choice are laid out in no time', () => {
    const names = Array.from({ length: 12 }, (_each, index) => `n${index}`)
    const many = analysisOf(`services:\n${names.map((name) => `  s${name}: {image: a, networks: [${name}]}\n`).join('')}networks: {${names.map((name) => `${name}: `).join(', ')}}\n`).graph
    expect(Object.keys(layoutGraph(many, {}, { grouping: 'network' }))).toHaveLength(12)
  })
})
