import { realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Command as Program } from 'commander'
import envPaths from 'env-paths'
import { HostError } from '@contract/errors'
import { planCommands } from '@core/commands/planCommand'
import type { Command, Plan, PlannedFile } from '@core/commands/types'
import { operations } from '../edit/operations'
import { describeOperations, parseOperation } from '../edit/parseOperation'
import { UsageError } from '../edit/parsePath'
import { readOperations } from '../edit/readOperations'
import { savePlanned } from '../edit/savePlanned'
import { unifiedDiff } from '../edit/unifiedDiff'
import { exitCode } from '../exitCode'
import { readProject, standardInput, type ReadProject } from '../project/readProject'
import { processSurroundings } from '../processSurroundings'
import type { CommandSurroundings } from './config'

export interface EditOptions {
  readonly ops?: string
  readonly stdout?: boolean
  readonly diff?: boolean
  readonly json?: boolean
  readonly inPlace?: boolean
  readonly trust?: boolean
}

/**
 * Edits a compose file, and the files it includes where a reference has to follow. All or nothing. With `--stdout` and `--diff`
 * nothing is written, nor where the file is the standard input, whose new text is printed. Exits 0 where the edit was made, 1 where it was
 * refused, 2 where the call or the file was not readable.
 */
export async function editCommand(file: string, operation: readonly string[], given: EditOptions, surroundings: CommandSurroundings): Promise<number> {
  const options = file === standardInput && !given.diff ? { ...given, stdout: true } : given
  try {
    const commands = await commandsOf(file, operation, given, surroundings)
    const project = await readProject([file], { ...surroundings, profiles: [], trusted: options.trust ?? false })
    const plan = planCommands({ input: project.input, project: project.project }, commands)
    if (!plan.ok) return refused(plan, options, surroundings)
    const isFile = file !== standardInput && (await stat(file)).isFile()
    for (const warning of project.location.warnings) surroundings.complain(`warning: ${warning.message}\n`)
    if (file !== standardInput && !isFile && (await realpath(file)) !== project.location.folder) surroundings.complain(`note: ${file} has no compose file, so that of ${project.location.folder} is edited, as Compose would take it\n`)
    if (!options.stdout && !options.diff) await write(plan.files, project, { ...options, isFile })
    tell(plan, project, options, surroundings)
    return exitCode.done
  } catch (error) {
    if (!(error instanceof UsageError) && !(error instanceof HostError)) throw error
    if (options.json) surroundings.print(asJson({ ok: false, error: { code: error instanceof HostError ? error.code : 'BAD_REQUEST', message: error.message } }))
    surroundings.complain(`error: ${error.message}\n`)
    return exitCode.unreadable
  }
}

async function commandsOf(file: string, [name, ...words]: readonly string[], options: EditOptions, { readInput }: CommandSurroundings): Promise<readonly Command[]> {
  if (options.ops !== undefined && name !== undefined) throw new UsageError('Give either --ops or an operation, not both.')
  if (options.stdout && options.diff) throw new UsageError('Give either --stdout or --diff, not both.')
  if (options.ops === standardInput && file === standardInput) throw new UsageError('The standard input is either the compose file or the list of operations, not both.')
  if (options.ops !== undefined) return readOperations(options.ops, readInput)
  if (name === undefined) throw new UsageError('Say what to do: an operation such as set services.web.image nginx:1.27, or --ops OPS.json. See stackyard edit --help.')
  return [parseOperation(name, words)]
}

const asJson = (data: unknown): string => `${JSON.stringify(data, null, 2)}\n`

function refused(plan: Extract<Plan, { ok: false }>, options: EditOptions, surroundings: CommandSurroundings): number {
  if (options.json) surroundings.print(asJson({ ok: false, refusal: plan.refusal }))
  const place = plan.refusal.params['command']
  surroundings.complain(`refused${place === undefined ? '' : ` (operation ${Number(place) + 1}, ${String(plan.refusal.params['op'])})`}: ${plan.refusal.message}\n`)
  return exitCode.findings
}

