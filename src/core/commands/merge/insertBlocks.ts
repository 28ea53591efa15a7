import { ownRange } from '../../edits/children'
import { SourceDocument } from '../../document/SourceDocument'
import type { SourceMap } from '../../document/types'
import { isPlainMap, plainMap, samePlain } from '../project/plain'
import { refuse } from '../commandRefusal'
import type { ProjectDraft } from '../project/projectDraft'
import type { IncomingPart } from './incomingPart'
import { reindentEntry } from './reindentEntry'

const firstKeys: ReadonlySet<string> = new Set(['version', 'name', 'include'])

/** Puts `x-` blocks of the part before the first section of the file, or behind the blocks that stand there, so that their anchors reach it. */
export function insertBlocks(draft: ProjectDraft, file: string, part: IncomingPart, keys: readonly string[]): void {
  for (const key of keys) insertBlock(draft, file, part, key)
}

function insertBlock(draft: ProjectDraft, file: string, part: IncomingPart, key: string): void {
  const source = part.document
  const own = source.root
  const index = own?.kind === 'map' ? own.entries.findIndex((candidate) => String(candidate.key.value) === key) : -1
  const entry = own?.kind === 'map' ? own.entries[index] : undefined
  const target = draft.document(file)
  if (own?.kind !== 'map' || !entry || !(target instanceof SourceDocument)) return
  const { eol } = target
  const text = reindentEntry(source, entry, ownRange(source, own, index), { column: 0, step: undefined, dash: undefined }).join(eol)
  const meaning = plainMap([...Object.entries(isPlainMap(target.plain()) ? target.plain() as object : {}), [key, source.plain(entry.value)]])
  const offset = target.root?.kind === 'map' ? placeIn(target, target.root) : target.text.length
  const isAtEnd = offset === target.text.length && target.root === null
  const newText = isAtEnd ? (target.text === '' || target.text.endsWith('\n') ? '' : eol) + text + eol : text + eol + eol
  if (!draft.tryEdit(file, [{ offset, length: 0, newText }], (_, after) => samePlain(after.plain(), meaning))) {
    refuse('MERGE_ANCHORS', `The block ${key} that the text shares by an anchor could not be put into ${file}. Inline its anchors first.`, { key, file })
  }
}

/** Before the first section, below all that must stand above it. */
function placeIn(target: SourceDocument, root: SourceMap): number {
  const index = root.entries.findIndex(({ key }) => !firstKeys.has(String(key.value)) && !String(key.value).startsWith('x-'))
  if (index < 0) return target.text.length
  const { start } = ownRange(target, root, index)
  return target.text.lastIndexOf('\n', start - 1) + 1
}
