import { ChunkedList } from '../collections/ChunkedList'
import type { ResolvedProject } from '../resolve/types'
import { diagnosticsOf, documentAt, emptyGroup, fileOf, makeGroup, partOf, type DiagnosticGroup, type ListedFinding } from './diagnosticGroup'
import type { Finding } from './finding'
import type { Diagnostic, Severity } from './types'

type Groups = ChunkedList<DiagnosticGroup>

const severities: readonly Severity[] = ['error', 'warning', 'info']
const measures = severities.map((severity) => (group: DiagnosticGroup): number => group.shown.filter(({ diagnostic }) => diagnostic.severity === severity).length)
const sections: Readonly<Record<string, string>> = { service: 'services', volume: 'volumes', network: 'networks', secret: 'secrets', config: 'configs' }

/**
 * The diagnostics of one state of a project, kept by the part of the text that they begin in: after an edit those of the other parts
 * are taken over as they are, wherever they have moved to, and how many there are of a kind and what is wrong with one node is known
 * without going through them all.
 */
export class DiagnosticIndex {
  readonly #project: ResolvedProject
  readonly #files: ReadonlyMap<string, Groups>
  #all: readonly Diagnostic[] | undefined
  #faults: readonly Diagnostic[] | undefined

  private constructor(project: ResolvedProject, files: ReadonlyMap<string, Groups>) {
    this.#project = project
    this.#files = files
  }

  static of(project: ResolvedProject, lists: Iterable<readonly Finding[]>): DiagnosticIndex {
    const byFile = new Map<string, Map<number, ListedFinding[]>>()
    for (const list of lists) {
      for (const finding of list) {
        const file = fileOf(project, finding)
        const parts = byFile.get(file) ?? new Map<number, ListedFinding[]>()
        byFile.set(file, parts)
        const index = partOf(project, documentAt(project, file), finding)
        const found = parts.get(index)
        if (found) found.push({ finding, list })
        else parts.set(index, [{ finding, list }])
      }
    }
    const names = [...new Set([...project.documents.keys(), ...byFile.keys()])].sort()
    return new DiagnosticIndex(project, new Map(names.map((file) => [file, groupsOf(project, file, byFile.get(file))])))
  }

  /** Of a project whose texts cannot be read: these are all, and sorted. */
  static ofFaults(project: ResolvedProject, faults: readonly Diagnostic[]): DiagnosticIndex {
    const index = new DiagnosticIndex(project, new Map())
    index.#all = faults
    index.#faults = faults
    return index
  }

  /** Every diagnostic, sorted by file, place and code. Made when it is first asked for. */
  get all(): readonly Diagnostic[] {
    this.#all ??= [...this.#files].flatMap(([file, groups]) => {
      const found: Diagnostic[] = []
      let index = 0
      for (const group of groups) found.push(...diagnosticsOf(this.#project, documentAt(this.#project, file), index++, group))
      return found
    })
    return this.#all
  }

  count(severity: Severity): number {
    if (this.#faults) return this.#faults.filter((fault) => fault.severity === severity).length
    const measure = severities.indexOf(severity)
    return [...this.#files.values()].reduce((sum, groups) => sum + groups.total(measure), 0)
  }

  /** The first one of a kind. */
  first(severity: Severity): Diagnostic | undefined {
    if (this.#faults) return this.#faults.find((fault) => fault.severity === severity)
    const measure = severities.indexOf(severity)
    for (const [file, groups] of this.#files) {
      if (groups.total(measure) === 0) continue
      // Groups without one take up no room, so that the one that holds position 0 is the first that has one.
      return this.#shownAt(file, groups.indexAt(0, measure)).find((diagnostic) => diagnostic.severity === severity)
    }
    return undefined
  }

  /** Those of a graph node. */
  ofNode(id: string): readonly Diagnostic[] {
    const cut = id.indexOf(':')
    const section = sections[id.slice(0, cut)]
    if (section === undefined) return []
    return [...this.#files.keys()].flatMap((file) => {
      const document = documentAt(this.#project, file)
      const node = document?.nodeAt([section, id.slice(cut + 1)])
      return document && node ? this.#shownAt(file, document.partIndexAt(document.rangeOf(node).start)).filter((diagnostic) => diagnostic.node === id) : []
    })
  }

  /** The lists of findings some of which begin in a part that is another one in `project`; null where that is not told by parts alone. */
  listsTouchedIn(project: ResolvedProject): ReadonlySet<readonly Finding[]> | null {
    const changed = this.#changedParts(project)
    if (changed === null) return null
    const lists = new Set<readonly Finding[]>()
    for (const [file, indexes] of changed) for (const index of indexes) for (const { list } of this.#files.get(file)?.at(index)?.findings ?? []) lists.add(list)
    return lists
  }

  /** The diagnostics of another state of the project, which differ by some lists of findings; null where they have to be put together anew. */
  changed(project: ResolvedProject, removed: readonly (readonly Finding[])[], added: readonly (readonly Finding[])[]): DiagnosticIndex | null {
    const changedParts = this.#changedParts(project)
    if (changedParts === null) return null
    const gone = new Set(removed)
    const edits = new Map<string, Map<number, ListedFinding[]>>()
    const groupAt = (file: string, index: number): ListedFinding[] | null => {
      const groups = this.#files.get(file)
      if (groups === undefined || index >= groups.length) return null
      const parts = edits.get(file) ?? new Map<number, ListedFinding[]>()
      edits.set(file, parts)
      const known = parts.get(index) ?? (groups.at(index) ?? emptyGroup).findings.filter(({ list }) => !gone.has(list))
      parts.set(index, known)
      return known
    }
    for (const [file, indexes] of changedParts) for (const index of indexes) groupAt(file, index)
    for (const list of removed) for (const finding of list) if (groupAt(fileOf(this.#project, finding), this.#partOf(this.#project, finding)) === null) return null
    for (const list of added) {
      for (const finding of list) {
        const group = groupAt(fileOf(project, finding), this.#partOf(project, finding))
        if (group === null) return null
        group.push({ finding, list })
      }
    }
    const files = new Map(this.#files)
    for (const [file, parts] of edits) {
      const document = documentAt(project, file)
      let groups = files.get(file)
      for (const [index, findings] of parts) groups = groups?.with(index, makeGroup(project, document, index, findings))
      if (groups) files.set(file, groups)
    }
    return new DiagnosticIndex(project, files)
  }

  #partOf(project: ResolvedProject, finding: Finding): number {
    return partOf(project, documentAt(project, fileOf(project, finding)), finding)
  }

  #shownAt(file: string, index: number): Diagnostic[] {
    return diagnosticsOf(this.#project, documentAt(this.#project, file), index, this.#files.get(file)?.at(index) ?? emptyGroup)
  }

  #changedParts(project: ResolvedProject): ReadonlyMap<string, readonly number[]> | null {
    if (project.documents.size !== this.#project.documents.size) return null
    const changed = new Map<string, readonly number[]>()
    for (const [file, now] of project.documents) {
      if (now === this.#project.documents.get(file)) continue
      const indexes = documentAt(project, file)?.changedParts(documentAt(this.#project, file))
      if (!indexes) return null
      changed.set(file, indexes)
    }
    return changed
  }
}

function groupsOf(project: ResolvedProject, file: string, parts: ReadonlyMap<number, readonly ListedFinding[]> | undefined): Groups {
  const document = documentAt(project, file)
  const groups = new Array<DiagnosticGroup>(document?.partCount ?? 1).fill(emptyGroup)
  for (const [index, findings] of parts ?? []) groups[index] = makeGroup(project, document, index, findings)
  return ChunkedList.of(groups, measures)
}
