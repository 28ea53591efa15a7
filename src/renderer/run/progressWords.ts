export interface ProgressWords {
  readonly key: string
  readonly params: { readonly share: string }
}

const known: ReadonlySet<string> = new Set(['building', 'creating', 'downloading', 'extracting', 'killing', 'pulling', 'recreating', 'removing', 'restarting', 'starting', 'stopping', 'waiting'])

/** The message for what Compose says it is doing (`Waiting`, `Downloading 12 %`); null for words it is not known to use so. */
export function progressWords(text: string): ProgressWords | null {
  const [, word = '', share = ''] = /^([A-Z][a-z]+)( \d+ %)?$/.exec(text) ?? []
  const name = word.toLowerCase()
  return known.has(name) ? { key: `run.progress.${name}`, params: { share } } : null
}
