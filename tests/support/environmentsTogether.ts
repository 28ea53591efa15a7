import { readFileSync } from 'node:fs'
import type { TestSpecification } from 'vitest/node'
import { BaseSequencer } from 'vitest/node'

const inDom = ({ moduleId }: TestSpecification) => readFileSync(moduleId, 'utf8').startsWith('// @vitest-environment')

/**
 * Test files that ask for a DOM stand together: a worker takes the next file only where it needs the same environment,
 * and is else ended and begun anew, with all it had imported.
 */
export class EnvironmentsTogether extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return [...sorted.filter(inDom), ...sorted.filter((file) => !inDom(file))]
  }
}
