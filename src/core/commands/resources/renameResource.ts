import { refuse } from '../commandRefusal'
import type { Planner } from '../planner'
import { attributeValues } from '../project/attribute'
import { filesThatDefine, namesIn } from '../project/layers'
import { assertFreeName, assertResource, sectionOf } from '../project/names'
import { isPlainList, isPlainMap } from '../project/plain'
import type { ProjectDraft } from '../project/projectDraft'
import { referencesTo } from '../references/findReferences'
import { noteNamesOutOfReach } from '../references/noteNamesOutOfReach'
import { renameReferences } from '../references/renameReferences'
import type { ResourceKind } from '../types'

/**
 * Renames a volume, network, secret or config in every file that defines it and in every reference. Where the engine's own
 * name follows from the key, the note says what becomes of it: a volume's data stays behind under the old name.
 */
export const renameResource: Planner<'rename-resource'> = (draft, command) => {
  const { kind, from, to } = command
  assertResource(draft, kind, from)
  assertFreeName(draft, kind, to)
  if (kind === 'network' && (from === 'default' || to === 'default')) {
    refuse('DEFAULT_NETWORK', 'The network named default is the one Compose attaches services to by itself; it cannot be renamed, nor can another take its name.', { from, to })
  }
  const section = sectionOf[kind]
  noteEngineName(draft, kind, from, to)
  if (kind === 'secret' || kind === 'config') noteContainerPath(draft, kind, from, to)
  renameReferences(draft, referencesTo(draft, kind, from), to)
  for (const file of filesThatDefine(draft, section, from)) draft.change(file, { type: 'rename', path: [section, from], key: to })
  noteNamesOutOfReach(draft, kind, from, to)
}

/** Without a target of its own a grant puts the file where its name says. */
function noteContainerPath(draft: ProjectDraft, kind: 'secret' | 'config', from: string, to: string): void {
  const services = [...namesIn(draft, 'services')].filter((service) =>
    attributeValues(draft, service, sectionOf[kind]).some(({ value }) => isPlainList(value) && value.some((item) => item === from || (isPlainMap(item) && item['source'] === from && (item['target'] ?? null) === null))),
  )
  if (services.length === 0) return
  const folder = kind === 'secret' ? '/run/secrets/' : '/'
  draft.note('GRANTED_PATH_CHANGES', `In the containers of ${services.join(', ')} the file is now ${folder}${to}; it was ${folder}${from}. Set a target there to keep its path.`, { kind, from: folder + from, to: folder + to, services: services.join(', ') })
}

function noteEngineName(draft: ProjectDraft, kind: ResourceKind, from: string, to: string): void {
  const definitions = filesThatDefine(draft, sectionOf[kind], from).map((file) => draft.plain(file, [sectionOf[kind], from]))
  const says = (key: string): boolean => definitions.some((one) => isPlainMap(one) && Object.hasOwn(one, key) && one[key] !== null && one[key] !== false)
  if (says('name')) return
  if (says('external')) {
    draft.note('EXTERNAL_NAME_CHANGES', `${from} is external and has no name of its own, so Compose will now look for one called ${to}. Set name: ${from} to keep it.`, { kind, from, to })
  } else if (kind === 'volume') {
    draft.note('VOLUME_DATA_STAYS', `Compose will use another, empty volume named after ${to}; the data stays in the one named after ${from}. Set name: on ${to} to keep using it.`, { from, to, project: draft.projectName })
  }
}
