import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawPicture } from '@core/graph/export/drawPicture'
import type { Picture } from '@core/graph/export/picture'
import { pictureColours } from '@core/graph/export/pictureColours'
import { xmlFault } from './wellFormed'

function pictureOf(words: string): Picture {
  return {
    bounds: { x: 0, y: 0, width: 500, height: 300 },
    areas: [{ id: `network:${words}`, title: words, titleWidth: 80, side: 'left', tone: 'network', x: -28, y: -48, width: 300, height: 200 }],
    lines: [{ id: `mount:${words}`, kind: 'mount', path: 'M0,0 C10,0 20,10 30,10', hasArrow: true, label: { text: words, middle: { x: 15, y: 5 }, width: 40 } }],
    cards: [{ id: `service:${words}`, letter: words.slice(0, 1), title: words, note: words, subtitle: words, subtitleIsNote: false, chips: [{ text: words, mark: 'world', exposed: true, width: 60 }], foot: '', tone: 'plain', x: 0, y: 0, width: 208, height: 96 }],
    pills: [{ id: `volume:${words}`, kind: 'volume', letter: 'V', title: words, note: '', tone: 'ghost', x: 0, y: 120, width: 120, height: 34 }],
  }
}

const idsIn = (svg: string) => [...svg.matchAll(/data-id="([^"]*)"/g)].map(([, id]) => id)

describe('drawPicture', () => {
  it('draws each thing once, in a document that stands by itself', () => {
    const svg = drawPicture(pictureOf('web'), { theme: 'light', title: 'shop' })
    expect(xmlFault(svg)).toBeNull()
    expect(idsIn(svg)).toEqual(['network:web', 'mount:web', 'service:web', 'volume:web'])
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="-24 -24 548 348" width="548" height="348" role="img" aria-label="shop"/)
    expect(svg).not.toMatch(/<script|<style|<image|<foreignObject|href=|javascript:/)
  })

  it('has a ground unless it is to be transparent, and the colours of the theme', () => {
    const { light, dark } = pictureColours
    expect(drawPicture(pictureOf('a'), { theme: 'light', title: '' })).toContain(`fill="${light['surface-canvas']}"`)
    expect(drawPicture(pictureOf('a'), { theme: 'dark', title: '' })).toContain(`fill="${dark['surface-panel']}"`)
    expect(drawPicture({ ...pictureOf('a'), areas: [], lines: [] }, { theme: 'light', title: '', transparent: true })).not.toContain(light['surface-canvas'])
  })

  it.each(['</text><script>alert(1)</script>', '"><svg onload="x', '&amp;', "it's", ']]>', '\u0000\u0008\uFFFF\uD800', '日本 🐳'])('holds %j as text', (name) => {
    const svg = drawPicture(pictureOf(name), { theme: 'dark', title: name })
    expect(xmlFault(svg)).toBeNull()
    expect(svg).not.toContain('<script')
    expect(svg).not.toMatch(/\sonload="/)
  })

  it('is well-formed whatever the words are', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (words) => xmlFault(drawPicture(pictureOf(words), { theme: 'light', title: words })) === null), { seed: 11, numRuns: 200 })
  })

  it('the checker of these tests finds faults', () => {
    expect(['<a><b></a>', '<a x="1" x="2"/>', '<a>&</a>', '<a/><b/>', '<a', 'text'].map(xmlFault)).not.toContain(null)
  })
})

describe('pictureColours', () => {
  const css = readFileSync(new URL('../../../../../src/renderer/styles/tokens.css', import.meta.url), 'utf8')

  it.each(Object.keys(pictureColours.light) as (keyof typeof pictureColours.light)[])('--%s is that of the window', (token) => {
    const [, light, dark] = new RegExp(`--${token}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(css) ?? []
    expect([pictureColours.light[token], pictureColours.dark[token]]).toEqual([light, dark])
  })
})
