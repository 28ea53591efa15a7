import type { Path } from '../../document/types'
import { refuse } from '../commandRefusal'
import type { Command } from '../types'
import { filesThatDefine, layerFor, type Section } from './layers'
import { sectionOf } from './names'
import type { ProjectDraft } from './projectDraft'

/** What these say is one thing in all files together: written to one file alone they would part what belongs together. A variable is in an env file. */
const acrossFiles: ReadonlySet<Command['op']> = new Set(['rename-service', 'duplicate-service', 'rename-resource', 'rename-env-file', 'move-service', 'set-variable', 'unset-variable', 'rename-variable'])

/**
 * The command with the file that the person wants edits to go to, where it names none itself. Commands that work on all
 * files at once stay as they are. Refused where the same words would mean something else in that file: an item of a list
 * by its index, and a service or resource that an included file may not add to.
 */
export function aimAt(draft: ProjectDraft, command: Command, target: string | null): Command {
  if (target === null || command.file !== undefined || acrossFiles.has(command.op)) return command
  draft.document(target)
  const thing = thingOf(command)
  if (thing) assertMayAdd(draft, target, ...thing)
  const aimed: Command = { ...command, file: target }
  return 'path' in aimed && typeof aimed.path !== 'string' ? aimAtItem(draft, aimed, aimed.path, target) : aimed
}

/** The section and the name that a command would write under. */
function thingOf(command: Command): readonly [Section, string] | undefined {
  if ('path' in command && typeof command.path !== 'string') {
    const [section, name] = command.path
    const known = Object.values(sectionOf).find((each) => each === section)
    return known && name !== undefined ? [known, String(name)] : undefined
  }
  if ('service' in command) return ['services', command.service]
  return command.op === 'connect' || command.op === 'disconnect' ? ['services', command.from] : undefined
}

/** Compose refuses a project whose included file has a name of the including one: an included file can only hold its own. */
function assertMayAdd(draft: ProjectDraft, target: string, section: Section, name: string): void {
  const definers = filesThatDefine(draft, section, name)
  if (definers.length === 0 || definers.includes(target) || draft.composeFiles.includes(target)) return
  refuse('TARGET_IS_INCLUDED', `${name} is written in ${definers.join(', ')}; ${target} is only included and cannot change it. Choose another file for edits.`, { name, file: target, definers: definers.join(', ') })
}

/** An index counts the items of one file's own list. Behind the last item it appends, which every file can do to its own. */
function aimAtItem(draft: ProjectDraft, command: Command, path: Path, target: string): Command {
  const depth = path.findIndex((part, index) => isIndex(part) && isList(draft, layerFor(draft, path.slice(0, index)), path.slice(0, index)))
  if (depth === -1) return command
  const listPath = path.slice(0, depth)
  const source = layerFor(draft, listPath)
  if (source === target) return command
  const appends = command.op === 'set' && depth === path.length - 1 && Number(path[depth]) === itemCount(draft, source, listPath)
  const shown = path.join('.')
  if (!appends) refuse('TARGET_LACKS_ITEM', `${shown} is an item of a list in ${source}. Another file can only add items to that list, so edits of it cannot go to ${target}.`, { path: shown, file: target, source })
  const own = draft.document(target).resolvedAt(listPath)
  return own?.kind === 'seq' ? { ...command, path: [...listPath, own.items.length] } : { ...command, path: listPath, value: [command.value] }
}

function isIndex(part: string | number): boolean {
  return typeof part === 'number' || /^\d+$/.test(part)
}

function isList(draft: ProjectDraft, file: string, path: Path): boolean {
  return draft.document(file).resolvedAt(path)?.kind === 'seq'
}

function itemCount(draft: ProjectDraft, file: string, path: Path): number {
  const list = draft.document(file).resolvedAt(path)
  return list?.kind === 'seq' ? list.items.length : 0
}
