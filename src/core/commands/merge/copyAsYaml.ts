import { hasBlankLines, ownRange } from '../../edits/children'
import { SourceDocument } from '../../document/SourceDocument'
import type { Path, PlainValue, SourceMap } from '../../document/types'
import type { ProjectInput, ResolvedNode } from '../../resolve/types'
import { lineEnd, lineStart } from '../../text/lines'
import { resolveProject } from '../../resolve/resolveProject'
import { inlineAnchor } from '../anchors/inlineAnchor'
import { filesThatDefine } from '../project/layers'
import { sectionOf } from '../project/names'
import { isPlainList, isPlainMap, plainMap, samePlain } from '../project/plain'
import { ProjectDraft } from '../project/projectDraft'
import { removePlaces } from '../project/removePlaces'
import { anchorsOf } from '../project/sourcePlace'
import { findReferences } from '../references/findReferences'
import type { CommandContext } from '../types'
import { merge } from './merge'
import { mergedSections } from './mergedSections'

export interface CopyOptions {
  /** Keeps what the selection says about services outside of it: for a copy that goes back into the same project. */
  readonly keepTies?: boolean
}

/** Names by section. */
type Chosen = ReadonlyMap<string, ReadonlySet<string>>

const copyFile = 'copied text'

/**
 * The services and resources of some graph nodes (`service:web`, `volume:data`) as a compose text that is valid by itself: their own text with
 * its comments, the volumes, networks, secrets and configs that they use, and the `x-` blocks whose anchors they need. Relations to services
 * that are not among them are left out, unless `keepTies`. A service that is written in several files, or extends another, is written out as
 * all of them together make it. Empty where the nodes name nothing that stands in a compose file.
 */
export function copyAsYaml(context: CommandContext, ids: readonly string[], { keepTies = false }: CopyOptions = {}): string {
  const draft = new ProjectDraft(context)
  const chosen = chosenNames(draft, ids)
  const layered = [...(chosen.get('services') ?? [])].filter((name) => isLayered(draft, name))
  const parts = draft.projectFiles.flatMap((file) => cutOut(draft, file, chosen, new Set(layered)))
  const copy = draftOf(parts[0] ?? '', context.input)
  for (const text of parts.slice(1)) merge(copy, { op: 'merge', text, sharing: 'all', ports: 'keep' })
  for (const name of layered) {
    const service = context.project.services.get(name)
    if (service) copy.change(copyFile, { type: 'set', path: ['services', name], value: withoutDefaults(plainOf(service.tree)) })
  }
  if (!keepTies) dropTies(copy)
  return copy.document(copyFile).text
}

function draftOf(text: string, surroundings: ProjectInput): ProjectDraft {
  const input: ProjectInput = { ...surroundings, composeFiles: [copyFile], files: new Map([[copyFile, { kind: 'text', text }]]) }
  return new ProjectDraft({ input, project: resolveProject(input) })
}

function chosenNames(draft: ProjectDraft, ids: readonly string[]): Chosen {
  const chosen = new Map<string, Set<string>>(mergedSections.map((section) => [section, new Set()]))
  for (const id of ids) {
    const kind = id.slice(0, id.indexOf(':'))
    if (Object.hasOwn(sectionOf, kind)) chosen.get(sectionOf[kind as keyof typeof sectionOf])?.add(id.slice(kind.length + 1))
  }
  for (const reference of findReferences(draft)) {
    if (reference.kind === 'service' || !reference.services.some((name) => chosen.get('services')?.has(name))) continue
    chosen.get(sectionOf[reference.kind])?.add(reference.name)
  }
  for (const name of chosen.get('services') ?? []) {
    for (const file of draft.projectFiles) {
      const models = draft.plain(file, ['services', name, 'models']) ?? null
      for (const model of isPlainList(models) ? models.map(String) : isPlainMap(models) ? Object.keys(models) : []) chosen.get('models')?.add(model)
    }
  }
  return chosen
}

/** Whether what a service is does not stand in one place of one file. */
function isLayered(draft: ProjectDraft, name: string): boolean {
  const files = filesThatDefine(draft, 'services', name)
  return files.length > 1 || files.some((file) => draft.plain(file, ['services', name, 'extends']) !== undefined)
}

