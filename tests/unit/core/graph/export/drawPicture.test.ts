import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { drawPicture } from '@core/graph/export/drawPicture'
import { pictureColours } from '@core/graph/export/pictureColours'
import { pictureOf } from './pictureOf'
import { xmlFault } from './wellFormed'

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
