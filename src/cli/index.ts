import { Command, CommanderError } from 'commander'
import { appVersion } from '@main/shells/appVersion'
import { registerConfig } from './commands/config'
import { registerEdit } from './commands/edit'
import { registerExplain } from './commands/explain'
import { registerGraph } from './commands/graph'
import { registerLint } from './commands/lint'
import { exitCode } from './exitCode'

/** The command line `stackyard`; `bin/stackyard.mjs` loads this bundle. */
async function run(argv: readonly string[]): Promise<void> {
  const program = new Command('stackyard')
    .description('Docker Compose projects as graphs, and edits of compose files that change no more than they must')
    .version(appVersion)
    .exitOverride()
    .showHelpAfterError('(add --help for help)')
    .addHelpText('after', '\nExit codes: 0 done, 1 findings or a refusal, 2 wrong use or unreadable.')
  for (const register of [registerGraph, registerEdit, registerConfig, registerLint, registerExplain]) register(program)
  try {
    await program.parseAsync(argv)
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    process.exitCode = error.exitCode === 0 ? exitCode.done : exitCode.unreadable
  }
}

await run(process.argv)
