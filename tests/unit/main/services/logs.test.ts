import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { demultiplex } from '@main/services/logs/logFrames'
import { LogBatches, type LogBatch } from '@main/services/logs/logBatches'
import { splitLines } from '@main/services/processes/splitLines'

/** The bytes, cut at the places given. */
function pieces(bytes: Buffer, cuts: readonly number[]): Buffer[] {
  const places = [...new Set([0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length])].sort((a, b) => a - b)
  return places.slice(1).map((end, index) => bytes.subarray(places[index], end))
}

const frame = (source: number, bytes: Buffer) => {
  const header = Buffer.alloc(8)
  header[0] = source
  header.writeUInt32BE(bytes.length, 4)
  return Buffer.concat([header, bytes])
}

it('takes the multiplexed stream apart wherever it is cut', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(1, 2), fc.uint8Array({ maxLength: 40 })), { maxLength: 12 }), fc.array(fc.nat()), (frames, cuts) => {
      const wanted = { stdout: Buffer.concat(frames.filter(([source]) => source === 1).map(([, bytes]) => bytes)), stderr: Buffer.concat(frames.filter(([source]) => source === 2).map(([, bytes]) => bytes)) }
      const got = { stdout: Buffer.alloc(0), stderr: Buffer.alloc(0) }
      const take = demultiplex((source, bytes) => (got[source] = Buffer.concat([got[source], bytes])))
      for (const piece of pieces(Buffer.concat(frames.map(([source, bytes]) => frame(source, Buffer.from(bytes)))), cuts)) take(piece)
      expect(got).toEqual(wanted)
    }),
    { seed: 7, numRuns: 300 },
  )
})

describe('splitLines', () => {
  const split = (parts: readonly Buffer[], longest?: number) => {
    const lines: string[] = []
    const splitter = splitLines((line) => lines.push(line), longest)
    parts.forEach(splitter.push)
    splitter.end()
    return lines
  }

  it('gives the same lines wherever the bytes are cut, in the middle of a character too', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replaceAll(/[\r\n]/g, '')), { minLength: 1, maxLength: 8 }), fc.constantFrom('\n', '\r\n'), fc.array(fc.nat()), (lines, end, cuts) => {
        expect(split(pieces(Buffer.from(lines.map((line) => line + end).join('')), cuts))).toEqual(lines)
      }),
      { seed: 7, numRuns: 300 },
    )
  })

  it('hands a very long line over in parts', () => {
    expect(split([Buffer.from('abcdefgh'), Buffer.from('ij\nk')], 4)).toEqual(['abcd', 'efgh', 'ij', 'k'])
  })
})

describe('LogBatches', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())
  const line = (text: string, time: string | null = null) => ({ service: 'web', container: 'shop-web-1', stream: 'stdout' as const, time, text })

  function batchesOf() {
    const sent: LogBatch[] = []
    let drained = 0
    const batches = new LogBatches((batch) => sent.push(batch), () => drained++)
    return { sent, batches, drained: () => drained }
  }

  it('waits 50 ms, then sends what came, by time', () => {
    const { sent, batches } = batchesOf()
    batches.add(line('b', '2026-01-01T00:00:02.0Z'))
    batches.add(line('a', '2026-01-01T00:00:01.0Z'))
    vi.advanceTimersByTime(49)
    expect(sent).toEqual([])
    vi.advanceTimersByTime(1)
    expect(sent.map(({ lines }) => lines.map(({ text }) => text))).toEqual([['a', 'b']])
    vi.advanceTimersByTime(500)
    expect(sent).toHaveLength(1)
  })

  it('sends a thousand lines at a time, and a megabyte', () => {
    const { sent, batches } = batchesOf()
    for (let index = 0; index < 2500; index++) batches.add(line(String(index)))
    vi.advanceTimersByTime(150)
    expect(sent.map(({ lines }) => lines.length)).toEqual([1000, 1000, 500])
    for (let index = 0; index < 3; index++) batches.add(line('x'.repeat(600_000)))
    vi.advanceTimersByTime(100)
    expect(sent.slice(3).map(({ lines }) => lines.length)).toEqual([2, 1])
  })

  it('drops the oldest lines of a flood, counts them, and says when it is full and when no more', () => {
    const { sent, batches, drained } = batchesOf()
    for (let index = 0; index < 20_000; index++) batches.add(line(String(index)))
    expect(batches.full).toBe(true)
    vi.advanceTimersByTime(50)
    expect(drained()).toBe(0)
    vi.advanceTimersByTime(1000)
    const lines = sent.flatMap((batch) => batch.lines)
    const dropped = sent.reduce((sum, batch) => sum + batch.dropped, 0)
    expect(lines.length + dropped).toBe(20_000)
    expect(lines.length).toBeLessThanOrEqual(8000)
    expect(lines.at(-1)?.text).toBe('19999')
    expect(drained()).toBeGreaterThan(0)
    expect(batches.full).toBe(false)
  })
})
