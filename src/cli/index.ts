import { Command, CommanderError } from 'commander'
import { appVersion } from '@main/shells/appVersion'
import { endWithOutput } from './endWithOutput'
import { exitCode } from './exitCode'

type Register = (program: Command) => void

/** Each is loaded only when it is called, or when all are listed: reading the code of all takes as long as a small project. */
const commands: ReadonlyMap<string, () => Promise<Register>> = new Map([
  ['graph', async () => (await import('./commands/graph')).registerGraph],
  ['edit', async () => (await import('./commands/edit')).registerEdit],
  ['config', async () => (await import('./commands/config')).registerConfig],
  ['lint', async () => (await import('./commands/lint')).registerLint],
  ['explain', async () => (await import('./commands/explain')).registerExplain],
])

/** The command line `stackyard`; `bin/stackyard.mjs` loads this bundle. */
async function run(argv: readonly string[]): Promise<void> {
  const program = new Command('stackyard')
    .description('Docker Compose projects as graphs, and edits of compose files that change no more than they must')
    .version(appVersion)
    .exitOverride()
    .showHelpAfterError('(add --help for help)')
    .addHelpText('after', '\nExit codes: 0 done, 1 findings or a refusal, 2 wrong use or unreadable.')
  const called = commands.get(argv[2] ?? '')
  for (const load of called === undefined ? commands.values() : [called]) (await load())(program)
  try {
    await program.parseAsync(argv)
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    process.exitCode = error.exitCode === 0 ? exitCode.done : exitCode.unreadable
  }
}

endWithOutput(process.stdout, (text) => void process.stderr.write(text), (code) => process.exit(code))
endWithOutput(process.stderr, () => undefined, (code) => process.exit(code))
await run(process.argv)
