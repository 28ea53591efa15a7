import type { Command } from 'commander'
import { HostError } from '@contract/errors'
import type { Path } from '@core/document/types'
import { listOrigins, type ValueOrigins } from '@core/resolve/listOrigins'
import { explain, type Explanation } from '@core/schema/explain'
import { parsePath, UsageError } from '../edit/parsePath'
import { exitCode } from '../exitCode'
import { printOrigins } from '../origins/printOrigins'
import { processSurroundings } from '../processSurroundings'
import { readProject } from '../project/readProject'
import type { CommandSurroundings } from './config'

export interface ExplainOptions {
  readonly json: boolean
  readonly profile: readonly string[]
  readonly trust: boolean
}

/**
 * Says what a key means, and where each value at or below it comes from. Exits 1 where the specification knows no such key and
 * the project has no such value.
 */
export async function explainCommand(file: string, pathText: string, options: ExplainOptions, surroundings: CommandSurroundings): Promise<number> {
  try {
    const path = parsePath(pathText)
    const { input, project } = await readProject([file], { ...surroundings, profiles: options.profile, trusted: options.trust })
    const explanation = explain(path)
    // At or below the path, of the resolved project or of the text that won.
    const values = listOrigins(project, input, (place, winner) => begins(place, path) || (winner !== undefined && begins(winner.path, path)))
    if (!explanation && values.length === 0) {
      surroundings.complain(`The Compose Specification knows no ${pathText}, and ${file} has no such value.\n`)
      return exitCode.findings
    }
    surroundings.print(options.json ? `${JSON.stringify({ path, attribute: explanation ?? null, values }, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value), 2)}\n` : printText(explanation, values))
    return exitCode.done
  } catch (error) {
    if (!(error instanceof HostError) && !(error instanceof UsageError)) throw error
    surroundings.complain(`error: ${error.message}\n`)
    return exitCode.unreadable
  }
}

function begins(path: Path, prefix: Path): boolean {
  return prefix.every((part, index) => String(part) === String(path[index]))
}

function printText(explanation: Explanation | undefined, values: readonly ValueOrigins[]): string {
  const about = explanation ? attributeLines(explanation).map((line) => `${line}\n`).join('') : ''
  return about + (explanation && values.length > 0 ? '\n' : '') + printOrigins(values)
}

function attributeLines({ field, help }: Explanation): readonly string[] {
  const facts = [
    `form: ${field.forms.join(' or ')}`,
    ...(field.enum ? [`one of: ${field.enum.join(', ')}`] : []),
    ...(field.minimum === undefined && field.maximum === undefined ? [] : [`from ${field.minimum ?? 'any'} to ${field.maximum ?? 'any'}`]),
    ...(field.default === undefined ? [] : [`without it: ${field.default}`]),
    ...(field.required ? ['cannot be left out'] : []),
    ...(field.deprecated ? ['obsolete'] : []),
    ...(field.since === undefined ? [] : [`since Docker Compose ${field.since}`]),
  ]
  return [field.path, ...(help === '' ? [] : [`  ${help}`]), ...facts.map((fact) => `  ${fact}`)]
}

/** Mounts `stackyard explain`. */
export function registerExplain(program: Command): void {
  program
    .command('explain')
    .description('say what a key means, and where its value comes from')
    .argument('<file>', 'a compose file, or a project folder; - reads the standard input')
    .argument('<path>', 'such as services.web.ports[0]; quote a key that holds a dot')
    .option('--json', 'print JSON', false)
    .option('--profile <name>', 'a profile to activate; may be repeated', (name: string, before: string[]) => [...before, name], [])
    .option('--trust', 'also read files outside the project folder', false)
    .action(async (file: string, path: string, options: ExplainOptions) => {
      process.exitCode = await explainCommand(file, path, options, processSurroundings())
    })
}
