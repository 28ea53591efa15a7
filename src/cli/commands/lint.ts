import { InvalidArgumentError, type Command } from 'commander'
import { HostError } from '@contract/errors'
import { lintProject } from '@core/lint/lintProject'
import type { Diagnostic } from '@core/lint/types'
import type { ResolvedProject } from '@core/resolve/types'
import { appVersion } from '@main/shells/appVersion'
import { exitCode } from '../exitCode'
import { toSarif } from '../lint/toSarif'
import { processSurroundings } from '../processSurroundings'
import { readProject } from '../project/readProject'
import type { CommandSurroundings } from './config'

const formats = ['text', 'json', 'sarif'] as const

export interface LintOptions {
  readonly format: (typeof formats)[number]
  readonly profile: readonly string[]
  /** Warnings count as findings too. */
  readonly strict: boolean
  readonly trust: boolean
}

/**
 * Prints everything that is wrong with a project, in a stable order. Exits 1 where Compose would refuse it (an error), or, with `--strict`,
 * where there is a warning; 0 where it would be taken; 2 where it could not be read.
 */
export async function lintCommand(paths: readonly string[], options: LintOptions, surroundings: CommandSurroundings): Promise<number> {
  try {
    const { location, project } = await readProject(paths, { ...surroundings, profiles: options.profile, trusted: options.trust })
    for (const warning of location.warnings) surroundings.complain(`warning: ${warning.message}\n`)
    const diagnostics = lintProject(project)
    const isValid = diagnostics.every((one) => one.severity !== 'error')
    surroundings.print(print(diagnostics, isValid, { project, folder: location.folder }, options.format))
    return isValid && !(options.strict && diagnostics.some((one) => one.severity === 'warning')) ? exitCode.done : exitCode.findings
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    surroundings.complain(`error: ${error.message}\n`)
    return exitCode.unreadable
  }
}

function print(diagnostics: readonly Diagnostic[], isValid: boolean, { project, folder }: { readonly project: ResolvedProject; readonly folder: string }, format: LintOptions['format']): string {
  switch (format) {
    case 'text':
      return diagnostics.map((one) => `${one.file}:${one.line}:${one.column}: ${one.severity}: ${one.message} [${one.code}]\n`).join('')
    case 'json':
      return `${JSON.stringify({ valid: isValid, diagnostics }, null, 2)}\n`
    case 'sarif':
      return toSarif(diagnostics, { version: appVersion, folder, end: (one) => project.documents.get(one.file)?.positionAt(one.range.end) ?? one })
  }
}

/** Mounts `stackyard lint`. */
export function registerLint(program: Command): void {
  program
    .command('lint')
    .description('say everything that is wrong with a project: what Compose would refuse, and what is worth a look')
    .argument('<paths...>', 'a project folder, or compose files in the order of -f; - reads the standard input')
    .option('--format <format>', 'text, json or sarif', parseFormat, 'text')
    .option('--json', 'the same as --format json')
    .option('--profile <name>', 'a profile to activate; may be repeated', (name: string, before: string[]) => [...before, name], [])
    .option('--strict', 'warnings count as findings too', false)
    .option('--trust', 'also read files outside the project folder', false)
    .action(async (paths: string[], options: LintOptions & { readonly json?: boolean }) => {
      process.exitCode = await lintCommand(paths, options.json ? { ...options, format: 'json' } : options, processSurroundings())
    })
}

function parseFormat(format: string): LintOptions['format'] {
  const known = formats.find((candidate) => candidate === format)
  if (known === undefined) throw new InvalidArgumentError(`It is ${formats.join(', ')}.`)
  return known
}
