import type { Path, SourceNode } from '../../document/types'
import { findHostsOfVariable } from '../../graph/findHosts'
import type { ProjectDraft } from '../project/projectDraft'
import { followAlias, mapFragments, placeAt, type SourcePlace } from '../project/sourcePlace'

/** A value in which a service's name stands where a host name does. */
export interface HostNamePlace {
  readonly file: string
  readonly path: Path
  readonly text: string
  /** One-based. */
  readonly line: number
}

const attributes: readonly Path[] = [['environment'], ['command'], ['entrypoint'], ['healthcheck', 'test'], ['build', 'args'], ['labels']]

/**
 * Where a service is named as a host: after `//` or `@`, before a port, or as the whole value of a variable that is called
 * a host, server, address and so on. A guess, so it is offered and never renamed unasked.
 */
export function findHostNames(draft: ProjectDraft, service: string): readonly HostNamePlace[] {
  const found = new Map<string, HostNamePlace>()
  for (const file of [...draft.projectFiles, ...draft.extendedFiles]) {
    const document = draft.document(file)
    const services = placeAt(document, ['services'])
    if (!services) continue
    for (const fragment of mapFragments(document, services).flatMap((map) => map.node.entries.map((entry): SourcePlace => ({ path: [...map.path, String(entry.key.value)], node: entry.value })))) {
      for (const attribute of attributes) {
        for (const { path, node, key } of scalarsBelow(draft, file, fragment, attribute)) {
          if (node.kind !== 'scalar' || typeof node.value !== 'string' || !occurrences(node.value, service, key)) continue
          found.set(JSON.stringify([file, path]), { file, path, text: node.value, line: document.positionAt(document.rangeOf(node).start).line })
        }
      }
    }
  }
  return [...found.values()]
}

export function renameHostNames(draft: ProjectDraft, from: string, to: string): void {
  for (const place of findHostNames(draft, from)) {
    draft.change(place.file, { type: 'set', path: place.path, value: replaceHost(place.text, from, to) })
  }
}

interface KeyedScalar extends SourcePlace {
  readonly key: string
}

function scalarsBelow(draft: ProjectDraft, file: string, service: SourcePlace, attribute: Path): readonly KeyedScalar[] {
  const document = draft.document(file)
  let places: readonly SourcePlace[] = [service]
  for (const part of attribute) {
    places = places.flatMap((place) =>
      mapFragments(document, place).flatMap((map) =>
        map.node.entries.filter((entry) => entry.key.value === part).map((entry) => ({ path: [...map.path, part], node: entry.value })),
      ),
    )
  }
  const scalars: KeyedScalar[] = []
  const visit = (place: SourcePlace, key: string): void => {
    const target = followAlias(document, place)
    if (!target) return
    if (target.node.kind === 'scalar') scalars.push({ ...target, key })
    else if (target.node.kind === 'seq') target.node.items.forEach((item: SourceNode, index) => visit({ path: [...target.path, index], node: item }, key))
    else for (const map of mapFragments(document, target)) for (const entry of map.node.entries) if (entry.key.value !== '<<') visit({ path: [...map.path, String(entry.key.value)], node: entry.value }, String(entry.key.value))
  }
  for (const place of places) visit(place, '')
  return scalars
}

function pattern(service: string): RegExp {
  const name = service.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  // After a scheme or credentials, or before a port number or a variable that holds one.
  return new RegExp(`(?<=//|@)${name}(?![\\w.-])|(?<![\\w./@$-])${name}(?=:(?:\\d|\\$))`, 'g')
}

function occurrences(text: string, service: string, key: string): boolean {
  if (pattern(service).test(text)) return true
  const assignment = /^([A-Za-z_][\w.-]*)=(.*)$/s.exec(text)
  const [name, value] = assignment ? [assignment[1] ?? '', assignment[2] ?? ''] : [key, text]
  return value === service && findHostsOfVariable(name, value).includes(service)
}

/** A text of any kind with a service's name, where it stands for a host beyond doubt, replaced by another. */
export function replaceHosts(text: string, from: string, to: string): string {
  return text.replace(pattern(from), () => to)
}

function replaceHost(text: string, from: string, to: string): string {
  const replaced = replaceHosts(text, from, to)
  if (replaced !== text) return replaced
  return text.slice(0, text.length - from.length) + to
}
