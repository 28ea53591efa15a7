import { refuse } from '../commandRefusal'
import type { Planner } from '../planner'
import { firstComposeFile } from '../project/layers'
import { assertFreeName, sectionOf } from '../project/names'
import { emptyDefinition } from './emptyDefinition'

/** Adds a volume, network, secret or config to the top level of the first compose file, or of `file`. */
export const addResource: Planner<'add-resource'> = (draft, command) => {
  const { kind, name } = command
  assertFreeName(draft, kind, name)
  const file = command.file ?? firstComposeFile(draft)
  if ((kind === 'secret' || kind === 'config') && (command.definition ?? null) === null) {
    refuse('MISSING_SOURCE', `The ${kind} ${name} needs a source: a file, an environment variable or external.`, { kind, name })
  }
  draft.change(file, { type: 'set', path: [sectionOf[kind], name], value: command.definition ?? emptyDefinition(draft, file, sectionOf[kind]) })
}