/** The chosen entries of one file, in the order and the indents it has. */
function cutOut(draft: ProjectDraft, file: string, chosen: Chosen, layered: ReadonlySet<string>): readonly string[] {
  const isChosen = (path: Path): boolean => {
    const [section, name] = [String(path[0]), String(path[1])]
    return (chosen.get(section)?.has(name) ?? false) && !(section === 'services' && layered.has(name))
  }
  const blocks = settle(draft, file, isChosen)
  const document = draft.document(file)
  if (!(document instanceof SourceDocument) || document.root?.kind !== 'map') return []
  const pieces: string[] = []
  const written: { path: Path; value: PlainValue }[] = []
  for (const [index, { key, value }] of document.root.entries.entries()) {
    const name = String(key.value)
    if (blocks.has(name)) pieces.push(wholeLines(document, document.root, index))
    if (!chosen.has(name)) continue
    const map = document.resolvedAt([name])
    if (map?.kind !== 'map') continue
    const entries = document.entriesOf(map).filter((entry) => isChosen([name, String(entry.key.value)]))
    if (entries.length === 0) continue
    if (value !== map || map.flow || map.anchor !== undefined) for (const entry of entries) written.push({ path: [name, String(entry.key.value)], value: document.plain(entry.value) })
    else pieces.push([headLine(document, document.entryRange({ key, value }).start), ...entries.map((entry) => wholeLines(document, map, map.entries.indexOf(entry)))].join(hasBlankLines(document, map, false) ? '\n\n' : '\n').replace('\n\n', '\n'))
  }
  if (pieces.length + written.length === 0) return []
  const text = pieces.map((piece) => `${piece.replaceAll('\r\n', '\n')}\n`).join(hasBlankLines(document, document.root, false) ? '\n' : '')
  const result = draftOf(text, { name: null, folderName: '', composeFiles: [], files: new Map(), environment: {}, profiles: [] })
  result.change(copyFile, ...written.map(({ path, value }) => ({ type: 'set' as const, path, value })))
  return [result.document(copyFile).text]
}

/** Writes out each alias of the chosen entries whose anchor would stay behind; what is left are `x-` blocks to take along. */
function settle(draft: ProjectDraft, file: string, isChosen: (path: Path) => boolean): ReadonlySet<string> {
  for (let round = 0; round < 1000; round += 1) {
    const document = draft.document(file)
    const { aliases, paths } = anchorsOf(document)
    const blocks = new Set<string>()
    let lost: Path | undefined
    for (let size = -1; size !== blocks.size && !lost; ) {
      size = blocks.size
      for (const { alias, path } of aliases) {
        if (!isChosen(path) && !blocks.has(String(path[0]))) continue
        const node = document.target(alias)
        const home = (node && paths.get(node)) ?? []
        if (String(home[0]).startsWith('x-')) blocks.add(String(home[0]))
        else if (!isChosen(home)) lost = path
      }
    }
    if (!lost) return blocks
    const merged = lost.lastIndexOf('<<')
    inlineAnchor(draft, { op: 'inline-anchor', path: merged >= 0 && merged >= lost.length - 2 ? lost.slice(0, merged) : lost, file })
  }
  return new Set()
}

function wholeLines(document: SourceDocument, map: SourceMap, index: number): string {
  const { start, end } = ownRange(document, map, index)
  return document.text.slice(lineStart(document.text, start), end)
}

function headLine(document: SourceDocument, start: number): string {
  return document.text.slice(start, lineEnd(document.text, start))
}

/** Takes out what the copy says about services that it does not hold. */
function dropTies(copy: ProjectDraft): void {
  const present = new Set([copyFile].flatMap((file) => Object.keys((copy.plain(file, ['services']) ?? {}) as object)))
  const ties = findReferences(copy).filter(({ kind, name }) => kind === 'service' && !present.has(name))
  if (ties.length > 0) removePlaces(copy, copyFile, ties.map((tie) => ({ path: tie.removal, prunes: tie.prunes })))
}

/** Every service is on the default network without saying so. */
function withoutDefaults(service: PlainValue): PlainValue {
  if (!isPlainMap(service)) return service
  const onlyDefault = samePlain(service['networks'] ?? null, plainMap([['default', null]]))
  return plainMap(Object.entries(service).filter(([key]) => key !== 'networks' || !onlyDefault))
}

function plainOf(node: ResolvedNode): PlainValue {
  if (node.kind === 'scalar') return node.expression ?? node.value
  if (node.kind === 'seq') return node.items.map(plainOf)
  return plainMap([...node.entries].map(([key, value]) => [key, plainOf(value)]))
}