/** Null for a file that is not there yet. */
function textBefore({ input }: ReadProject, path: string): string | null {
  const content = input.files.get(path)
  return content?.kind === 'text' ? content.text : null
}

async function write(files: readonly PlannedFile[], project: ReadProject, options: EditOptions & { readonly isFile: boolean }): Promise<void> {
  const { location, input } = project
  const mayLeave = (path: string): boolean => options.trust === true || (options.isFile && path === input.composeFiles[0])
  const backupFolder = join(envPaths('stackyard', { suffix: '' }).data, 'backups')
  await savePlanned(files, { folder: location.folder, before: (path) => textBefore(project, path), mayLeave, inPlace: options.inPlace ?? false, backupFolder })
}

/** Prints what was asked for: the text, the differences, or what was done as JSON. */
function tell(plan: Extract<Plan, { ok: true }>, project: ReadProject, options: EditOptions, surroundings: CommandSurroundings): void {
  const diffs = (files: readonly PlannedFile[]): string => files.map((one) => unifiedDiff(one.file, textBefore(project, one.file), one.text)).join('')
  if (options.json) {
    const files = plan.files.map((one) => ({ file: one.file, edits: one.edits, ...(options.diff ? { diff: diffs([one]) } : {}), ...(options.stdout ? { text: one.text } : {}) }))
    surroundings.print(asJson({ ok: true, written: !options.diff && !options.stdout, files, notes: plan.notes }))
  } else if (options.diff) surroundings.print(diffs(plan.files))
  else if (options.stdout) {
    const main = project.input.composeFiles[0] ?? ''
    surroundings.print(plan.files.find((one) => one.file === main)?.text ?? textBefore(project, main) ?? '')
    const others = plan.files.filter((one) => one.file !== main).map((one) => one.file)
    if (others.length > 0) surroundings.complain(`note: ${others.join(', ')} would change as well; --diff shows it\n`)
  }
  for (const note of plan.notes) surroundings.complain(`note: ${note.message}\n`)
}

/** Mounts `stackyard edit`. */
export function registerEdit(program: Program): void {
  program
    .command('edit')
    .description('make the smallest edit of a compose file that does what an operation says')
    .argument('<file>', 'a compose file, or a project folder; - reads the standard input')
    .argument('[operation...]', 'an operation and its arguments (see below)')
    .option('--ops <file>', 'a JSON list of operations, carried out all or none; - reads the standard input')
    .option('--stdout', 'print the new text of the file and write nothing')
    .option('--diff', 'print a unified diff and write nothing')
    .option('--json', 'print what was done, or why not, as JSON')
    .option('--in-place', 'write into the file itself where it cannot be replaced whole (hard links, a folder that takes no new file); a backup is kept')
    .option('--trust', 'also read files outside the project folder')
    .allowUnknownOption()
    .addHelpText('after', operationHelp())
    .action(async (file: string, operation: string[], options: EditOptions) => {
      process.exitCode = await editCommand(file, operation, options, processSurroundings())
    })
}

function operationHelp(): string {
  return `
Operations (each also takes --file FILE, the layer to write to, and --shared, to change a block\nwith an anchor though others use it too; what comes from an anchor elsewhere is given a text of its own):
${describeOperations().map(({ name, usage }) => `  ${usage}\n      ${operations[name].does}`).join('\n')}

PATH is written like services.web.ports[0]; quote a key that holds a dot: services.web.labels."traefik.enable".
VALUE and DEFINITION are read as YAML: 3 is a number, '"3"' text, '[a, b]' a list. What begins with dashes names its
argument: --value=--verbose.
In OPS.json a path is a list: [{"op": "set", "path": ["services", "web", "image"], "value": "nginx:1.27"}]

Exit codes: 0 done, 1 refused (nothing was changed), 2 wrong use or unreadable.`
}
