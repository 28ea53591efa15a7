import { describe, expect, it } from 'vitest'
import { textWidth, type TextStyle } from '@core/graph/drawing/textWidth'

describe('the width of a text that nothing can measure', () => {
  // As Chromium measures them in Noto Sans and DejaVu Sans Mono.
  it.each<readonly [string, TextStyle, number]>([
    ['private · bridge, internal', 'small', 136],
    ['waits until healthy', 'label', 94],
    ['/etc/nginx/conf.d/default.conf · read-only', 'label', 213],
    ['gateway/default.conf', 'body', 130],
    ['postgres:17-alpine', 'code', 125],
    ['日本', 'body', 26],
  ])('%s is about right', (text, style, measured) => {
    expect(textWidth(text, style) / measured).toBeGreaterThan(0.97)
    expect(textWidth(text, style) / measured).toBeLessThan(1.12)
  })
})
