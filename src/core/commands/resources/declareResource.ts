import { namesIn, firstComposeFile } from '../project/layers'
import { sectionOf } from '../project/names'
import type { ProjectDraft } from '../project/projectDraft'
import { emptyDefinition } from './emptyDefinition'

/** Declares a volume or a network that is used and that no file of the project defines, and says so. */
export function declareResource(draft: ProjectDraft, kind: 'volume' | 'network', name: string, file = firstComposeFile(draft)): void {
  const section = sectionOf[kind]
  if (namesIn(draft, section).has(name)) return
  draft.change(file, { type: 'set', path: [section, name], value: emptyDefinition(draft, file, section) })
  draft.note('RESOURCE_DECLARED', `The ${kind} ${name} was not declared yet; it is now, in ${file}.`, { kind, name, file })
}
