import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('../../../../src/renderer/styles/tokens.css', import.meta.url), 'utf8')
const tokens = new Map([...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)].map(([, name = '', light = '', dark = '']) => [name, { light, dark }]))

/** Relative luminance of WCAG 2.2. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const part = Number.parseInt(colour.slice(start, start + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

function colour(token: string, theme: 'light' | 'dark'): string {
  const found = tokens.get(token)
  if (!found) throw new Error(`no token --${token}`)
  return found[theme]
}

const surfaces = ['surface-panel', 'surface-canvas', 'surface-inset', 'surface-hover', 'surface-selected']
const texts = ['text', 'text-muted', 'text-faint', 'accent-text', 'state-good', 'state-warning', 'state-bad']
const pairs = [
  ...texts.flatMap((text) => surfaces.map((surface) => [text, surface] as const)),
  ...['service', 'volume', 'network', 'env-file', 'secret', 'bind'].flatMap((kind) => [['on-kind', `kind-${kind}`] as const, [`kind-${kind}`, 'surface-panel'] as const, [`kind-${kind}`, 'surface-canvas'] as const]),
  ...['key', 'string', 'number', 'comment', 'anchor'].flatMap((part) => ['surface-panel', 'surface-inset', 'change-added', 'change-removed'].map((surface) => [`code-${part}`, surface] as const)),
  ['on-accent', 'accent'] as const,
  ['on-accent', 'accent-hover'] as const,
  ['text', 'state-warning-soft'] as const,
  ['text', 'state-bad-soft'] as const,
  ['state-bad', 'state-bad-soft'] as const,
  ['text', 'change-added'] as const,
  ['text', 'change-removed'] as const,
]

describe.each(['light', 'dark'] as const)('contrast of the %s theme', (theme) => {
  it.each(pairs)('%s on %s is at least 4.5:1', (text, surface) => {
    expect(contrast(colour(text, theme), colour(surface, theme))).toBeGreaterThanOrEqual(4.5)
  })
})

it('is that of the tokens everywhere: no component has a colour of its own', () => {
  const renderer = fileURLToPath(new URL('../../../../src/renderer', import.meta.url))
  const components = readdirSync(renderer, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.vue'))
  expect(components.length).toBeGreaterThan(100)
  expect(components.filter((file) => /<style[^]*(#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\()/i.test(readFileSync(join(renderer, file), 'utf8')))).toEqual([])
})
