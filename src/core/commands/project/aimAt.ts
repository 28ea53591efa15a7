import { refuse } from '../commandRefusal'
import type { Command } from '../types'
import { aimAtItem } from './aimAtItem'
import { filesThatDefine, type Section } from './layers'
import { sectionOf } from './names'
import type { ProjectDraft } from './projectDraft'

/** What these say is one thing in all files together: written to one file alone they would part what belongs together. A variable is in an env file. */
const acrossFiles: ReadonlySet<Command['op']> = new Set(['rename-service', 'duplicate-service', 'rename-resource', 'rename-env-file', 'move-service', 'set-variable', 'unset-variable', 'rename-variable'])

export interface Aim {
  readonly command: Command
  /** Refuses, once the command was planned, where Compose would not see it as it is meant. */
  readonly verify?: () => void
}

/**
 * The command with the file that the person wants edits to go to, where it names none itself. Commands that work on all
 * files at once stay as they are. Refused where the same words would mean something else in that file: an item of a list
 * by its index, and a service or resource that an included file may not add to.
 */
export function aimAt(draft: ProjectDraft, command: Command, target: string | null): Aim {
  const goal = command.file ?? target
  if (goal === null || acrossFiles.has(command.op) || (command.file !== undefined && command.itemsOf === undefined)) return { command }
  draft.document(goal)
  const thing = thingOf(command)
  if (thing) assertMayAdd(draft, goal, ...thing)
  const aimed: Command = { ...command, file: goal }
  return 'path' in aimed && typeof aimed.path !== 'string' ? aimAtItem(draft, aimed, aimed.path, goal) : { command: aimed }
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
