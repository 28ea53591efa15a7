import { analyze, type Analysis } from '../analyze'
import type { Refusal } from '../edits/types'
import { parseDotenv } from '../resolve/parseDotenv'
import { resolvedPreview } from '../resolve/resolvedPreview'
import { applyEdits } from '../text/applyEdits'
import type { TextEdit } from '../text/textEdit'
import { variablePlaces } from './referencesOf'

export type VariableRename = { readonly ok: true; readonly files: ReadonlyMap<string, readonly TextEdit[]> } | { readonly ok: false; readonly refusal: Refusal }

const defaultFile = '.env'
const namePattern = /^[A-Za-z_]\w*$/

/**
 * Gives a variable of `.env` another name there and in every expression of the project's files. Proven by what Compose would make of the
 * files: just what it makes of them now. A variable that comes from elsewhere is not ours to rename.
 */
export function renameVariable(analysis: Analysis, from: string, to: string): VariableRename {
  const refuse = (code: string, message: string): VariableRename => ({ ok: false, refusal: { code, message, params: { name: code === 'VARIABLE_SET' || code === 'VARIABLE_NAME' ? to : from, file: defaultFile } } })
  const dotenv = analysis.input.files.get(defaultFile)
  const text = dotenv?.kind === 'text' ? dotenv.text : ''
  const { entries } = parseDotenv(text)
  const own = entries.filter(({ name }) => name === from)
  if (own.length === 0) return refuse('VARIABLE_NOT_HERE', `${from} is not set in ${defaultFile}: it comes from your shell, or from nowhere, and is not to be renamed here.`)
  if (!namePattern.test(to)) return refuse('VARIABLE_NAME', `“${to}” cannot be the name of a variable: it takes letters, digits and underscores, and begins with a letter or an underscore.`)
  const texts = [[defaultFile, text] as const, ...[...analysis.documents].map(([path, document]) => [path, document.text] as const)]
  if (entries.some(({ name }) => name === to) || texts.some(([path, each]) => variablePlaces(path, each, to).length > 0)) return refuse('VARIABLE_SET', `${to} is named in this project already.`)
  const files = new Map(
    texts.flatMap(([path, each]) => {
      const uses = variablePlaces(path, each, from).map(({ range }) => range)
      const ranges = [...uses, ...(path === defaultFile ? own.map(({ nameRange }) => nameRange) : [])].sort((left, right) => left.start - right.start)
      return ranges.length === 0 ? [] : [[path, ranges.map(({ start, end }) => ({ offset: start, length: end - start, newText: to }))] as const]
    }),
  )
  return meansTheSame(analysis, files) ? { ok: true, files } : refuse('VARIABLE_RENAME_UNPROVEN', `With another name of ${from} Compose would not see the same project, so nothing was changed.`)
}

function meansTheSame(analysis: Analysis, edits: ReadonlyMap<string, readonly TextEdit[]>): boolean {
  const files = new Map(analysis.input.files)
  for (const [path, own] of edits) {
    const file = files.get(path)
    if (file?.kind === 'text') files.set(path, { kind: 'text', text: applyEdits(file.text, own) })
  }
  const after = analyze({ ...analysis.input, files }, analysis)
  const print = ({ project }: Analysis): string => resolvedPreview(project, { folder: '', masked: false }).text
  return !after.broken && print(after) === print(analysis)
}
