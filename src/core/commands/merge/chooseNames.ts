import type { PlainValue } from '../../document/types'
import { refuse } from '../commandRefusal'
import { filesThatDefine, namesIn, type Section } from '../project/layers'
import { assertFreeName, namePattern, sectionOf } from '../project/names'
import { isPlainMap, samePlain } from '../project/plain'
import type { ProjectDraft } from '../project/projectDraft'
import { renameResource } from '../resources/renameResource'
import { renameService } from '../services/renameService'
import type { ResourceKind } from '../types'
import type { IncomingPart } from './incomingPart'
import { renameInContents } from './renameInContents'

export interface NameChoices {
  /** `usual` where nothing is said. */
  readonly sharing: 'usual' | 'all' | 'none'
  /** `volume:data` and its like: these are the project's own, whatever the text defines. */
  readonly shared: ReadonlySet<string>
  /** `service:web` to the name the person chose for it. */
  readonly renames: ReadonlyMap<string, string>
}

/** Services first: a config that speaks of one becomes another text by its new name, and so is not shared. */
const kinds = ['service', 'network', 'volume', 'secret', 'config'] as const

/**
 * Gives everything of the part a name that is free in the project, its references with it, and leaves out what the project is to
 * share. Services are never shared. By default a network, secret or config is shared where both define it alike, and so is whatever
 * is external; a volume is not, as two databases in one volume would destroy it.
 */
export function chooseNames(draft: ProjectDraft, part: IncomingPart, choices: NameChoices): void {
  for (const id of choices.renames.keys()) {
    const [kind = '', name = ''] = splitId(id)
    const section = kinds.some((known) => known === kind) ? sectionOf[kind as (typeof kinds)[number]] : undefined
    if (section === undefined || !part.names(section).includes(name)) refuse('MERGE_UNKNOWN_NAME', `The text has no ${kind} named ${name} to be renamed.`, { kind, name })
  }
  settleDefaultNetwork(draft, part)
  for (const kind of kinds) {
    const section = sectionOf[kind]
    const taken = new Set(namesIn(draft, section))
    for (const name of part.names(section)) {
      const wanted = choices.renames.get(`${kind}:${name}`)
      if (wanted !== undefined) {
        if (wanted === name && !taken.has(name)) continue
        assertFreeName(draft, kind, wanted)
        rename(part, kind, name, wanted)
        continue
      }
      if (!taken.has(name)) continue
      if (kind !== 'service' && isShared(draft, part, kind, name, choices)) {
        part.leave(section, name)
        draft.note('MERGE_SHARED', `The project's own ${kind} ${name} is used.`, { kind, name })
        continue
      }
      const free = freeName(name, new Set([...taken, ...part.names(section), ...choices.renames.values()]))
      rename(part, kind, name, free)
      draft.note('MERGE_RENAMED', `The project has a ${kind} named ${name} already, so the new one is called ${free}.`, { kind, from: name, to: free })
    }
  }
  settleModels(draft, part)
}

function splitId(id: string): readonly [string, string] {
  const colon = id.indexOf(':')
  return [id.slice(0, Math.max(colon, 0)), id.slice(colon + 1)]
}

function rename(part: IncomingPart, kind: ResourceKind | 'service', from: string, to: string): void {
  if (kind === 'service') {
    renameService(part.draft, { op: 'rename-service', from, to, hostNames: true })
    renameInContents(part, from, to)
  } else {
    renameResource(part.draft, { op: 'rename-resource', kind, from, to })
  }
}

/** `web-2`, `web-3` and so on; a number that the name ends with already is counted on. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  const counted = /^(.+)-(\d{1,4})$/.exec(name)
  const stem = counted?.[1] ?? name
  let number = Number(counted?.[2] ?? 1) + 1
  while (taken.has(`${stem}-${number}`)) number += 1
  const free = `${stem}-${number}`
  return namePattern.test(free) ? free : refuse('INVALID_NAME', `“${name}” cannot be a name in a compose file.`, { kind: 'service', name })
}

function isShared(draft: ProjectDraft, part: IncomingPart, kind: ResourceKind, name: string, { sharing, shared }: NameChoices): boolean {
  if (shared.has(`${kind}:${name}`) || sharing === 'all') return true
  if (sharing === 'none') return false
  const definition = definitionIn(part.draft, sectionOf[kind], name)
  const isAlike = samePlain(orEmpty(definition), orEmpty(definitionIn(draft, sectionOf[kind], name)))
  return isAlike && (kind !== 'volume' || isExternal(definition))
}

/** As the last file that has it defines it. */
function definitionIn(draft: ProjectDraft, section: Section, name: string): PlainValue {
  const file = filesThatDefine(draft, section, name).at(-1)
  return (file === undefined ? undefined : draft.plain(file, [section, name])) ?? null
}

function orEmpty(value: PlainValue): PlainValue {
  return value ?? {}
}

function isExternal(value: PlainValue): boolean {
  return isPlainMap(value) && value['external'] !== undefined && value['external'] !== false
}

/** There is only one network named default, and every service that names none is on it. */
function settleDefaultNetwork(draft: ProjectDraft, part: IncomingPart): void {
  if (!part.names('networks').includes('default')) return
  const isFirst = namesIn(draft, 'services').size === 0 && !namesIn(draft, 'networks').has('default')
  if (isFirst) return
  part.leave('networks', 'default')
  const definition = definitionIn(part.draft, 'networks', 'default')
  if (samePlain(orEmpty(definition), orEmpty(definitionIn(draft, 'networks', 'default')))) return
  draft.note('MERGE_DEFAULT_NETWORK', 'The text has settings of its own for the default network. They were left out, as every service of the project would get them.', {})
}

/** Compose's models are shared where they are alike; two that differ are for a person to name apart. */
function settleModels(draft: ProjectDraft, part: IncomingPart): void {
  for (const name of part.names('models')) {
    const present = draft.projectFiles.map((file) => draft.plain(file, ['models', name])).find((value) => value !== undefined)
    if (present === undefined) continue
    if (!samePlain(present, part.draft.plain(part.file, ['models', name]) ?? null)) refuse('NAME_TAKEN', `There is already a model named ${name}. Give one of the two another name first.`, { kind: 'model', name })
    part.leave('models', name)
  }
}
