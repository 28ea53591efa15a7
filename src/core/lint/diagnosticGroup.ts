import { SourceDocument } from '../document/SourceDocument'
import type { ResolvedProject } from '../resolve/types'
import { compareFindings } from './compareFindings'
import type { Finding } from './finding'
import { locate } from './locate'
import type { Diagnostic } from './types'

/** A finding with the list that it came in. */
export interface ListedFinding {
  readonly finding: Finding
  readonly list: readonly Finding[]
}

/** What was found in one part of a document (a service, say): all of it, and what is shown of it, with places that count from the part's start. */
export interface DiagnosticGroup {
  readonly findings: readonly ListedFinding[]
  readonly shown: readonly PlacedDiagnostic[]
}

interface PlacedDiagnostic {
  readonly diagnostic: Diagnostic
  /** It ends in another part, so that its place is not known from that of this one. */
  readonly spans: Finding | null
}

export const emptyGroup: DiagnosticGroup = { findings: [], shown: [] }

/** The group of findings that all begin in the part of that index. */
export function makeGroup(project: ResolvedProject, document: SourceDocument | null, index: number, findings: readonly ListedFinding[]): DiagnosticGroup {
  if (findings.length === 0) return emptyGroup
  const start = partStart(document, index)
  const located = findings.map(({ finding }) => ({ finding, diagnostic: locate(project, finding) })).sort((a, b) => compareFindings(a.diagnostic, b.diagnostic) || comparePlaces(a.diagnostic, b.diagnostic))
  const seen = new Set<string>()
  const shown = located.flatMap(({ finding, diagnostic }): PlacedDiagnostic[] => {
    const key = repeatKey(diagnostic)
    if (seen.has(key)) return []
    seen.add(key)
    if (document === null || diagnostic.range.end > document.partStart(index + 1)) return [{ diagnostic, spans: finding }]
    return [{ diagnostic: moved(diagnostic, -start.offset, -start.line), spans: null }]
  })
  return { findings, shown }
}

/** What is shown of a group, as the parts lie now. */
export function diagnosticsOf(project: ResolvedProject, document: SourceDocument | null, index: number, group: DiagnosticGroup): Diagnostic[] {
  if (group.shown.length === 0) return []
  const start = partStart(document, index)
  return group.shown.map(({ diagnostic, spans }) => (spans === null ? moved(diagnostic, start.offset, start.line) : locate(project, spans)))
}

/** The part that a finding begins in; 0 in a file that is no compose document. */
export function partOf(project: ResolvedProject, document: SourceDocument | null, finding: Finding): number {
  return document === null ? 0 : document.partIndexAt(locate(project, finding).range.start)
}

export function fileOf(project: ResolvedProject, { origin }: Finding): string {
  return origin?.file ?? project.documents.keys().next().value ?? ''
}

export function documentAt(project: ResolvedProject, file: string): SourceDocument | null {
  const document = project.documents.get(file)
  return document instanceof SourceDocument ? document : null
}

function partStart(document: SourceDocument | null, index: number): { readonly offset: number; readonly line: number } {
  if (document === null) return { offset: 0, line: 0 }
  const offset = document.partStart(index)
  return { offset, line: document.positionAt(offset).line - 1 }
}

function moved(diagnostic: Diagnostic, offset: number, line: number): Diagnostic {
  const { range } = diagnostic
  return { ...diagnostic, range: { start: range.start + offset, end: range.end + offset }, line: diagnostic.line + line }
}

/** A service that several others extend, or an anchor that they share, shows its faults in each of them. */
function repeatKey({ code, range, message, params }: Diagnostic): string {
  return `${code}\n${range.start}\n${code.startsWith('schema/') ? params['key'] : message}`
}

function comparePlaces(a: Diagnostic, b: Diagnostic): number {
  const [one, other] = [a, b].map(({ path, range }) => `${range.end} ${JSON.stringify(path)}`)
  return one === other ? 0 : (one ?? '') < (other ?? '') ? -1 : 1
}
