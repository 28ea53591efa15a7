import type { Path, PlainValue, SourceNode } from '../../document/types'
import { layerFor } from './layers'
import { assertOwnEntry } from './ownEntry'
import { ownValue } from './ownValue'
import type { ProjectDraft } from './projectDraft'
import { removePlaces } from './removePlaces'
import { mapFragments, membersOf, placeAt, type SourceMember } from './sourcePlace'

/** A service's attribute in the one file that a command writes to. */
export interface WritableAttribute {
  readonly file: string
  readonly path: Path
  /** What stands there, already made this service's own; undefined where nothing does. */
  readonly node: SourceNode | undefined
}

interface Target {
  readonly file?: string
  readonly shared?: boolean
}

/** Chooses the layer of an attribute (see `layerFor`) and makes what stands there writable. */
export function openAttribute(draft: ProjectDraft, command: Target, service: string, attribute: string, ...below: string[]): WritableAttribute {
  const path = ['services', service, attribute]
  const file = layerFor(draft, [...path, ...below], command.file)
  ownValue(draft, file, path, command.shared)
  return { file, path, node: draft.document(file).nodeAt(path) }
}

/** A service's attribute as each file of the project writes it, merged blocks included, in merge order. */
export function attributeLayers(draft: ProjectDraft, service: string, attribute: string): readonly (SourceMember & { readonly file: string })[] {
  return draft.projectFiles.flatMap((file) => {
    const document = draft.document(file)
    const place = placeAt(document, ['services', service]) ?? mergedService(draft, file, service)
    if (!place) return []
    const members = mapFragments(document, place).length === 0 ? [] : membersOf(document, place)
    // The first is the one a reader sees: an own entry shadows a merged one.
    const member = members.find((candidate) => candidate.key === attribute)
    return member ? [{ ...member, file }] : []
  })
}

function mergedService(draft: ProjectDraft, file: string, service: string): SourceMember | undefined {
  const document = draft.document(file)
  const services = placeAt(document, ['services'])
  return services && membersOf(document, services).find((member) => member.key === service)
}

/** The meaning of a service's attribute in each file that has it. */
export function attributeValues(draft: ProjectDraft, service: string, attribute: string): readonly { readonly file: string; readonly value: PlainValue }[] {
  return attributeLayers(draft, service, attribute).map(({ file, node }) => ({ file, value: draft.document(file).plain(node) }))
}

/**
 * Takes items or entries out of a service's attribute in one file. An attribute left empty goes too, unless a merge key would
 * then bring back what was just taken away.
 */
export function removeParts(draft: ProjectDraft, file: string, service: string, attribute: string, parts: readonly (string | number)[], shared = false): void {
  const path = ['services', service, attribute]
  ownValue(draft, file, path, shared, 'take')
  const place = placeAt(draft.document(file), ['services', service])
  for (const part of parts) if (typeof part === 'string') assertOwnEntry(draft, file, [...path, part])
  const inherited = place !== undefined && membersOf(draft.document(file), place).some((member) => member.key === attribute && !member.own)
  removePlaces(draft, file, parts.map((part) => ({ path: [...path, part], prunes: !inherited })))
}
