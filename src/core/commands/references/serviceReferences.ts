import type { ComposeDocument } from '../../document/types'
import { followAlias, itemsOf, membersOf, scalarText, type SourceMember, type SourcePlace } from '../project/sourcePlace'
import { dividingColon, spokenName, type SpokenName } from './spokenName'
import type { Reference, ReferencedKind } from './types'

type Found = Omit<Reference, 'file' | 'attribute'>
type Finder = (document: ComposeDocument, place: SourceMember) => readonly Found[]

/**
 * One row an attribute of a service that can name another service or a top-level resource, in every form the
 * specification gives it. `container:` and external names are no names of this project.
 */
export const serviceReferenceFinders: Readonly<Record<string, Finder>> = {
  depends_on: namesOrKeys('service'),
  networks: namesOrKeys('network'),
  links: (document, place) => scalarItems(document, place, (text) => beforeColon('service', text)),
  volumes_from: (document, place) => scalarItems(document, place, (text) => (text.startsWith('container:') ? undefined : beforeColon('service', text))),
  network_mode: namespace,
  pid: namespace,
  ipc: namespace,
  volumes: volumeMounts,
  secrets: grants('secret'),
  configs: grants('config'),
  build: (document, place) => [...additionalContexts(document, place), ...buildSecrets(document, place)],
  credential_spec: (document, place) =>
    membersOf(document, place).flatMap((member) => (member.key === 'config' ? whole(document, 'config', member, member, false) : [])),
}

interface Part extends SpokenName {
  readonly kind: ReferencedKind
}

/** A list of names, or a map whose keys are names. */
function namesOrKeys(kind: ReferencedKind): Finder {
  return (document, place) => {
    const target = followAlias(document, place)
    if (target?.node.kind === 'map') {
      return membersOf(document, target).map((member) => ({
        kind,
        name: member.key,
        path: member.path,
        form: 'key' as const,
        renamed: (name) => name,
        removal: member.path,
        prunes: true,
      }))
    }
    return scalarItems(document, place, (text) => ({ kind, ...spokenName(text) }))
  }
}

function scalarItems(document: ComposeDocument, place: SourcePlace, read: (text: string) => Part | undefined): readonly Found[] {
  return itemsOf(document, place).flatMap((item) => {
    const target = followAlias(document, item)
    const text = target && scalarText(document, target.node)
    const part = text === undefined ? undefined : read(text)
    return target && part ? [{ ...part, path: target.path, form: 'value' as const, removal: item.path, prunes: true }] : []
  })
}

function beforeColon(kind: ReferencedKind, text: string): Part {
  const colon = dividingColon(text)
  const rest = colon < 0 ? '' : text.slice(colon)
  const said = spokenName(colon < 0 ? text : text.slice(0, colon))
  return { kind, ...said, renamed: (name) => said.renamed(name) + rest }
}

/** `network_mode: service:web` and its like. */
function namespace(document: ComposeDocument, place: SourceMember): readonly Found[] {
  const target = followAlias(document, place)
  const text = target && scalarText(document, target.node)
  if (!target || !text?.startsWith('service:')) return []
  return [{ ...servicePrefix(text), path: target.path, form: 'value', removal: place.path, prunes: false }]
}

function servicePrefix(text: string): Part {
  const said = spokenName(text.slice('service:'.length))
  return { kind: 'service', ...said, renamed: (name) => `service:${said.renamed(name)}` }
}

function whole(document: ComposeDocument, kind: ReferencedKind, place: SourcePlace, removal: SourcePlace, prunes: boolean): readonly Found[] {
  const target = followAlias(document, place)
  const text = target && scalarText(document, target.node)
  if (!target || text === undefined) return []
  return [{ kind, ...spokenName(text), path: target.path, form: 'value', removal: removal.path, prunes }]
}

/** Whether the source of a short mount is a volume's name and not a path on the host (compose-go `format/volume.go`). */
export function isVolumeName(source: string): boolean {
  return /^[a-zA-Z0-9][a-zA-Z0-9._-]*$/.test(source)
}

/** The source of a short mount, null for an anonymous volume (`/data`): a drive letter's colon is none that divides. */
export function shortMountSource(text: string): string | null {
  const divider = dividingColon(text, /^[a-zA-Z]:[\\/]/.test(text) ? 2 : 0)
  return divider < 0 ? null : text.slice(0, divider)
}

function volumeMounts(document: ComposeDocument, place: SourceMember): readonly Found[] {
  return itemsOf(document, place).flatMap((item) => {
    const target = followAlias(document, item)
    if (!target) return []
    if (target.node.kind === 'map') return longVolume(document, target, item)
    const text = scalarText(document, target.node)
    const source = text === undefined ? null : shortMountSource(text)
    if (text === undefined || source === null) return []
    const said = spokenName(source)
    if (said.expression === undefined && !isVolumeName(source)) return []
    return [{ kind: 'volume' as const, ...said, path: target.path, form: 'value' as const, renamed: (name: string) => said.renamed(name) + text.slice(source.length), removal: item.path, prunes: true }]
  })
}

function longVolume(document: ComposeDocument, mount: SourcePlace, item: SourcePlace): readonly Found[] {
  const members = membersOf(document, mount)
  const type = members.find((member) => member.key === 'type')
  if ((type && scalarText(document, type.node)) !== 'volume') return []
  return members.flatMap((member) => (member.key === 'source' ? whole(document, 'volume', member, item, true) : []))
}

/** Secrets and configs: a list of names, or of maps with a `source`. */
function grants(kind: 'secret' | 'config'): Finder {
  return (document, place) =>
    itemsOf(document, place).flatMap((item) => {
      const target = followAlias(document, item)
      if (target?.node.kind !== 'map') return whole(document, kind, item, item, true)
      return membersOf(document, target).flatMap((member) => (member.key === 'source' ? whole(document, kind, member, item, true) : []))
    })
}

function buildMember(document: ComposeDocument, build: SourcePlace, key: string): readonly SourceMember[] {
  return membersOf(document, build).filter((member) => member.key === key)
}

function buildSecrets(document: ComposeDocument, build: SourcePlace): readonly Found[] {
  return buildMember(document, build, 'secrets').flatMap((member) => grants('secret')(document, member))
}

/** `additional_contexts`: `name: service:web` in a map, `name=service:web` in a list. */
function additionalContexts(document: ComposeDocument, build: SourcePlace): readonly Found[] {
  return buildMember(document, build, 'additional_contexts').flatMap((contexts) => {
    const inMap = membersOf(document, contexts).flatMap((member): readonly Found[] => {
      const target = followAlias(document, member)
      const text = target && scalarText(document, target.node)
      return target && text?.startsWith('service:') ? [{ ...servicePrefix(text), path: target.path, form: 'value', removal: member.path, prunes: true }] : []
    })
    const inList = scalarItems(document, contexts, (text) => {
      const start = text.indexOf('=') + 1
      if (start === 0 || !text.startsWith('service:', start)) return undefined
      const part = servicePrefix(text.slice(start))
      return { ...part, renamed: (name) => text.slice(0, start) + part.renamed(name) }
    })
    return [...inMap, ...inList]
  })
}
