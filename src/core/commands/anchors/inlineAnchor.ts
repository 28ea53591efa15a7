import type { ComposeDocument, Path, SourceNode } from '../../document/types'
import type { Change } from '../../edits/types'
import { refuse } from '../commandRefusal'
import type { Planner } from '../planner'
import { aliasUsers } from '../project/anchorUse'
import { anchorText } from '../project/anchorText'
import { layerFor } from '../project/layers'
import type { ProjectDraft } from '../project/projectDraft'
import { meansTheSame } from '../project/treeProof'
import { normalizePath } from '../paths/normalizePath'

/**
 * Writes out what an alias stands for: at an alias, that one; at a map, what its merge keys bring; at an anchor, every place that
 * uses it, after which the anchor goes too. The meaning of the file stays the same.
 */
export const inlineAnchor: Planner<'inline-anchor'> = (draft, command) => {
  const file = layerFor(draft, command.path, command.file)
  const path = normalizePath(draft.document(file), command.path)
  const node = draft.document(file).nodeAt(path)
  const shown = path.join('.')
  if (!node) refuse('NO_SUCH_PATH', `There is no ${shown} in ${file}.`, { path: shown, file })
  if (node.anchor !== undefined) {
    for (const user of aliasUsers(draft.document(file), node)) inlineAt(draft, file, user)
    dropAnchor(draft, file, path)
  } else if (node.kind === 'alias' || (node.kind === 'map' && mergesOf(node).length > 0)) {
    inlineAt(draft, file, node.kind === 'alias' ? path : [...path, '<<'])
  } else refuse('NO_ANCHOR', `${shown} neither has an anchor nor uses one.`, { path: shown, file })
}

function mergesOf(node: SourceNode): readonly SourceNode[] {
  return node.kind === 'map' ? node.entries.filter((entry) => entry.key.value === '<<').map((entry) => entry.value) : []
}

function inlineAt(draft: ProjectDraft, file: string, path: Path): void {
  const document = draft.document(file)
  const merge = path.lastIndexOf('<<')
  if (merge >= 0 && merge >= path.length - 2) {
    inlineMerge(draft, file, document, path.slice(0, merge))
    return
  }
  const seen = document.resolvedAt(path)
  if (!document.nodeAt(path) || !seen) return
  // To set what an alias says already is no change of meaning; so the alias is first put out of the way.
  draft.change(file, { type: 'set', path, value: '' }, { type: 'set', path, value: document.plain(seen) })
}

/** Own entries for all that the merge keys of a map bring, in place of those keys. */
function inlineMerge(draft: ProjectDraft, file: string, document: ComposeDocument, path: Path): void {
  const map = document.nodeAt(path)
  if (map?.kind !== 'map' || mergesOf(map).length === 0) return
  const own = new Set(map.entries.map((entry) => String(entry.key.value)))
  const brought = document.entriesOf(map).filter((entry) => !own.has(String(entry.key.value)))
  const changes: Change[] = brought.map((entry) => ({ type: 'set', path: [...path, String(entry.key.value)], value: document.plain(entry.value) }))
  draft.change(file, ...changes, { type: 'remove', path: [...path, '<<'] })
}

function dropAnchor(draft: ProjectDraft, file: string, path: Path): void {
  const document = draft.document(file)
  const node = document.nodeAt(path)
  const cut = node && anchorText(document, node)
  if (cut) draft.edit(file, [{ offset: cut.start, length: cut.end - cut.start, newText: '' }], meansTheSame)
}
