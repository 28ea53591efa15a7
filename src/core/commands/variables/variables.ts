import { DotenvRefusal, renameVariableEdits, setVariableEdits, unsetVariableEdits } from '../../dotenv/editDotenv'
import { variableUses } from '../../dotenv/variableUses'
import type { TextEdit } from '../../text/textEdit'
import { asFileKey, isAbsolutePath } from '../../resolve/projectPath'
import { CommandRefusal, refuse } from '../commandRefusal'
import type { Planner } from '../planner'
import type { ProjectDraft } from '../project/projectDraft'

const defaultFile = '.env'

/** Sets a variable of an env file; a file that is not there begins with it. */
export const setVariable: Planner<'set-variable'> = (draft, command) => {
  editFile(draft, command.file, (text) => setVariableEdits(text, command.name, command.value, command.line))
}

/** Takes a variable out of an env file; what still names it is noted. */
export const unsetVariable: Planner<'unset-variable'> = (draft, command) => {
  editFile(draft, command.file, (text) => unsetVariableEdits(text, command.name, command.line))
  noteUses(draft, command.file, command.name)
}

/** Gives a variable of an env file another name. What names it in the compose files is theirs to change, and noted. */
export const renameVariable: Planner<'rename-variable'> = (draft, command) => {
  editFile(draft, command.file, (text) => renameVariableEdits(text, command.from, command.to, command.line))
  noteUses(draft, command.file, command.from)
}

function editFile(draft: ProjectDraft, path = defaultFile, edit: (text: string) => readonly TextEdit[]): void {
  const file = asFileKey(path)
  // What was read from elsewhere was read on the person's word; nothing new is begun there.
  if ((isAbsolutePath(file) || file === '..' || file.startsWith('../')) && !draft.input.files.has(file)) refuse('OUTSIDE_PROJECT', `${path} leads out of the project's folder. Stackyard opens and changes only what lies in it.`, { path })
  if (draft.projectFiles.includes(file) || draft.extendedFiles.includes(file)) refuse('NOT_AN_ENV_FILE', `${file} is a compose file; a variable goes into an env file.`, { file })
  try {
    draft.editText(file, edit(draft.plainText(file)))
  } catch (error) {
    if (!(error instanceof DotenvRefusal)) throw error
    throw new CommandRefusal(error.code, `${file}: ${error.message}`, { file })
  }
}

/** Only what `.env` says is seen by the expressions of the compose files. */
function noteUses(draft: ProjectDraft, file = defaultFile, name: string): void {
  if (file !== defaultFile) return
  const uses = draft.projectFiles.flatMap((each) => variableUses(draft.document(each)).filter((use) => use.name === name).map(({ line }) => `${each}:${line}`))
  if (uses.length > 0) draft.note('VARIABLE_STILL_NAMED', `${name} is still named here:\n${uses.join('\n')}`, { name, references: uses.join('\n') })
}
