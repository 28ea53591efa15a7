import type { TestProject } from 'vitest/node'
import { ensureTools } from '../../scripts/testEngine.mjs'

declare module 'vitest' {
  export interface ProvidedContext {
    /** A DOCKER_CONFIG with Compose v2 as its plugin (no engine runs behind it); null where it cannot be had. */
    composeConfig: string | null
  }
}

/** Compose itself, as the independent reading of a project that ours is compared with. */
export default async function setup(project: TestProject): Promise<void> {
  const tools = await ensureTools().catch((error: Error) => {
    if (process.env['CI'] === 'true') throw error
    console.error(`No Compose for tests: ${error.message}`)
    return null
  })
  project.provide('composeConfig', tools?.dockerConfig ?? null)
}
