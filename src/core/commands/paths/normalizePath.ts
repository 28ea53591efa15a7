import type { ComposeDocument, Path } from '../../document/types'

/** A path with numbers where the document has lists and text where it has maps, however it was given from outside. */
export function normalizePath(document: ComposeDocument, path: Path): Path {
  const normal: (string | number)[] = []
  for (const part of path) {
    const holder = document.resolvedAt(normal)
    const isIndex = holder?.kind === 'seq' && /^\d+$/.test(String(part))
    normal.push(isIndex ? Number(part) : holder?.kind === 'seq' ? part : String(part))
  }
  return normal
}
