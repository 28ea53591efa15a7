import type { ComposeDocument } from '../document/types'
import { sameAnchors } from './anchorPath'
import type { Collector, SectionName } from './collector'
import { changedParts, sectionParts } from './sectionParts'
import { partKey, type Entanglement } from './entanglement'
import { sameText } from './textContent'
import type { FileContent, ProjectInput } from './types'

/** How the documents of a project differ from those of the project before. */
export class DocumentChanges {
  private readonly documents = new Map<string, { readonly before: ComposeDocument | undefined; readonly after: ComposeDocument }>()
  private readonly names = new Map<string, ReadonlySet<string> | null>()
  private readonly anchors = new Map<string, boolean>()

  add(file: string, before: ComposeDocument | undefined, after: ComposeDocument): void {
    this.documents.set(file, { before, after })
    // Before anyone asks for a section of the later state, so that its index comes out of the former one.
    for (const section of SECTIONS) this.namesIn(file, section)
  }

  has(file: string): boolean {
    return this.documents.has(file)
  }

  /** The names of a section that differ in a file; null where everything has to be looked at. */
  namesIn(file: string, section: SectionName): ReadonlySet<string> | null {
    const change = this.documents.get(file)
    if (!change) return NONE
    const key = `${section}\n${file}`
    let names = this.names.get(key)
    if (names === undefined) this.names.set(key, (names = change.before ? changedParts(change.before, change.after, section) : null))
    return names
  }

  /** The entries that rest on something that changed besides the part of their own name. */
  concerned(entangled: Entanglement, before: ProjectInput, now: ProjectInput): ReadonlySet<string> {
    const names = new Set<string>()
    const add = (more: Iterable<string> | undefined): void => {
      for (const name of more ?? []) names.add(name)
    }
    for (const [file, change] of this.documents) {
      if (entangled.aliases.has(file) && !(change.before && this.hasSameAnchors(file, change.before, change.after))) add(entangled.aliases.get(file))
      const parts = entangled.parts.get(file)
      if (parts === undefined) continue
      for (const section of SECTIONS) {
        const touched = this.namesIn(file, section)
        if (touched === null) for (const more of parts.values()) add(more)
        else for (const name of touched) add(parts.get(partKey(section, name)))
      }
    }
    for (const [path, users] of entangled.contents) if (!this.leavesFile(path, before.files.get(path), now)) add(users)
    return names
  }

  /** Whether what was made before still stands: every part, alias and file it was made from is the same. */
  leaves(collector: Collector, input: ProjectInput): boolean {
    return this.leavesParts(collector) && this.leavesAliases(collector) && this.leavesFiles(collector, input)
  }

  private leavesParts({ parts }: Collector): boolean {
    return parts.every(({ file, section, name, node }) => {
      const change = this.documents.get(file)
      if (!change) return true
      const names = this.namesIn(file, section)
      return names ? !names.has(name) : sectionParts(change.after, section).parts.get(name)?.node === node
    })
  }

  private leavesAliases({ aliases }: Collector): boolean {
    return aliases.every(({ file, alias, target }) => {
      const change = this.documents.get(file)
      if (!change || (change.before && this.hasSameAnchors(file, change.before, change.after))) return true
      return change.after.target(alias) === target && change.before !== undefined && sameAnchors(change.before, change.after, target)
    })
  }

  private hasSameAnchors(file: string, before: ComposeDocument, after: ComposeDocument): boolean {
    let same = this.anchors.get(file)
    if (same === undefined) this.anchors.set(file, (same = sameAnchors(before, after)))
    return same
  }

  private leavesFiles({ contents }: Collector, input: ProjectInput): boolean {
    for (const [path, content] of contents) {
      if (!this.leavesFile(path, content, input)) return false
    }
    return true
  }

  /** Of a compose file the parts tell what changed in it. */
  private leavesFile(path: string, before: FileContent | undefined, input: ProjectInput): boolean {
    const now = input.files.get(path)
    return now === before || (now?.kind === 'text' && before?.kind === 'text' && this.documents.has(path)) || sameContent(now, before)
  }
}

function sameContent(one: FileContent | undefined, other: FileContent | undefined): boolean {
  if (one === other) return true
  if (one?.kind === 'text') return other?.kind === 'text' && sameText(one, other)
  return one?.kind === 'absent' && other?.kind === 'absent' && one.reason === other.reason
}

const NONE: ReadonlySet<string> = new Set()
const SECTIONS: readonly SectionName[] = ['services', 'volumes', 'networks', 'secrets', 'configs', 'models']
