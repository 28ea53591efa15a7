/**
 * npm test
 *
 * Installs what is missing, then lint, types, unit, slow units and corpus beside integration against a real Docker engine, end to end in a
 * real Chromium. The last line counts. A part that cannot be set up is named and skipped; with CI=true that is a failure.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { spawn } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import { join } from 'node:path'
import { canInstallPackages, installPackages } from './lib/debian.mjs'
import { findProgram } from './lib/command.mjs'
import { buildWhenStale, cacheFolder, installModules, requireNode, root } from './lib/project.mjs'

const isCI = process.env.CI === 'true'
const counts = { passed: 0, failed: 0, skipped: 0 }
const unavailable = []
/** Names of tests that failed once and passed when tried again. */
const unsteady = []

const bin = (path) => join(root, 'node_modules', path)

/** Runs a tool; its exit code. In the background it gives way to what else runs, and what it says is shown at its end. */
function show(args, { env = {}, background = false } = {}) {
  return new Promise((resolve) => {
    const output = background ? 'pipe' : 'inherit'
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', output, output], env: { ...process.env, ...env } })
    const said = []
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (bytes) => said.push(bytes))
    if (background && child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL)
    child.on('close', (code) => {
      process.stdout.write(Buffer.concat(said))
      resolve(code ?? 1)
    })
  })
}

/** One check that is passed or failed as a whole. */
async function check(name, args) {
  console.log(`\n== ${name}`)
  const passed = (await show(args)) === 0
  counts[passed ? 'passed' : 'failed'] += 1
}

/** One vitest project; its tests are counted one by one. */
async function suite(name, options = {}) {
  console.log(`\n== ${name}${options.background ? ' (beside what follows)' : ''}`)
  const report = join(cacheFolder, 'results', `${name}.json`)
  rmSync(report, { force: true })
  const code = await show([bin('vitest/vitest.mjs'), 'run', '--project', name, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`], options)
  try {
    const result = JSON.parse(readFileSync(report, 'utf8'))
    counts.passed += result.numPassedTests
    counts.skipped += result.numPendingTests + result.numTodoTests
    for (const { assertionResults } of result.testResults) for (const test of assertionResults) if (test.status === 'passed' && test.failureMessages.length > 0) unsteady.push(`${name}: ${test.fullName}`)
    const failed = result.numFailedTests + result.testResults.filter((file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed')).length
    counts.failed += failed === 0 && code !== 0 ? 1 : failed
  } catch (error) {
    console.error(`${name}: no result could be read (${error.message})`)
    counts.failed += 1
  }
}

/** Chromium's program, installed where it is missing and that can be done; else null. */
async function ensureChromium() {
  const find = () => process.env.CHROMIUM_PATH ?? findProgram('chromium') ?? findProgram('chromium-browser') ?? findProgram('google-chrome')
  if (find() === null && canInstallPackages()) await installPackages(['chromium', 'fonts-dejavu-core'])
  return find()
}

requireNode()
mkdirSync(join(cacheFolder, 'results'), { recursive: true })
await installModules()

const chromium = await ensureChromium().catch((error) => {
  console.error(error.message)
  return null
})
if (chromium === null) unavailable.push('end to end (no Chromium here, and none could be installed)')
const { ensureTools } = await import('./testEngine.mjs')
const hasEngine = await ensureTools().then(
  () => true,
  (error) => {
    unavailable.push(`everything on a real engine (${error.message})`)
    return false
  },
)

await check('lint', [bin('eslint/bin/eslint.js'), '.', '--max-warnings', '0'])
await check('types', [bin('vue-tsc/bin/vue-tsc.js'), '--noEmit', '-p', 'tsconfig.json'])
await suite('unit')
console.log('\n== build')
await buildWhenStale().then(
  () => (counts.passed += 1),
  (error) => {
    console.error(error.message)
    counts.failed += 1
  },
)
const env = { STACKYARD_NO_ENGINE: hasEngine ? '' : '1', CHROMIUM_PATH: chromium ?? '' }
// The slow ones and the corpus only compute; the integration tests mostly wait for an engine.
const computing = suite('slow', { background: true }).then(() => suite('corpus', { background: true }))
await Promise.all([computing, suite('integration', { env })])
await suite('e2e', { env })

for (const name of unsteady) console.log(`passed only at the second try: ${name}`)
for (const part of unavailable) console.log(`skipped: ${part}`)
if (isCI) counts.failed += unavailable.length
else counts.skipped += unavailable.length
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`)
process.exit(counts.failed === 0 ? 0 : 1)
