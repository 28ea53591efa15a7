import { SourceDocument } from '../../document/SourceDocument'
import type { SourceEntry } from '../../document/types'
import { resolveProject } from '../../resolve/resolveProject'
import type { ProjectInput, ResolvedProject } from '../../resolve/types'
import { refuse } from '../commandRefusal'
import { ProjectDraft } from '../project/projectDraft'
import { mergedSections, type MergedSection } from './mergedSections'
import { readMergedText } from './readMergedText'

/** What the text is called where a sentence needs a file's name. */
const partFile = 'merged text'

/**
 * The text that is being merged, as a project of its own: commands rename and change it there, with every proof they have, before any
 * of it is put into the project's file.
 */
export class IncomingPart {
  readonly draft: ProjectDraft
  readonly file = partFile
  readonly #surroundings: ProjectInput
  /** Entries that are not to be taken, as `section:name`: the project has what they stand for. */
  readonly #left = new Set<string>()

  constructor(text: string, surroundings: ProjectInput) {
    const read = readMergedText(text)
    this.#surroundings = surroundings
    const input = this.#inputOf(read.text)
    this.draft = new ProjectDraft({ input, project: resolveProject(input) })
  }

  /** The text as it is now. */
  get document(): SourceDocument {
    const document = this.draft.document(partFile)
    return document instanceof SourceDocument ? document : refuse('UNSAFE_EDIT', 'The text could not be read.')
  }

  /** What Compose would make of the text by itself, with the project's own variables. */
  resolve(): ResolvedProject {
    return resolveProject(this.#inputOf(this.document.text))
  }

  leave(section: MergedSection, name: string): void {
    this.#left.add(`${section}:${name}`)
  }

  /** The entries of a section that are to be put into the project; a section that is an alias is followed. */
  entries(section: MergedSection): readonly SourceEntry[] {
    const node = this.document.resolvedAt([section])
    return node?.kind === 'map' ? this.document.entriesOf(node).filter(({ key }) => !this.#left.has(`${section}:${String(key.value)}`)) : []
  }

  names(section: MergedSection): readonly string[] {
    return this.entries(section).map(({ key }) => String(key.value))
  }

  isEmpty(): boolean {
    return mergedSections.every((section) => this.entries(section).length === 0)
  }

  #inputOf(text: string): ProjectInput {
    const { files, environment, folderName } = this.#surroundings
    return { name: null, folderName, composeFiles: [partFile], files: new Map([...files, [partFile, { kind: 'text', text }]]), environment, profiles: ['*'] }
  }
}
