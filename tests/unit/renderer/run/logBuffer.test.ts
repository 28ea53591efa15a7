import { describe, expect, it } from 'vitest'
import { appendLines, emptyLogBuffer, type LogLine } from '@renderer/run/logBuffer'

const line = (text: string): LogLine => ({ service: 'web', container: 'shop-web-1', stream: 'stdout', time: null, text })

describe('appendLines', () => {
  it('keeps what fits and counts what it had to drop', () => {
    const first = appendLines(emptyLogBuffer, ['a', 'b'].map(line), 0, 3)
    const second = appendLines(first, ['c', 'd', 'e'].map(line), 4, 3)
    expect(second.lines.map(({ text }) => text)).toEqual(['c', 'd', 'e'])
    expect(second.dropped).toBe(6)
  })

  it('numbers the lines through, so a kept line keeps its number', () => {
    const first = appendLines(emptyLogBuffer, ['a', 'b'].map(line), 0, 2)
    const second = appendLines(first, [line('c')], 0, 2)
    expect(second.lines.map(({ number, text }) => [number, text])).toEqual([
      [1, 'b'],
      [2, 'c'],
    ])
  })
})
