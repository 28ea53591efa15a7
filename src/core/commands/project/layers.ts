import type { Path } from '../../document/types'
import { refuse } from '../commandRefusal'
import type { ProjectDraft } from './projectDraft'
import { membersOf, placeAt } from './sourcePlace'

export type Section = 'services' | 'volumes' | 'networks' | 'secrets' | 'configs'

/** The project's files that define a name in a top-level section, in merge order: the last one wins. */
export function filesThatDefine(draft: ProjectDraft, section: Section, name: string): readonly string[] {
  return draft.projectFiles.filter((file) => {
    const document = draft.document(file)
    const place = placeAt(document, [section])
    return place !== undefined && membersOf(document, place).some((member) => member.key === name)
  })
}

/** Every name of a top-level section, whatever file defines it. */
export function namesIn(draft: ProjectDraft, section: Section): ReadonlySet<string> {
  const names = new Set<string>()
  for (const file of draft.projectFiles) {
    const document = draft.document(file)
    const place = placeAt(document, [section])
    if (place) for (const member of membersOf(document, place)) names.add(member.key)
  }
  return names
}

export function firstComposeFile(draft: ProjectDraft): string {
  return draft.composeFiles[0] ?? refuse('NO_COMPOSE_FILE', 'This project has no compose file yet. Make one first.')
}

/**
 * The file a change of `path` goes to when the command names none: the last of the project's files that has the value,
 * or else the last that has the attribute it belongs to (`services.web.ports`); an attribute that is new goes to the
 * first file that defines the service or resource; and what is wholly new to the first compose file.
 */
export function layerFor(draft: ProjectDraft, path: Path, file?: string): string {
  if (file !== undefined) return file
  const files = draft.projectFiles
  for (let depth = path.length; depth > 2; depth -= 1) {
    const holder = files.findLast((candidate) => draft.document(candidate).resolvedAt(path.slice(0, depth)) !== undefined)
    if (holder !== undefined) return holder
  }
  const definer = path.length >= 2 ? files.find((candidate) => draft.document(candidate).resolvedAt(path.slice(0, 2)) !== undefined) : undefined
  if (definer !== undefined) return definer
  // A key of the top level, such as `name`: where it stands, or else the first compose file.
  const top = path.length === 1 ? files.findLast((candidate) => draft.document(candidate).resolvedAt(path) !== undefined) : undefined
  return top ?? firstComposeFile(draft)
}
