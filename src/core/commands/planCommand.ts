import { CommandRefusal } from './commandRefusal'
import { aimAt } from './project/aimAt'
import { ProjectDraft } from './project/projectDraft'
import { planners } from './planners'
import type { Planner } from './planner'
import type { Refusal } from '../edits/types'
import type { Command, CommandContext, CommandName, Plan } from './types'

/** What a command would do to the project's texts, or why it cannot be done. Nothing has happened yet. */
export function planCommand(context: CommandContext, command: Command): Plan {
  return planCommands(context, [command])
}

/**
 * Plans commands one after another, each seeing what the ones before it did; all or nothing. A refusal in a list of several
 * names the command by its place (`command`, from 0) and `op`. `target` is the file for commands that name none; what only
 * that file cannot take is refused as `TARGET_REFUSED`, with what it would have said.
 */
export function planCommands(context: CommandContext, commands: readonly Command[], target: string | null = null): Plan {
  const planned = planInOrder(context, commands, target)
  if (planned.ok || target === null || planned.refusal.code.startsWith('TARGET_')) return planned
  return planInOrder(context, commands, null).ok ? { ok: false, refusal: targetRefusal(target, planned.refusal) } : planned
}

function targetRefusal(target: string, { code, message, params }: Refusal): Refusal {
  return { code: 'TARGET_REFUSED', message: `Edits go to ${target}, which cannot take this one: ${message} Choose another file for edits, or “automatic”.`, params: { ...params, target, cause: code, causeMessage: message } }
}

function planInOrder(context: CommandContext, commands: readonly Command[], target: string | null): Plan {
  const draft = new ProjectDraft(context)
  for (const [index, command] of commands.entries()) {
    try {
      for (const file of draft.projectFiles) draft.document(file)
      const { command: aimed, verify } = aimAt(draft, command, target)
      plan(draft, aimed)
      verify?.()
    } catch (error) {
      if (!(error instanceof CommandRefusal)) throw error
      const where = commands.length > 1 ? { command: index, op: command.op } : { op: command.op }
      return { ok: false, refusal: { code: error.code, message: error.message, params: { ...error.params, ...where } } }
    }
  }
  return { ok: true, files: draft.plannedFiles(), notes: draft.notes }
}

function plan(draft: ProjectDraft, command: Command): void {
  // A planner takes the commands of its own row only, which the table's type holds; TypeScript cannot follow that through an index.
  const planner = planners[command.op] as Planner<CommandName>
  planner(draft, command)
}
