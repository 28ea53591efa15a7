import type { ProjectDraft } from './project/projectDraft'
import type { Command, CommandName } from './types'

export type CommandOf<Name extends CommandName> = Extract<Command, { readonly op: Name }>

/** Plans one command on a draft: changes it, adds notes, or throws a `CommandRefusal`. */
export type Planner<Name extends CommandName> = (draft: ProjectDraft, command: CommandOf<Name>) => void

export type Planners = { readonly [Name in CommandName]: Planner<Name> }
