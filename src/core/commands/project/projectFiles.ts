import { MapNode } from '../../document/nodes'
import type { ComposeDocument, SourceNode } from '../../document/types'
import { folderOf, joinPath } from '../../resolve/projectPath'
import { itemsOf, membersOf, placeAt, scalarText, type SourcePlace } from './sourcePlace'

export interface ProjectFiles {
  /** The compose files and what they include, in the order in which Compose merges them: a later one beats an earlier one. */
  readonly project: readonly string[]
  /** Files that are only the source of an `extends`: their services are not the project's. */
  readonly extended: readonly string[]
}

/** One `extends` as written: the file is relative to the project folder, null for the same file. */
export interface ExtendsReference {
  readonly service: string
  readonly file: string | null
}

/** Reads the `extends` of a service's map, short or long; undefined where there is none that can be read. */
export function readExtends(document: ComposeDocument, file: string, place: SourcePlace): ExtendsReference | undefined {
  const short = scalarText(document, place.node)
  if (short !== undefined) return { service: short, file: null }
  const members = membersOf(document, place)
  const text = (key: string): string | undefined => {
    const member = members.find((candidate) => candidate.key === key)
    return member && scalarText(document, member.node)
  }
  const service = text('service')
  if (service === undefined) return undefined
  const other = text('file')
  return { service, file: other === undefined ? null : joinPath(folderOf(file), other) }
}

/** Follows `include` and `extends` from the compose files through every document that can be had. */
export function findProjectFiles(composeFiles: readonly string[], documentOf: (file: string) => ComposeDocument | undefined): ProjectFiles {
  const project: string[] = []
  const visiting = new Set<string>()
  const visit = (file: string, folder: string): void => {
    const document = documentOf(file)
    if (!document || visiting.has(file)) return
    visiting.add(file)
    for (const include of includesOf(document, folder)) for (const path of include.paths) visit(path, include.folder ?? folderOf(path))
    project.push(file)
  }
  for (const file of composeFiles) visit(file, folderOf(composeFiles[0] ?? ''))
  return { project, extended: extendedOnly(project, documentOf) }
}

interface Include {
  readonly paths: readonly string[]
  readonly folder: string | null
}

function includesOf(document: ComposeDocument, folder: string): readonly Include[] {
  const list = placeAt(document, ['include'])
  if (!list) return []
  return itemsOf(document, list).map((item) => {
    const short = scalarText(document, item.node)
    if (short !== undefined) return { paths: [joinPath(folder, short)], folder: null }
    const members = membersOf(document, item)
    const path = members.find((member) => member.key === 'path')
    const directory = members.find((member) => member.key === 'project_directory')
    const own = directory && scalarText(document, directory.node)
    return { paths: path ? textsOf(document, path).map((text) => joinPath(folder, text)) : [], folder: own === undefined ? null : joinPath(folder, own) }
  })
}

function textsOf(document: ComposeDocument, place: SourcePlace): readonly string[] {
  const one = scalarText(document, place.node)
  if (one !== undefined) return [one]
  return itemsOf(document, place).flatMap((item) => scalarText(document, item.node) ?? [])
}

/** Whether a map has no such key, of its own or by a merge. */
function isMapWithout(node: SourceNode, key: string): boolean {
  return node.kind === 'map' && MapNode.indexOf(node, key) < 0 && MapNode.indexOf(node, '<<') < 0
}

function extendedOnly(project: readonly string[], documentOf: (file: string) => ComposeDocument | undefined): readonly string[] {
  const known = new Set(project)
  const extended: string[] = []
  const queue = [...project]
  for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
    const document = documentOf(file)
    const services = document && placeAt(document, ['services'])
    if (!document || !services) continue
    for (const service of membersOf(document, services)) {
      if (isMapWithout(service.node, 'extends')) continue
      for (const member of membersOf(document, service)) {
        const other = member.key === 'extends' ? readExtends(document, file, member)?.file : undefined
        if (other == null || known.has(other) || !documentOf(other)) continue
        known.add(other)
        extended.push(other)
        queue.push(other)
      }
    }
  }
  return extended
}
