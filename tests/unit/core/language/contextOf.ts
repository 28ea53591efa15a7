import { analyze } from '@core/analyze'
import type { LanguageContext } from '@core/language/types'
import type { FileContent, ProjectInput } from '@core/resolve/types'

export interface MarkedProject {
  readonly context: LanguageContext
  /** Where the `¦` stood. */
  readonly offset: number
}

/** A project whose first file holds a `¦` for the cursor. What is understood of it is `before`, or its text as it is. */
export function contextOf(marked: string, options: { readonly others?: Readonly<Record<string, string>>; readonly before?: string; readonly language?: 'en' | 'ru'; readonly environment?: Readonly<Record<string, string>>; readonly file?: string } = {}): MarkedProject {
  const file = options.file ?? 'compose.yaml'
  const offset = marked.indexOf('¦')
  const text = marked.replace('¦', '')
  const others = options.others ?? {}
  const files = new Map<string, FileContent>(Object.entries({ [file]: options.before ?? text, ...others }).map(([path, content]) => [path, { kind: 'text', text: content }]))
  const composeFiles = ['compose.yaml', 'compose.override.yaml'].filter((path) => files.has(path))
  const input: ProjectInput = { name: null, folderName: 'shop', composeFiles, files, environment: options.environment ?? {}, profiles: [] }
  return { context: { file, text, analysis: analyze(input), language: options.language ?? 'en', files: [...files.keys()] }, offset }
}
