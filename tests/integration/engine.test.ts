import { describe, expect, it } from 'vitest'
import { buildImage, docker, engine } from '../support/engine'

describe.skipIf(engine === null)('the engine for tests', () => {
  it('runs an image that was built from scratch', async () => {
    await buildImage({ tag: 'stackyard-test/hello:1', command: ['echo', 'hello'] })
    expect(await docker('run', '--rm', 'stackyard-test/hello:1')).toBe('hello')
  })

  it('has Compose v2 as a plugin', async () => {
    expect(await docker('compose', 'version', '--short')).toMatch(/^\d+\.\d+\.\d+/)
  })
})
