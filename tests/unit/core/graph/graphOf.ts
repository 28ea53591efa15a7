import { analyze, type Analysis } from '@core/analyze'
import type { FileContent, ProjectInput } from '@core/resolve/types'

/** A project of the given texts; the first is the base, the others that are compose files override it in turn. */
export function inputOf(files: Readonly<Record<string, string>>, options: Partial<ProjectInput> = {}): ProjectInput {
  const contents = new Map<string, FileContent>(Object.entries(files).map(([path, text]) => [path, { kind: 'text', text }]))
  if (!contents.has('.env')) contents.set('.env', { kind: 'absent', reason: 'not-found' })
  return { name: null, folderName: 'shop', composeFiles: Object.keys(files).slice(0, 1), files: contents, environment: {}, profiles: [], ...options }
}

export function analysisOf(text: string, previous?: Analysis): Analysis {
  return analyze(inputOf({ 'compose.yaml': text }), previous)
}
