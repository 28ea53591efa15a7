import { applyChanges } from '../../edits/applyChanges'
import type { Change } from '../../edits/types'
import { parseCompose } from '../../document/parseCompose'
import { SourceDocument } from '../../document/SourceDocument'
import type { ComposeDocument, Path, PlainValue } from '../../document/types'
import { updateDocument } from '../../document/updateDocument'
import { resolveProject } from '../../resolve/resolveProject'
import { isTextOf, textContent } from '../../resolve/textContent'
import type { ProjectInput, ResolvedProject } from '../../resolve/types'
import { applyEdits } from '../../text/applyEdits'
import { composeEdits } from '../../text/composeEdits'
import type { TextEdit } from '../../text/textEdit'
import { CommandRefusal, refuse } from '../commandRefusal'
import type { CommandContext, PlanNote, PlannedFile } from '../types'
import { findProjectFiles, type ProjectFiles } from './projectFiles'
import type { Proof } from './treeProof'

/**
 * The texts of a project while commands are being planned on them. Each change is applied at once, so that the next
 * step (and the next command) sees it; the edits add up to one set for each file's first text. Nothing leaves it but
 * a plan, so that a planner which refuses half-way leaves no trace.
 */
export class ProjectDraft {
  readonly #documents = new Map<string, ComposeDocument | undefined>()
  readonly #edits = new Map<string, readonly TextEdit[]>()
  readonly #firstTexts = new Map<string, string>()
  /** Files that are no compose files: env files. */
  readonly #texts = new Map<string, string>()
  readonly #notes: PlanNote[] = []
  readonly #context: CommandContext
  #files: ProjectFiles | undefined

  constructor(context: CommandContext) {
    this.#context = context
  }

  /** `-f` order. */
  get composeFiles(): readonly string[] {
    return this.#context.input.composeFiles
  }

  /** For sentences only: commands read the source texts. */
  get projectName(): string {
    return this.#context.project.name
  }

  /** The compose files and what they include, in the order in which they are merged. */
  get projectFiles(): readonly string[] {
    return this.#findFiles().project
  }

  /** Files read only because some service extends one of theirs. */
  get extendedFiles(): readonly string[] {
    return this.#findFiles().extended
  }

  find(file: string): ComposeDocument | undefined {
    if (this.#documents.has(file)) return this.#documents.get(file)
    const content = this.#context.input.files.get(file)
    const resolved = this.#context.project.documents.get(file)
    const text = content?.kind === 'text' ? content : undefined
    const document = resolved && (text === undefined || isTextOf(text, resolved)) ? resolved : text && parseCompose(text.source ?? text.text)
    this.#documents.set(file, document)
    return document
  }

  /** Refuses a file that the project does not hold or whose text cannot be read as YAML. */
  document(file: string): ComposeDocument {
    const document = this.find(file) ?? refuse('UNKNOWN_FILE', `${file} is not one of the files this project has read. Open it with the project, then try again.`, { file })
    const error = document.errors[0]
    if (error) refuse('BROKEN_DOCUMENT', `${file} has an error at line ${error.line}, column ${error.column}: ${error.message} Put the text right first; nothing was changed.`, { file, line: error.line, column: error.column, error: error.code })
    return document
  }

  /** The project with its variables filled in; only as long as no change has made it untrue. */
  get resolved(): ResolvedProject | undefined {
    const { project } = this.#context
    return this.#edits.size === 0 && [...project.documents].every(([file, document]) => this.find(file) === document) ? project : undefined
  }

  /** The project as the changes so far have made it, its variables filled in. */
  resolve(): ResolvedProject {
    return resolveProject(this.input, this.#context.project)
  }

  /** What the project is made from, with the texts as the changes so far have made them. */
  get input(): ProjectInput {
    const { input } = this.#context
    const files = new Map(input.files)
    for (const [file, document] of this.#documents) if (document) files.set(file, textContent(document.source))
    for (const [file, text] of this.#texts) files.set(file, { kind: 'text', text })
    return { ...input, files }
  }

  plain(file: string, path: Path): PlainValue | undefined {
    const document = this.document(file)
    const node = document.resolvedAt(path)
    return node && document.plain(node)
  }

  change(file: string, ...changes: readonly Change[]): void {
    if (changes.length === 0) return
    // Planners look after shared anchors themselves, and follow references into them on purpose.
    const result = applyChanges(this.document(file), changes, { sharedAnchors: 'edit' })
    if (!result.ok) throw new CommandRefusal(result.refusal.code, result.refusal.message, { file, ...result.refusal.params })
    this.#record(file, result.edits, result.document)
  }

  /** Edits of the text itself, for forms that a change of meaning cannot ask for; nothing is done unless the proof holds. */
  edit(file: string, edits: readonly TextEdit[], proof: Proof): void {
    if (!this.tryEdit(file, edits, proof)) {
      refuse('UNSAFE_EDIT', `${file} is written in a way that this edit could not be proven safe for. Nothing was changed; edit the text by hand.`, { file })
    }
  }

  /** The same, but false comes back where the proof fails: the planner has another way. */
  tryEdit(file: string, edits: readonly TextEdit[], proof: Proof): boolean {
    const document = this.document(file)
    const next = document instanceof SourceDocument ? updateDocument(document, edits) : parseCompose(applyEdits(document.text, edits))
    if (next.errors.length > 0 || !proof(document, next)) return false
    if (edits.length > 0) this.#record(file, edits, next)
    return true
  }

  /** The text of an env file; empty for one that is not there yet. Refused where it may not be read, as it may not be written then. */
  plainText(file: string): string {
    const changed = this.#texts.get(file)
    if (changed !== undefined) return changed
    const content = this.#context.input.files.get(file)
    if (content?.kind === 'text') return content.text
    if (content !== undefined && content.reason !== 'not-found') refuse('UNREADABLE_FILE', `${file} could not be read, so it cannot be changed either.`, { file, reason: content.reason })
    return ''
  }

  /** Edits of a text that is no compose file. */
  editText(file: string, edits: readonly TextEdit[]): void {
    if (edits.length === 0) return
    const text = this.plainText(file)
    const before = this.#edits.get(file)
    if (!before) this.#firstTexts.set(file, text)
    this.#edits.set(file, before ? composeEdits(before, edits) : edits)
    this.#texts.set(file, applyEdits(text, edits))
  }

  note(code: string, message: string, params: PlanNote['params'] = {}): void {
    if (!this.#notes.some((note) => note.code === code && note.message === message)) this.#notes.push({ code, message, params })
  }

  get notes(): readonly PlanNote[] {
    return this.#notes
  }

  /** What was changed so far, each file's edits against the text it had at first. */
  plannedFiles(): readonly PlannedFile[] {
    return [...this.#edits].flatMap(([file, edits]) => {
      const own = this.#texts.get(file)
      const document = own === undefined ? this.#documents.get(file) : undefined
      const text = own ?? document?.text
      return text !== undefined && text !== this.#firstTexts.get(file) ? [{ file, edits, text, ...(document && { document }) }] : []
    })
  }

  #findFiles(): ProjectFiles {
    this.#files ??= findProjectFiles(this.composeFiles, (file) => this.find(file))
    return this.#files
  }

  #record(file: string, edits: readonly TextEdit[], document: ComposeDocument): void {
    const before = this.#edits.get(file)
    if (!before) this.#firstTexts.set(file, this.document(file).text)
    this.#edits.set(file, before ? composeEdits(before, edits) : edits)
    this.#documents.set(file, document)
    this.#files = undefined
  }
}
