import { planCommand } from '@core/commands/planCommand'
import type { Command, Plan } from '@core/commands/types'
import { resolveProject } from '@core/resolve/resolveProject'
import type { ProjectInput } from '@core/resolve/types'

/** The name that Compose looks for first, and that a new project's file gets. */
const file = 'compose.yaml'
const input: ProjectInput = { name: null, folderName: '', composeFiles: [file], files: new Map([[file, { kind: 'text', text: '' }]]), environment: {}, profiles: [] }

/** What a command would do to a project that has nothing in it yet: for what is looked at before there is a folder for it. */
export function planInNewProject(command: Command): Plan {
  return planCommand({ input, project: resolveProject(input) }, command)
}
