import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { chromium, type Browser } from 'playwright-core'
import { analyze } from '@core/analyze'
import { layoutGraph } from '@core/graph/layoutGraph'
import type { ProjectInput } from '@core/resolve/types'
import { canvasScene } from '@core/graph/drawing/canvasScene'
import { chromiumFlags, chromiumProgram } from '../../support/chromiumProgram'
import { generatedProject } from '../generatedProject'
import type { CanvasCase } from './canvasCase'
import { gestures, type GestureResult } from './gestures'
import { canvasTables, type PageResult } from './canvasTables'

/** Measures our canvas beside React Flow, in one run on one machine, and prints the tables of docs/performance.md. */
const pages = join(process.cwd(), '.cache/bench-canvas/pages')
const sizes = (process.env['STACKYARD_BENCH_SIZES'] ?? '50,200,500,1000,2000').split(',').map(Number)
const rounds = Number(process.env['STACKYARD_BENCH_ROUNDS'] ?? 2)
const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }

function caseOf(services: number): CanvasCase {
  const input: ProjectInput = {
    name: null,
    folderName: 'bench',
    composeFiles: ['compose.yaml'],
    files: new Map([['compose.yaml', { kind: 'text', text: generatedProject(services) }]]),
    environment: {},
    profiles: [],
  }
  const { graph } = analyze(input)
  const plain = { nodes: graph.nodes.map((node) => ({ ...node, origin: null })), edges: graph.edges.map((edge) => ({ ...edge, origin: null })) }
  const scene = canvasScene(plain)
  return { graph: plain, positions: layoutGraph(plain, scene.sizes), sizes: scene.sizes, edges: scene.edges.map(({ edge }) => ({ id: edge.id, source: edge.from, target: edge.to })) }
}

async function measurePage(browser: Browser, address: string): Promise<PageResult> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  const session = await page.context().newCDPSession(page)
  try {
    await page.goto(address)
    await session.send('Performance.enable')
    await session.send('HeapProfiler.enable')
    const firstPicture = await page.evaluate(() => window.canvasBench.start())
    await session.send('HeapProfiler.collectGarbage')
    await session.send('HeapProfiler.collectGarbage')
    const { usedSize } = await session.send('Runtime.getHeapUsage')
    await page.evaluate(() => window.canvasBench.look('whole'))
    const whole = { pan: await gestures.pan(page, session), zoom: await gestures.zoom(page, session) }
    await page.evaluate(() => window.canvasBench.look('whole'))
    const drag = await gestures.drag(page, session)
    await page.evaluate(() => window.canvasBench.look('near'))
    const near = await gestures.pan(page, session)
    return { firstPicture, heap: usedSize, pan: whole.pan, zoom: whole.zoom, drag, near }
  } finally {
    await page.close()
  }
}

/** The best of the rounds: what else the machine does only ever adds. */
function best(results: readonly PageResult[]): PageResult {
  const least = (pick: (result: PageResult) => number): number => Math.min(...results.map(pick))
  const gesture = (name: 'pan' | 'zoom' | 'drag' | 'near'): GestureResult => ({ frame95: least((result) => result[name].frame95), workPerStep: least((result) => result[name].workPerStep) })
  return { firstPicture: least((result) => result.firstPicture), heap: least((result) => result.heap), pan: gesture('pan'), zoom: gesture('zoom'), drag: gesture('drag'), near: gesture('near') }
}

if (chromiumProgram === undefined) {
  process.stderr.write('There is no Chromium on this machine; CHROMIUM_PATH names one.\n')
  process.exit(2)
}
let shown = ''
const server = createServer((request, response) => {
  const path = new URL(request.url ?? '/', 'http://localhost').pathname
  response.setHeader('content-type', types[extname(path)] ?? 'text/plain')
  if (path === '/case.js') return void response.end(`window.canvasCase = ${shown}`)
  const file = join(pages, path)
  if (existsSync(file)) response.end(readFileSync(file))
  else response.writeHead(404).end()
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}/tests/bench/canvas`
const browser = await chromium.launch({ executablePath: chromiumProgram, args: chromiumFlags })
const results = []
for (const services of sizes) {
  const one = caseOf(services)
  shown = JSON.stringify(one)
  const ours: PageResult[] = []
  const theirs: PageResult[] = []
  for (let round = 0; round < rounds; round++) {
    ours.push(await measurePage(browser, `${origin}/ours.html`))
    theirs.push(await measurePage(browser, `${origin}/reactFlow.html`))
    process.stderr.write(`${services} services, round ${round + 1} of ${rounds}\n`)
  }
  results.push({ services, nodes: one.graph.nodes.length, edges: one.edges.length, ours: best(ours), theirs: best(theirs) })
}
await browser.close()
server.close()
process.stdout.write(canvasTables(results))
