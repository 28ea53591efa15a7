import type { TestProject } from 'vitest/node'
import { startEngine, stopEngine } from '../../scripts/testEngine.mjs'

declare module 'vitest' {
  export interface ProvidedContext {
    /** null where no engine can be set up here: tests that need one are skipped. */
    engine: { readonly dockerHost: string; readonly dockerConfig: string; readonly folder: string } | null
  }
}

/** Starts one real Docker engine of our own for a whole run, and ends it with all it started. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const engine = process.env['STACKYARD_NO_ENGINE'] ? null : await startEngine().catch((error: Error) => {
    if (process.env['CI'] === 'true') throw error
    console.error(`No engine for tests: ${error.message}`)
    return null
  })
  project.provide('engine', engine && { dockerHost: engine.dockerHost, dockerConfig: engine.dockerConfig, folder: engine.folder })
  return async () => {
    if (engine) await stopEngine(engine.folder)
  }
}
