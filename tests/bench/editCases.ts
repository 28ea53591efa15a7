import type { Analysis } from '@core/analyze'
import { diffGraph } from '@core/graph/diffGraph'
import { edgesFrom, findNode } from '@core/graph/graphLookup'
import { textContent } from '@core/resolve/textContent'
import type { FileContent, ProjectInput } from '@core/resolve/types'
import { ChunkedText } from '@core/text/ChunkedText'
import type { TextEdit } from '@core/text/textEdit'
import { generatedProject } from './generatedProject'

/** Most services of one file: beyond that its text is larger than a compose file may be. */
const mostInFile = 5000
export const mainFile = 'compose.yaml'

/** A project of generated texts; what is too much for one file stands in an override file. */
export function generatedInput(services: number, isNoted = false): ProjectInput {
  const parts = Array.from({ length: Math.ceil(services / mostInFile) }, (_unused, index) => generatedProject(Math.min(mostInFile, services - index * mostInFile), { first: index * mostInFile, isNoted }))
  const files = new Map<string, FileContent>([
    ['.env', { kind: 'absent', reason: 'not-found' }],
    ['common.env', { kind: 'text', text: 'LEVEL=info\n' }],
  ])
  parts.forEach((text, index) => files.set(fileName(index), textContent(ChunkedText.of(text))))
  return { name: null, folderName: 'bench', composeFiles: parts.map((_text, index) => fileName(index)), files, environment: {}, profiles: [] }
}

function fileName(index: number): string {
  return index === 0 ? mainFile : `compose.${index}.yaml`
}

/** What a gesture or a key press hands over: edits of the text as it is, in turn there and back. */
export type EditCase = (analysis: Analysis, service: string, round: number) => TextEdit

export const editCases: Readonly<Record<string, EditCase>> = {
  'another image': (analysis, service, round) => replaced(analysis, service, ['image'], `registry.example.com/team/app:1.${10 + (round % 80)}.0`),
  'a value of an environment variable': (analysis, service, round) => replaced(analysis, service, ['environment', 'LOG_LEVEL'], round % 2 === 0 ? 'debug' : 'info'),
  'a line more, or less': (analysis, service, round) => withLine(analysis, service, round, '    tty: true\n'),
  'another port of the host': (analysis, service, round) => replaced(analysis, service, ['ports', 0], `"127.0.0.1:${60_000 + (round % 5000)}:8080"`),
  'a dependency more, or less': (analysis, service, round) => replaced(analysis, service, ['restart'], round % 2 === 0 ? 'unless-stopped\n    links: [service-1]' : 'unless-stopped', round % 2 === 1 ? '\n    links: [service-1]' : ''),
}

/** The value at a path of a service; `along` is what stands right behind it and goes with it. */
function replaced(analysis: Analysis, service: string, path: readonly (string | number)[], newText: string, along = ''): TextEdit {
  const document = analysis.documents.get(mainFile)
  const node = document?.nodeAt(['services', service, ...path])
  if (!document || !node) throw new Error(`No ${path.join('.')} in ${service}`)
  const { start, end } = document.rangeOf(node)
  return { offset: start, length: end - start + along.length, newText }
}

function withLine(analysis: Analysis, service: string, round: number, line: string): TextEdit {
  const document = analysis.documents.get(mainFile)
  const range = document?.entryRangeAt(['services', service, 'image'])
  if (!document || !range) throw new Error(`No image in ${service}`)
  const offset = document.source.nextLineFeed(range.end) + 1
  return round % 2 === 0 ? { offset, length: 0, newText: line } : { offset, length: line.length, newText: '' }
}

/** The state after an edit, and what a view needs of it: the service's node, edges and diagnostics, what changed, and the counts. */
export function readBack(before: Analysis, after: Analysis, service: string): number {
  const id = `service:${service}`
  const { nodes, edges } = diffGraph(before.graph, after.graph)
  const own = edgesFrom(after.graph, id).length + after.diagnosticIndex.ofNode(id).length + (findNode(after.graph, id)?.name.length ?? 0)
  return own + nodes.changed.length + edges.changed.length + after.diagnosticIndex.count('error') + after.diagnosticIndex.count('warning')
}

export function withEdit(input: ProjectInput, edit: TextEdit): ProjectInput {
  const content = input.files.get(mainFile)
  if (content?.kind !== 'text' || !content.source) throw new Error('No text to edit')
  return { ...input, files: new Map(input.files).set(mainFile, textContent(content.source.edited([edit]))) }
}
