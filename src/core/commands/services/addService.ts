import type { PlainValue } from '../../document/types'
import { refuse } from '../commandRefusal'
import type { Planner } from '../planner'
import { firstComposeFile } from '../project/layers'
import { assertFreeName } from '../project/names'
import { isPlainMap, plainMap } from '../project/plain'

/** Adds a service to the end of the first compose file's services, or of `file`. */
export const addService: Planner<'add-service'> = (draft, command) => {
  assertFreeName(draft, 'service', command.name)
  draft.change(command.file ?? firstComposeFile(draft), {
    type: 'set',
    path: ['services', command.name],
    value: definitionOf(command.name, command.image, command.definition),
  })
}

function definitionOf(name: string, image: string | undefined, definition: PlainValue | undefined): PlainValue {
  if (definition !== undefined && definition !== null && !isPlainMap(definition)) {
    refuse('INVALID_DEFINITION', `The definition of ${name} must be a map of attributes.`, { name })
  }
  const given = isPlainMap(definition) ? Object.entries(definition) : []
  const other = isPlainMap(definition) ? definition['image'] : undefined
  if (image !== undefined && other !== undefined && other !== image) refuse('TWO_IMAGES', `${name} is given two images: ${image}, and another in its definition. Give one.`, { name, image })
  const entries = image === undefined ? given : [['image', image] as const, ...given.filter(([key]) => key !== 'image')]
  if (entries.length === 0) refuse('MISSING_IMAGE', `The service ${name} needs an image or a build to be run. Say which.`, { name })
  return plainMap(entries)
}
