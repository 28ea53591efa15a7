import { describe, expect, it } from 'vitest'
import { catalog } from '@renderer/palette/catalog/catalog'
import { imageName } from '@renderer/palette/imageName'
import { paletteAddition } from '@renderer/palette/paletteAddition'
import { imageItems } from '@renderer/palette/paletteItems'
import { projectOf, textAfter } from '../canvas/projectOf'

const empty = 'services:\n'

function added(id: string, text = empty): string {
  const item = imageItems.find(({ entry }) => entry.id === id)
  const addition = item && paletteAddition(projectOf(text).index, item, [])
  if (addition?.kind !== 'commands') throw new Error(id)
  return textAfter(text, addition.commands)
}

describe('catalog', () => {
  it('offers about twenty images, each once', () => {
    expect(catalog.length).toBeGreaterThanOrEqual(20)
    expect(new Set(catalog.map(({ id }) => id)).size).toBe(catalog.length)
    expect(new Set(catalog.map(({ image }) => image)).size).toBe(catalog.length)
  })

  it.each(catalog.map(({ id }) => id))('%s is a definition without a fault', (id) => {
    const { analysis } = projectOf(added(id))
    expect(analysis.broken).toBe(false)
    // A required variable that is not set yet is what `.env` is for.
    const faults = analysis.diagnostics.filter(({ severity, message }) => severity === 'error' && !message.includes('set it in .env'))
    expect(faults.map(({ message }) => message)).toEqual([])
  })

  it.each(catalog.map((entry) => [entry.id, entry] as const))('%s is pinned, reachable from this machine only, and holds no secret', (_id, entry) => {
    expect(entry.image).toMatch(/:(?!latest)\S*\d/)
    const definition = entry.definition({ service: entry.serviceName, volume: 'data', networks: [], hostPort: (port) => port })
    for (const port of (definition['ports'] ?? []) as readonly string[]) expect(port).toMatch(/^127\.0\.0\.1:\d+:\d+$/)
    for (const [name, value] of Object.entries((definition['environment'] ?? {}) as Record<string, unknown>)) {
      if (/(PASSWORD|PASS|MASTER_KEY)$/.test(name) && !name.includes('RANDOM')) expect(value).toMatch(/^\$\{\w+:\?set it in \.env\}$/)
    }
  })

  it('writes what a person would have written', () => {
    // Blank lines between sections are the planners' matter.
    expect(added('postgres').replaceAll('\n\n', '\n')).toMatchInlineSnapshot(`
      "services:
        db:
          image: postgres:17-alpine
          environment:
            POSTGRES_DB: app
            POSTGRES_USER: app
            POSTGRES_PASSWORD: \${POSTGRES_PASSWORD:?set it in .env}
          ports:
            - "127.0.0.1:5432:5432"
          volumes:
            - db-data:/var/lib/postgresql/data
          healthcheck:
            test: pg_isready -h 127.0.0.1 -U app -d app
            interval: 10s
            timeout: 5s
            retries: 5
          restart: unless-stopped
      volumes:
        db-data:
      "
    `)
  })

  it('gives the second of a kind its own name, volume and port', () => {
    const twice = added('redis', added('redis'))
    const { index } = projectOf(twice)
    expect(index.service('cache-2')?.ports).toMatchObject([{ hostIp: '127.0.0.1', published: '6380', target: '6379' }])
    expect(index.node('volume:cache-2-data')).toMatchObject({ missing: false })
  })
})

describe('imageName', () => {
  it.each([
    ['postgres', 'postgres'],
    ['postgres:17-alpine', 'postgres'],
    ['docker.io/library/postgres:17', 'postgres'],
    ['localhost:5000/team/app@sha256:abc', 'team/app'],
    ['valkey/valkey:8', 'valkey/valkey'],
    ['', ''],
  ])('%s is %s', (reference, name) => {
    expect(imageName(reference)).toBe(name)
  })
})
