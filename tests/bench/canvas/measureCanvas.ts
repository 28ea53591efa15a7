import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { chromiumFlags, chromiumProgram } from '../../support/chromiumProgram'
import { canvasTables, rowsOf, type CaseResult } from './canvasTables'
import { generatedCase } from './generatedCase'
import { measureLayoutTasks } from './layoutTasks'
import { best, measurePage, withBrowser, type PageResult } from './measurePage'
import { servedPages } from './servedPages'

/** Measures our canvas beside React Flow, in one run on one machine, and prints the tables of docs/performance.md. */
const sizes = (process.env['STACKYARD_BENCH_SIZES'] ?? '50,200,500,1000,2000').split(',').map(Number)
const asked = process.env['STACKYARD_BENCH_ROUNDS']
/** React Flow takes minutes over a round of the large ones. */
const roundsOf = (services: number): number => (asked === undefined ? (services <= 500 ? 2 : 1) : Number(asked))
/** Frames follow on each other as fast as they are made, instead of sixty times a second. */
const unlockedFlags = ['--disable-frame-rate-limit', '--disable-gpu-vsync']

if (chromiumProgram === undefined) {
  process.stderr.write('There is no Chromium on this machine; CHROMIUM_PATH names one.\n')
  process.exit(2)
}
const pages = await servedPages(join(process.cwd(), '.cache/bench-canvas/pages'))
const executablePath = chromiumProgram
const launch = (flags: readonly string[]) => chromium.launch({ executablePath, args: [...chromiumFlags, ...flags] })
// One browser at a time: painting takes both cores.
const onScreen = () => launch([])
const unlocked = () => launch(unlockedFlags)
const results: CaseResult[] = []
for (const services of sizes) {
  const begun = performance.now()
  const shown = generatedCase(services)
  pages.show(shown)
  const [ours, theirs]: PageResult[][] = [[], []]
  try {
    for (let round = 0; round < roundsOf(services); round++) {
      ours?.push(await measurePage(onScreen, unlocked, pages.address('ours')))
      theirs?.push(await measurePage(onScreen, unlocked, pages.address('reactFlow')))
    }
    const result = { services, nodes: shown.graph.nodes.length, edges: shown.edges.length, ours: best(ours ?? []), theirs: best(theirs ?? []), layout: await withBrowser(onScreen, (browser) => measureLayoutTasks(browser, pages.address('ours'))) }
    results.push(result)
    // All that is known so far: a run that is broken off has told something.
    process.stderr.write(`\n${services} services, ${Math.round((performance.now() - begun) / 1000)} s\n${rowsOf(result, results[0] ?? result)}`)
  } catch (error) {
    process.stderr.write(`\n${services} services were not measured: ${String(error)}\n`)
    process.exitCode = 1
  }
}
pages.close()
process.stdout.write(canvasTables(results))
