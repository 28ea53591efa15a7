import { parseCompose } from '@core/document/parseCompose'
import { describe, expect, it } from 'vitest'
import { hostileTexts } from '../unit/core/document/hostileTexts'

/** Small sizes around the limits first, then ones that grow: 30 texts of each kind, and some that are too large to be read at all. */
const sizes = [0, 1, 2, 3, 5, 8, 13, 50, 100, 150, 180, 195, 198, 199, 200, 201, 205, 210, 250, 300, 500, 750, 1_000, 1_250, 1_500, 2_000, 2_500, 3_000, 3_500, 4_000]
const largeSizes = [4_000_001, 16_000_000, 50_000_000]

/** The time of our own process: other work on the machine does not count. */
function processTime(action: () => void): number {
  const before = process.cpuUsage()
  action()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

describe('a thousand hostile texts', () => {
  it('are each read, or refused in words, within a second and without a crash', () => {
    const heapBefore = process.memoryUsage().heapUsed
    const slowest = { time: 0, name: '' }
    const counts = { read: 0, refused: 0 }
    for (const [name, make] of Object.entries(hostileTexts)) {
      for (const size of sizes) {
        const text = make(size)
        const time = processTime(() => {
          const document = parseCompose(text)
          const { errors } = document
          expect(document.text).toBe(text)
          counts[errors.length === 0 ? 'read' : 'refused'] += 1
          for (const { message } of errors) expect(message).toMatch(/\.$/)
        })
        if (time > slowest.time) Object.assign(slowest, { time, name: `${name} at ${size}` })
      }
    }
    for (const size of largeSizes) {
      const text = 'services:\n'.padEnd(size, '  web:\n')
      const time = processTime(() => expect(parseCompose(text).errors[0]?.code).toBe('YAML_TOO_LARGE'))
      if (time > slowest.time) Object.assign(slowest, { time, name: `${size} characters` })
      counts.refused += 1
    }
    const grown = Math.round((process.memoryUsage().heapUsed - heapBefore) / 1_000_000)
    console.info(`${counts.read + counts.refused} texts: ${counts.read} read, ${counts.refused} refused; slowest ${slowest.time.toFixed(0)} ms (${slowest.name}); heap grown by ${grown} MB`)
    expect(counts.read + counts.refused).toBeGreaterThan(1_000)
    expect(slowest.time).toBeLessThan(1_000)
  })
})
