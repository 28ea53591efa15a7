import type { Origin } from '../../resolve/types'
import type { ProjectDraft } from './projectDraft'

interface Item {
  readonly file: string
  readonly index: number
}

/**
 * The items of a service's list, in its own text, that these origins name. For what a person points at by its resolved name where the text
 * says it with a variable.
 */
export function itemsAtOrigins(draft: ProjectDraft, service: string, attribute: string, origins: readonly (Origin | null)[]): readonly Item[] {
  return origins.flatMap((origin) => {
    const [top, name, key, index] = origin?.path ?? []
    const isOwn = top === 'services' && name === service && key === attribute && typeof index === 'number'
    return origin && isOwn && draft.projectFiles.includes(origin.file) ? [{ file: origin.file, index }] : []
  })
}
