import { describe, expect, it } from 'vitest'
import { fitText } from '@core/graph/drawing/fitText'
import { pictureWords } from '@core/graph/drawing/pictureWords'
import { graphSvg } from '@core/graph/export/graphSvg'
import { layoutGraph } from '@core/graph/layoutGraph'
import { partOfGraph } from '@renderer/export/partOfGraph'
import { pictureData, type PictureData } from '@renderer/export/pictureRequest'
import { pixelSize } from '@renderer/export/pixelSize'
import { fileNameOf } from '@renderer/export/saveBlob'
import { analysisOf } from '../../core/graph/graphOf'

describe('pixelSize', () => {
  it.each([
    [1000, 500, 2, { width: 2000, height: 1000, scale: 2 }],
    [1000, 500, 4, { width: 4000, height: 2000, scale: 4 }],
    [16384, 100, 4, { width: 16384, height: 100, scale: 1 }],
  ])('%i x %i at %i', (width, height, scale, expected) => {
    expect(pixelSize(width, height, scale)).toEqual(expected)
  })

  it('keeps within what a browser can draw', () => {
    const { width, height } = pixelSize(40_000, 30_000, 4)
    expect(Math.max(width, height)).toBeLessThanOrEqual(16_384)
    expect(width * height).toBeLessThanOrEqual(200_000_000)
  })
})

describe('fileNameOf', () => {
  it.each([
    ['shop', 'shop.svg'],
    ['my app_2.0', 'my app_2.0.svg'],
    ['../../etc/passwd', 'etc-passwd.svg'],
    ['магазин', 'магазин.svg'],
    ['<>', 'graph.svg'],
    ['', 'graph.svg'],
  ])('%s', (project, expected) => {
    expect(fileNameOf(project, 'svg')).toBe(expected)
  })
})

describe('fitText', () => {
  it('cuts only what does not fit, by whole characters', () => {
    expect(fitText('web', 'body', 100)).toBe('web')
    expect(fitText('a-very-long-name-of-a-service', 'body', 60)).toMatch(/^a-ver.*…$/)
    expect(fitText('🐳🐳🐳🐳🐳🐳🐳🐳', 'body', 50)).toMatch(/^(🐳)+…$/u)
    expect(fitText('two\nlines', 'body', 500)).toBe('two lines')
  })
})

describe('partOfGraph', () => {
  it('keeps the relations between what is kept', () => {
    const { graph } = analysisOf('services:\n  web: {image: a, depends_on: [api]}\n  api: {image: b, depends_on: [db]}\n  db: {image: c}\n')
    const part = partOfGraph(graph, ({ name }) => name !== 'db')
    expect(part.edges.map(({ id }) => id)).toContain('depends_on:service:web->service:api')
    expect(part.edges.some(({ to }) => to === 'service:db')).toBe(false)
  })
})

describe('pictureData', () => {
  it('holds all that a picture shows, and nothing of the texts', () => {
    const { graph } = analysisOf('services:\n  web: {image: a, depends_on: [db], networks: [back, default]}\n  db: {image: b, networks: [back]}\n  __proto__: {image: c}\nnetworks: {back: }\n')
    const draw = (each: typeof graph, positions: ReturnType<typeof layoutGraph>) => graphSvg(each, positions, { grouping: 'network', words: pictureWords, theme: 'light', title: 'shop' })
    const positions = layoutGraph(graph, {})
    const text = pictureData(graph, positions)
    const sent = JSON.parse(text) as PictureData
    expect(draw(sent.graph, sent.positions)).toBe(draw(graph, positions))
    expect(text.length).toBeLessThan(4000)
  })
})
