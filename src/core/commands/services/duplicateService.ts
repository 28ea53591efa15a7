import type { ComposeDocument, Path } from '../../document/types'
import { tailEnd } from '../../edits/written'
import type { Planner } from '../planner'
import { filesThatDefine } from '../project/layers'
import { indentOf, lineStart } from '../project/lines'
import { assertFreeName, assertService } from '../project/names'
import { isPlainList } from '../project/plain'
import type { ProjectDraft } from '../project/projectDraft'
import { anchorsOf } from '../project/sourcePlace'
import { differsAt } from '../project/treeProof'
import { attributeValues } from '../project/attribute'
import { anchorText } from '../project/anchorText'
import { startsWith } from '../project/anchorUse'

/**
 * Copies a service, comments inside it included, in every file that defines it, to stand just behind it. A container name, which can be
 * only one's, is not copied; host ports are, with a note, as only one of the two can have them.
 */
export const duplicateService: Planner<'duplicate-service'> = (draft, command) => {
  const { from, to } = command
  assertService(draft, from)
  assertFreeName(draft, 'service', to)
  for (const file of filesThatDefine(draft, 'services', from)) {
    copyIn(draft, file, from, to)
    if (draft.document(file).nodeAt(['services', to, 'container_name'])) {
      draft.change(file, { type: 'remove', path: ['services', to, 'container_name'] })
      draft.note('CONTAINER_NAME_DROPPED', `${to} has no container_name: that of ${from} can be only one container's.`, { from, to, file })
    }
  }
  if (attributeValues(draft, to, 'container_name').length > 0) {
    draft.note('CONTAINER_NAME_INHERITED', `${to} gets the container_name of ${from} from what both share; only one container can have it. Give ${to} its own before both run.`, { from, to })
  }
  const publishes = attributeValues(draft, from, 'ports').some(({ value }) => isPlainList(value) && value.length > 0)
  if (publishes) draft.note('PORTS_DUPLICATED', `${to} publishes the same ports as ${from}; the host has each only once. Change them before both run.`, { from, to })
}

function copyIn(draft: ProjectDraft, file: string, from: string, to: string): void {
  const document = draft.document(file)
  const path = ['services', from]
  const meaning = draft.plain(file, path) ?? null
  const copy = copiedText(document, path, to)
  if (copy && draft.tryEdit(file, [copy], differsAt(['services', to], meaning))) return
  draft.change(file, { type: 'set', path: ['services', to], value: meaning })
}

function copiedText(document: ComposeDocument, path: Path, name: string): { offset: number; length: 0; newText: string } | null {
  const entry = document.entryRangeAt(path)
  const parent = document.nodeAt(path.slice(0, -1))
  if (!entry || parent?.kind !== 'map' || parent.flow) return null
  const { text, eol } = document
  const index = parent.entries.findIndex((candidate) => String(candidate.key.value) === String(path.at(-1)))
  const key = parent.entries[index]?.key
  if (!key) return null
  const keyRange = document.rangeOf(key)
  const next = parent.entries[index + 1]?.key
  const ceiling = next ? document.rangeOf(next).start : text.length
  // Comments below the last attribute that are as deep as it are the service's own.
  const end = tailEnd(text, entry.start, entry.start + text.slice(entry.start, entry.end).trimEnd().length, ceiling)
  const body = withoutAnchors(document, path, keyRange.end, end).trimEnd()
  const gap = blankLineBetween(document, path.slice(0, -1), index) ? eol + eol : eol
  return { offset: end, length: 0, newText: `${gap}${indentOf(document, entry.start)}${name}${body}` }
}

/** The text from `start` to `end` with no anchor of the nodes below a path: a copy that repeats one would take it over. */
function withoutAnchors(document: ComposeDocument, path: Path, start: number, end: number): string {
  const cuts = [...anchorsOf(document).paths]
    .filter(([, place]) => startsWith(place, path))
    .flatMap(([node]) => anchorText(document, node) ?? [])
    .sort((left, right) => right.start - left.start)
  let text = document.text.slice(start, end)
  for (const cut of cuts) text = text.slice(0, cut.start - start) + text.slice(cut.end - start)
  return text
}

/** Whether an entry is parted by a blank line from the one behind it, or else from the one before. */
function blankLineBetween(document: ComposeDocument, path: Path, index: number): boolean {
  const parent = document.nodeAt(path)
  if (parent?.kind !== 'map') return false
  const startOf = (position: number): number | undefined => {
    const entry = parent.entries[position]
    return entry && document.rangeOf(entry.key).start
  }
  const start = startOf(index + 1) ?? (index > 0 ? startOf(index) : undefined)
  if (start === undefined) return false
  // Comments may stand between the blank line and the entry that they speak of.
  const before = document.text.slice(0, lineStart(document.text, start)).split('\n').slice(0, -1)
  const last = before.findLast((line) => !line.trim().startsWith('#'))
  return last !== undefined && last.trim() === ''
}
