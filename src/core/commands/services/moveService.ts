import type { ComposeDocument, Path } from '../../document/types'
import { tailEnd } from '../../edits/written'
import { refuse } from '../commandRefusal'
import type { Planner } from '../planner'
import { assertNoAnchorInUse, startsWith } from '../project/anchorUse'
import { filesThatDefine } from '../project/layers'
import { indentStep, lineStart } from '../project/lines'
import { assertService } from '../project/names'
import type { ProjectDraft } from '../project/projectDraft'
import { folderOf } from '../../resolve/projectPath'
import { anchorsOf, placeAt } from '../project/sourcePlace'
import { differsAt } from '../project/treeProof'
import { findReferences } from '../references/findReferences'

/**
 * Moves a service to another file of the project, its comments with it. Refused where it would come to mean something else there:
 * its relative paths in another folder, what it extends or is extended by in its own file, another layer of it in the other file.
 */
export const moveService: Planner<'move-service'> = (draft, command) => {
  const { name, to } = command
  assertService(draft, name)
  const definers = filesThatDefine(draft, 'services', name)
  const from = command.file ?? definers.findLast((file) => file !== to) ?? to
  const target = draft.document(to)
  if (!draft.projectFiles.includes(to)) refuse('UNKNOWN_FILE', `${to} is not one of this project's compose files.`, { file: to })
  if (from === to) refuse('SAME_FILE', `${name} is in ${to} already.`, { name, file: to })
  if (!definers.includes(from)) refuse('UNKNOWN_SERVICE', `${from} does not define a service named ${name}.`, { name })
  if (definers.includes(to)) refuse('NAME_TAKEN', `${to} has a service named ${name} already; merge the two by hand.`, { kind: 'service', name, file: to })
  if (definers.length > 1) refuse('SEVERAL_LAYERS', `${name} is written in ${definers.join(', ')}. Moving one of these would change which of them wins.`, { name, files: definers.join('\n') })
  if (folderOf(from) !== folderOf(to)) refuse('OTHER_FOLDER', `${to} is in another folder than ${from}, so the relative paths of ${name} would mean other files.`, { name, from, to })
  assertSelfContained(draft, from, name)

  const path = ['services', name]
  const meaning = draft.plain(from, path) ?? null
  const source = draft.document(from)
  const usesAliases = anchorsOf(source).aliases.some((one) => startsWith(one.path, path))
  const before = source.text
  draft.change(from, { type: 'remove', path })
  const taken = usesAliases ? null : removedText(before, draft.document(from).text)
  const insertion = taken === null ? null : insertionFor(target, taken, name)
  if (insertion && draft.tryEdit(to, [insertion], differsAt(path, meaning))) return
  draft.change(to, { type: 'set', path, value: meaning })
  if (usesAliases) draft.note('COPIED_FROM_ANCHOR', `${name} used anchors of ${from}, which do not reach into ${to}: what they stood for is written out.`, { path: path.join('.'), file: to })
}

function assertSelfContained(draft: ProjectDraft, from: string, name: string): void {
  assertNoAnchorInUse(draft, from, ['services', name])
  const ties = findReferences(draft).filter((one) => one.attribute === 'extends' && one.file === from && (one.name === name || one.services.includes(name)))
  const outward = placeAt(draft.document(from), ['services', name, 'extends']) !== undefined
  if (ties.length > 0 || outward) refuse('EXTENDS_IN_FILE', `${name} extends a service or is extended by one, which is read by file. Move them together by hand, or name the file in extends first.`, { name, file: from })
}

/** What a removal took out: the one stretch that the longer text has and the shorter has not, in whole lines. */
function removedText(before: string, after: string): string | null {
  let start = 0
  while (start < after.length && before[start] === after[start]) start += 1
  let end = 0
  while (end < after.length - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1
  if (before.length - after.length !== before.length - end - start) return null
  // The same text can be cut out at several offsets; the one that begins a line is the one meant.
  const length = before.length - after.length
  while (start > 0 && before[start - 1] !== '\n' && before[start - 1] === before[start + length - 1]) start -= 1
  return before.slice(start, start + length)
}

function insertionFor(target: ComposeDocument, taken: string, name: string): { offset: number; length: 0; newText: string } | null {
  const services = target.nodeAt(['services'])
  if (services?.kind !== 'map' || services.flow) return null
  const last = services.entries.at(-1)
  const lastPath: Path = ['services', String(last?.key.value)]
  const lastEntry = last && target.entryRangeAt(lastPath)
  if (!lastEntry) return null
  const column = lastEntry.start - lineStart(target.text, lastEntry.start)
  const lines = taken.split(/\r?\n/)
  while (lines.length > 0 && lines[0]?.trim() === '') lines.shift()
  while (lines.length > 0 && lines.at(-1)?.trim() === '') lines.pop()
  const keyLine = lines.find((line) => new RegExp(`^\\s*["']?${name.replace(/\./g, '\\.')}["']?\\s*:`).test(line))
  if (keyLine === undefined) return null
  const own = keyLine.length - keyLine.trimStart().length
  const moved = lines.map((line) => (line.trim() === '' ? '' : shift(line, column - own)))
  const end = tailEnd(target.text, lastEntry.start, lastEntry.start + target.text.slice(lastEntry.start, lastEntry.end).trimEnd().length, target.text.length)
  const gap = /\n[ \t]*\r?\n/.test(target.text.slice(0, lastEntry.start).slice(-2 * indentStep(target).length - 4)) ? target.eol + target.eol : target.eol
  return { offset: end, length: 0, newText: gap + moved.join(target.eol) }
}

function shift(line: string, columns: number): string {
  if (columns >= 0) return ' '.repeat(columns) + line
  const indent = line.length - line.trimStart().length
  return line.slice(Math.min(indent, -columns))
}
