import type { TextRange } from '../../text/textEdit'
import { refuse } from '../commandRefusal'
import type { Planner } from '../planner'
import { normalizePath } from '../paths/normalizePath'
import { aliasUsers } from '../project/anchorUse'
import { layerFor } from '../project/layers'
import { anchorsOf } from '../project/sourcePlace'
import { meansTheSame } from '../project/treeProof'

/** Gives the anchor at a path another name, and with it every alias that stands for it. The meaning of the file stays the same. */
export const renameAnchor: Planner<'rename-anchor'> = (draft, command) => {
  const file = layerFor(draft, command.path, command.file)
  const document = draft.document(file)
  const path = normalizePath(document, command.path)
  const node = document.nodeAt(path)
  const shown = path.join('.')
  const { name } = command
  if (node?.anchor === undefined) refuse('NO_ANCHOR', `${shown} has no anchor in ${file}.`, { path: shown, file })
  if (!/^[^\s,[\]{}]+$/.test(name)) refuse('INVALID_ANCHOR_NAME', `“${name}” cannot be the name of an anchor: no spaces, commas or brackets.`, { name })
  if ([...anchorsOf(document).paths.keys()].some((other) => other !== node && other.anchor === name)) refuse('NAME_TAKEN', `There is already an anchor named ${name}. Choose another name.`, { kind: 'anchor', name })
  const from = node.anchor
  if (from === name) return
  const start = document.text.indexOf(`&${from}`, document.rangeOf(node).start) + 1
  const ranges: TextRange[] = [{ start, end: start + from.length }]
  for (const user of aliasUsers(document, node)) {
    const alias = document.nodeAt(user)
    if (alias?.kind === 'alias') ranges.push({ start: document.rangeOf(alias).end - from.length, end: document.rangeOf(alias).end })
  }
  const edits = ranges.sort((left, right) => left.start - right.start).map((range) => ({ offset: range.start, length: range.end - range.start, newText: name }))
  draft.edit(file, edits, meansTheSame)
}
