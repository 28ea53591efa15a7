import { hasAliases, MapNode } from '../../document/nodes'
import type { ComposeDocument, SourceMap, SourceNode } from '../../document/types'
import type { ProjectDraft } from '../project/projectDraft'
import { readExtends } from '../project/projectFiles'
import { followAlias, mapFragments, membersOf, placeAt, scalarText, type SourceMember, type SourcePlace } from '../project/sourcePlace'
import { serviceReferenceFinders } from './serviceReferences'
import type { HeldReference, Reference, ReferencedKind } from './types'

/**
 * Every place of the project that names a service or a resource: in its services, in the anchored blocks they merge and in the
 * services they extend, of their own file or of another one. Blocks that no service uses refer to nothing.
 */
export function findReferences(draft: ProjectDraft, isWanted: (reference: Reference) => boolean = () => true): readonly HeldReference[] {
  const found = new Map<string, { reference: Reference; services: Set<string> }>()
  const visited = new Set<string>()

  const hold = (reference: Reference, service: string): void => {
    if (!isWanted(reference)) return
    const key = JSON.stringify([reference.file, reference.path, reference.removal, reference.kind])
    const known = found.get(key)
    if (known) known.services.add(service)
    else found.set(key, { reference, services: new Set([service]) })
  }

  const visit = (file: string, place: SourcePlace, holder: string): void => {
    const document = draft.document(file)
    for (const fragment of mapFragments(document, place)) {
      const visit = JSON.stringify([file, fragment.path, holder])
      if (visited.has(visit)) continue
      visited.add(visit)
      for (const member of ownMembers(fragment)) {
        const finder = Object.hasOwn(serviceReferenceFinders, member.key) ? serviceReferenceFinders[member.key] : undefined
        for (const reference of finder?.(document, member) ?? []) hold({ ...reference, file, attribute: member.key }, holder)
        if (member.key === 'extends') visitExtends(file, member, holder)
      }
    }
  }

  const visitExtends = (file: string, member: SourceMember, holder: string): void => {
    const document = draft.document(file)
    const target = readExtends(document, file, member)
    if (!target) return
    const other = target.file ?? file
    const name = extendsName(draft, file, member)
    const known = draft.projectFiles.includes(other)
    if (name && known) {
      hold({ kind: 'service', name: target.service, file, path: name.path, form: 'value', attribute: 'extends', renamed: (next) => next, removal: member.path, prunes: false }, holder)
    }
    const base = draft.find(other) && placeAt(draft.document(other), ['services'])
    const service = base && membersOf(draft.document(other), base).find((candidate) => candidate.key === target.service)
    if (service) visit(other, service, holder)
  }

  for (const file of draft.projectFiles) {
    const document = draft.document(file)
    const services = placeAt(document, ['services'])
    for (const service of services ? membersOf(document, services) : []) {
      const own = referencesOfItsOwn(document, file, service)
      if (own) for (const reference of own) hold(reference, service.key)
      else visit(file, service, service.key)
    }
  }
  return [...found.values()].map(({ reference, services }) => ({ ...reference, services: [...services] }))
}

/** The references to one service or resource. */
export function referencesTo(draft: ProjectDraft, kind: ReferencedKind, name: string): readonly HeldReference[] {
  return findReferences(draft, (reference) => reference.kind === kind && reference.name === name)
}

interface OwnReferences {
  readonly file: string
  readonly key: string
  readonly references: readonly Reference[]
}

const known = new WeakMap<SourceNode, OwnReferences>()

/**
 * What a service refers to that shares nothing with others; null where it does. It rests on the service's own text alone, so that it is found once for all the
 * states of the project in which that is the same: of a thousand services a command changes a few.
 */
function referencesOfItsOwn(document: ComposeDocument, file: string, { key, path, node, own }: SourceMember): readonly Reference[] | null {
  if (!own || path.length !== 2 || node.kind !== 'map' || isShared(node)) return null
  const before = known.get(node)
  if (before?.file === file && before.key === key) return before.references
  const references = ownMembers({ path, node }).flatMap((member) => {
    const finder = Object.hasOwn(serviceReferenceFinders, member.key) ? serviceReferenceFinders[member.key] : undefined
    return (finder?.(document, member) ?? []).map((reference): Reference => ({ ...reference, file, attribute: member.key }))
  })
  known.set(node, { file, key, references })
  return references
}

/** Whether a service takes from elsewhere, by an alias or by `extends`. */
function isShared(node: SourceMap): boolean {
  return hasAliases(node) || MapNode.indexOf(node, 'extends') >= 0
}

function ownMembers(fragment: SourcePlace): readonly SourceMember[] {
  if (fragment.node.kind !== 'map') return []
  return fragment.node.entries
    .filter((entry) => entry.key.value !== '<<')
    .map((entry) => ({ key: String(entry.key.value), path: [...fragment.path, String(entry.key.value)], node: entry.value, own: true }))
}

/** Where an `extends` writes its service's name. */
function extendsName(draft: ProjectDraft, file: string, member: SourceMember): SourcePlace | undefined {
  const document = draft.document(file)
  if (scalarText(document, member.node) !== undefined) return followAlias(document, member)
  const service = membersOf(document, member).find((candidate) => candidate.key === 'service')
  return service && followAlias(document, service)
}
