import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const alias = {
  '@core': resolve(import.meta.dirname, 'src/core'),
  '@contract': resolve(import.meta.dirname, 'src/contract'),
  '@main': resolve(import.meta.dirname, 'src/main'),
  '@renderer': resolve(import.meta.dirname, 'src/renderer'),
}
const project = (name: string, timeout: number, options: Record<string, unknown> = {}) => ({
  resolve: { alias },
  plugins: [vue()],
  test: { name, include: [`tests/${name}/**/*.test.ts`], testTimeout: timeout, hookTimeout: timeout, ...options },
})

/** What takes more than a moment: seeded random sequences, hostile texts, large graphs. They stand beside the quick tests of the same thing. */
const slow = ['tests/unit/**/*.slow.test.ts']

/** Real engines, browsers and clocks: what passes only at a second try is passed, and `npm test` names it. */
const real = { globalSetup: ['tests/support/engineSetup.ts'], retry: 1, expect: { poll: { timeout: 10_000 } } }

const inDom = ({ moduleId }: TestSpecification) => readFileSync(moduleId, 'utf8').startsWith('// @vitest-environment')

/**
 * Test files that ask for a DOM stand together: a worker takes the next file only where it needs the same environment,
 * and is else ended and begun anew, with all it had imported.
 */
class EnvironmentsTogether extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return [...sorted.filter(inDom), ...sorted.filter((file) => !inDom(file))]
  }
}

export default defineConfig({
  test: {
    maxWorkers: '100%',
    sequence: { sequencer: EnvironmentsTogether },
    projects: [
      // One import of the core for all files of a worker: the files keep no state of each other's.
      project('unit', 10_000, { isolate: false, exclude: slow }),
      project('slow', 60_000, { isolate: false, include: slow }),
      project('corpus', 120_000, { globalSetup: ['tests/support/composeSetup.ts'] }),
      project('integration', 120_000, { ...real, fileParallelism: false }),
      // Each test has an app and folders of its own, and the engine is one spec's alone.
      project('e2e', 180_000, real),
    ],
  },
})
