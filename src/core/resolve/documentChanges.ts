import type { ComposeDocument } from '../document/types'
import { sameAnchors } from './anchorPath'
import type { Collector, SectionName } from './collector'
import { changedParts, sectionParts } from './sectionParts'
import type { ProjectInput } from './types'

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
      const now = input.files.get(path)
      if (now === content) continue
      if (now?.kind === 'text' && content?.kind === 'text') {
        if (now.text !== content.text && !this.documents.has(path)) return false
      } else if (now?.kind !== 'absent' || content?.kind !== 'absent' || now.reason !== content.reason) {
        return false
      }
    }
    return true
  }
}

const NONE: ReadonlySet<string> = new Set()
const SECTIONS: readonly SectionName[] = ['services', 'volumes', 'networks', 'secrets', 'configs', 'models']
