import type { ComposeDocument, Path, SourceNode } from '../../document/types'
import { refuse } from '../commandRefusal'
import { assertNotShared } from './anchorUse'
import { indentOf, indentStep } from './lines'
import type { ProjectDraft } from './projectDraft'
import { differsAt } from './treeProof'

/**
 * Makes the list or map at a path one that may be written: its own text, in this place. A map that an anchor brought becomes one
 * that merges the anchor, or, where something is to be taken out of it, a copy; a list becomes a copy. That is said. A shared anchor is
 * never edited unless the command says so (`shared`). Nothing happens where the path holds no value yet.
 */
export function ownValue(draft: ProjectDraft, file: string, path: Path, shared = false, purpose: 'add' | 'take' = 'add'): void {
  for (let depth = 1; depth <= path.length; depth += 1) {
    const prefix = path.slice(0, depth)
    const document = draft.document(file)
    const node = document.nodeAt(prefix)
    const seen = document.resolvedAt(prefix)
    if (!seen) break
    if (node?.tag === '!reset') refuse('RESET_VALUE', `${prefix.join('.')} is cleared by !reset in ${file}. Take the !reset away first, or edit another file.`, { path: prefix.join('.'), file })
    if (node && node.kind !== 'alias') continue
    // A service that is an alias as a whole is not written out for the sake of one attribute.
    const merges = seen.kind === 'map' && (purpose === 'add' || depth < path.length || (node !== undefined && depth < 3))
    const isMerged = merges && (node ? mergeAlias(draft, file, prefix) : !holdsOnly(seen, path[depth]) && mergeMerged(draft, file, prefix, seen))
    if (!isMerged) copyHere(draft, file, prefix, document)
  }
  if (!shared) assertNotShared(draft, file, path)
}

function copyHere(draft: ProjectDraft, file: string, path: Path, document: ComposeDocument): void {
  const seen = document.resolvedAt(path)
  if (!seen) return
  // Set to what it means already, an alias would stay.
  if (document.nodeAt(path)) draft.change(file, { type: 'set', path, value: null })
  draft.change(file, { type: 'set', path, value: document.plain(seen) })
  draft.note('COPIED_FROM_ANCHOR', `${path.join('.')} came from an anchor that others share. It has its own copy now.`, { path: path.join('.'), file })
}

/** What has only the entry that is to be changed has nothing left to merge. */
function holdsOnly(node: SourceNode, key: string | number | undefined): boolean {
  return node.kind === 'map' && node.entries.length === 1 && String(node.entries[0]?.key.value) === String(key)
}

/** A map that a merge key brought becomes one that merges its anchor, where it has one of its own. */
function mergeMerged(draft: ProjectDraft, file: string, path: Path, seen: SourceNode): boolean {
  const holder = draft.document(file).nodeAt(path.slice(0, -1))
  if (seen.anchor === undefined || holder?.kind !== 'map' || holder.flow) return false
  const meaning = draft.plain(file, path) ?? null
  draft.change(file, { type: 'set', path, value: null })
  const document = draft.document(file)
  const { end = 0 } = document.entryRangeAt(path) ?? {}
  const isLinked = draft.tryEdit(file, [{ offset: end, length: 0, newText: ` *${seen.anchor}` }], differsAt(path, meaning))
  return isLinked && mergeAlias(draft, file, path)
}

/** `web: *base` becomes a map that merges `*base`, so that it can say something of its own. */
function mergeAlias(draft: ProjectDraft, file: string, path: Path): boolean {
  const document = draft.document(file)
  const node = document.nodeAt(path)
  const entry = document.entryRangeAt(path)
  if (!node || !entry) return false
  const { start, end } = document.rangeOf(node)
  const alias = document.text.slice(start, end)
  const parent = document.nodeAt(path.slice(0, -1))
  const inFlow = parent?.kind !== 'map' || parent.flow
  const newText = inFlow ? `{ <<: ${alias} }` : `${document.eol}${indentOf(document, entry.start)}${indentStep(document)}<<: ${alias}`
  // The space after the colon would trail on the key's line.
  const from = inFlow ? start : start - (/[ \t]*$/.exec(document.text.slice(entry.start, start))?.[0].length ?? 0)
  draft.edit(file, [{ offset: from, length: end - from, newText }], differsAt(path, draft.plain(file, path) ?? null))
  return true
}
