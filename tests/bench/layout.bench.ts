import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { analyze } from '@core/analyze'
import { corpusFiles, projectInput } from '../corpus/corpusProject'
import { hasCorpus } from '../support/corpus'
import { edgeCrossings, type Segment } from './edgeCrossings'
import { generatedProject } from './generatedProject'
import { drawnGraph, layOut, layoutNames, type DrawnGraph, type LayoutName } from './layoutPeers'
import { median, printTable } from './measure'

/** The layout of whole graphs beside dagre and ELK layered: the time, and the straight lines that cross. */
const sizes = [100, 500, 1000]
const patience = 120_000

function generated(services: number): DrawnGraph {
  const files = new Map([['compose.yaml', { kind: 'text' as const, text: generatedProject(services) }]])
  return drawnGraph(analyze({ name: null, folderName: 'bench', composeFiles: ['compose.yaml'], files, environment: {}, profiles: [] }).graph)
}

async function segmentsOf(name: LayoutName, drawn: DrawnGraph): Promise<Segment[]> {
  const positions = await layOut(name, drawn)
  const middles = new Map(drawn.nodes.map(({ id, size }) => [id, { x: (positions[id]?.x ?? 0) + size.width / 2, y: (positions[id]?.y ?? 0) + size.height / 2 }]))
  return drawn.edges.flatMap(({ from, to }) => {
    const [start, end] = [middles.get(from), middles.get(to)]
    return start && end ? [[start, end] as const] : []
  })
}

/** In a process of its own, which is ended where it takes too long: none of them can be asked to stop. */
function timedApart(name: LayoutName, services: number): { readonly milliseconds: number; readonly crossings: number } | null {
  const { status, stdout } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), name, String(services)], { timeout: patience, encoding: 'utf8' })
  return status === 0 ? (JSON.parse(stdout) as { milliseconds: number; crossings: number }) : null
}

async function timeOne(name: LayoutName, services: number): Promise<void> {
  const drawn = generated(services)
  const rounds = name === 'ours' ? 7 : 1
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    const start = performance.now()
    await layOut(name, drawn)
    times.push(performance.now() - start)
  }
  process.stdout.write(JSON.stringify({ milliseconds: median(times), crossings: edgeCrossings(await segmentsOf(name, drawn)) }))
}

async function corpusCrossings(): Promise<string[][]> {
  const sums = new Map<LayoutName, number>(layoutNames.map((name) => [name, 0]))
  let graphs = 0
  for (const file of corpusFiles()) {
    const analysis = analyze(projectInput(file.path))
    const drawn = drawnGraph(analysis.graph)
    if (analysis.broken || drawn.edges.length < 2) continue
    graphs++
    for (const name of layoutNames) sums.set(name, (sums.get(name) ?? 0) + edgeCrossings(await segmentsOf(name, drawn)))
  }
  const of = (name: LayoutName): number => sums.get(name) ?? NaN
  return [[String(graphs), ...layoutNames.map((name) => String(of(name))), (of('ours') / Math.min(of('dagre'), of('elk'))).toFixed(2)]]
}

async function measureAll(): Promise<void> {
  const rows = sizes.map((services) => {
    const drawn = generated(services)
    const [ours, dagre, elk] = layoutNames.map((name) => timedApart(name, services))
    const shown = (result: typeof ours, of: 'milliseconds' | 'crossings'): string => (result ? result[of].toFixed(of === 'milliseconds' ? 1 : 0) : `over ${patience / 1000} s`)
    const faster = Math.min(dagre?.milliseconds ?? patience, elk?.milliseconds ?? patience)
    return [String(services), String(drawn.nodes.length), String(drawn.edges.length), shown(ours, 'milliseconds'), shown(dagre, 'milliseconds'), shown(elk, 'milliseconds'), ours ? `1/${(faster / ours.milliseconds).toFixed(0)}` : '', shown(ours, 'crossings'), shown(dagre, 'crossings'), shown(elk, 'crossings')]
  })
  printTable('Layout of the whole graph beside dagre and ELK layered', ['services', 'nodes', 'edges', 'ours ms', 'dagre ms', 'ELK ms', 'ours / the faster one', 'crossings', 'dagre', 'ELK'], rows)
  if (hasCorpus) printTable("Edge crossings, summed over the corpus' graphs", ['graphs', 'ours', 'dagre', 'ELK', 'ours / the better one'], await corpusCrossings())
  else process.stdout.write('\nThe corpus is not there: its crossings were not counted.\n')
}

const [only, services] = process.argv.slice(2)
if (layoutNames.includes(only as LayoutName)) await timeOne(only as LayoutName, Number(services))
else await measureAll()
