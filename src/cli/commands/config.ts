import { InvalidArgumentError } from 'commander'
import type { Command } from 'commander'
import { HostError } from '@contract/errors'
import type { PlainValue } from '@core/document/types'
import { lintProject } from '@core/lint/lintProject'
import { composeOutput } from '@core/resolve/composeOutput'
import { listOrigins } from '@core/resolve/listOrigins'
import type { ValueOrigins } from '@core/resolve/listOrigins'
import { printYaml } from '@core/resolve/printYaml'
import { exitCode } from '../exitCode'
import { printOrigins } from '../origins/printOrigins'
import { processSurroundings } from '../processSurroundings'
import { readProject } from '../project/readProject'

export interface ConfigOptions {
  readonly profile: readonly string[]
  readonly origins: boolean
  readonly format: 'json' | 'yaml'
  readonly trust: boolean
}

/** What a command writes to and reads from: the process's own, or a test's. */
export interface CommandSurroundings {
  readonly environment: NodeJS.ProcessEnv
  print(text: string): void
  complain(text: string): void
  /** All of the standard input. */
  readInput(): Promise<Uint8Array>
}

/**
 * Prints the resolved project in the shape of `docker compose config`, without needing Docker. What Compose would
 * refuse is told with its place, and then nothing is printed, as by Compose.
 */
export async function configCommand(paths: readonly string[], options: ConfigOptions, surroundings: CommandSurroundings): Promise<number> {
  try {
    const { location, input, project } = await readProject(paths, { ...surroundings, profiles: options.profile, trusted: options.trust })
    for (const warning of location.warnings) surroundings.complain(`warning: ${warning.message}\n`)
    const diagnostics = lintProject(project, { refusalsOnly: true }).filter(({ severity, code }) => severity === 'error' || (severity === 'warning' && code.startsWith('compose/')))
    for (const { severity, file, line, column, message } of diagnostics) surroundings.complain(`${severity}: ${file}:${line}:${column}: ${message}\n`)
    if (diagnostics.some(({ severity }) => severity === 'error')) return exitCode.findings
    if (options.origins) surroundings.print(options.format === 'json' ? printJson(listOrigins(project, input)) : printOrigins(listOrigins(project, input)))
    else {
      const output = composeOutput(project, { folder: location.folder, format: options.format })
      surroundings.print(options.format === 'json' ? printJson(output) : printYaml(output))
    }
    return exitCode.done
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    surroundings.complain(`error: ${error.message}\n`)
    return exitCode.unreadable
  }
}

/** Integers beyond what a number holds exactly are printed with all their digits. */
function printJson(value: PlainValue | readonly ValueOrigins[]): string {
  const text = JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? `\u0000${inner}` : inner), 2)
  return `${text.replace(/"\\u0000(-?\d+)"/g, '$1')}\n`
}

/** Mounts `stackyard config`. */
export function registerConfig(program: Command): void {
  program
    .command('config')
    .description('print the resolved project, in the shape of `docker compose config`, without needing Docker')
    .argument('<paths...>', 'a project folder, or compose files in the order of -f; - reads the standard input')
    .option('--profile <name>', 'a profile to activate; may be repeated', (name: string, before: string[]) => [...before, name], [])
    .option('--origins', 'print where each value comes from, and what it beat', false)
    .option('--format <format>', 'json or yaml', parseFormat, 'yaml')
    .option('--trust', 'also read files outside the project folder', false)
    .action(async (paths: string[], options: ConfigOptions) => {
      process.exitCode = await configCommand(paths, options, processSurroundings())
    })
}

function parseFormat(format: string): 'json' | 'yaml' {
  if (format === 'json' || format === 'yaml') return format
  throw new InvalidArgumentError('It is json or yaml.')
}
