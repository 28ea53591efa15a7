import { LineCounter, parseDocument } from 'yaml'
import { analyze } from '@core/analyze'
import { layoutGraph } from '@core/graph/layoutGraph'
import { indexDiagnostics } from '@core/lint/lintProject'
import { projectGraph } from '@core/graph/projectGraph'
import { resolveProject } from '@core/resolve/resolveProject'
import { editCases, generatedInput, mainFile, readBack, withEdit, type EditCase } from './editCases'
import { generatedProject } from './generatedProject'
import { median, printTable, timeOf } from './measure'

const sizes = [10, 100, 1000, 5000]

const roundsOfEdits = 201

interface EditTimes {
  readonly total: number
  readonly slow: number
  readonly project: number
  readonly graph: number
  readonly diagnostics: number
}

/** One edit after another in the service in the middle of the first file, each given as an edit and read back by a view. */
function measureEdits(services: number, edit: EditCase, isNoted = false): EditTimes {
  const total: number[] = []
  const parts = { project: [] as number[], graph: [] as number[], diagnostics: [] as number[] }
  const service = `service-${Math.floor(Math.min(services, 5000) / 2)}`
  let analysis = analyze(generatedInput(services, isNoted))
  globalThis.gc?.()
  for (let round = 0; round < roundsOfEdits; round++) {
    const before = analysis
    const change = edit(before, service, round)
    let input = before.input
    total.push(
      timeOf(() => {
        input = withEdit(before.input, change)
        analysis = analyze(input, before)
        readBack(before, analysis, service)
      }),
    )
    let project = before.project
    parts.project.push(timeOf(() => (project = resolveProject(input, before.project))))
    parts.graph.push(timeOf(() => projectGraph(project, before.graph)))
    parts.diagnostics.push(timeOf(() => indexDiagnostics(project, {}, before.project)))
  }
  const settled = total.slice(20).sort((a, b) => a - b)
  return { total: median(settled), slow: settled[Math.floor(settled.length * 0.95)] ?? NaN, project: median(parts.project), graph: median(parts.graph), diagnostics: median(parts.diagnostics) }
}

const whole: string[][] = []
const wholeTimes = new Map<number, number>()
const layouts: string[][] = []
for (const services of sizes) {
  const text = generatedProject(services)
  const rounds = services > 1000 ? 3 : 7
  const plain = median(Array.from({ length: rounds }, () => timeOf(() => parseDocument(text, { lineCounter: new LineCounter(), keepSourceTokens: true }))))
  const wholes = median(Array.from({ length: rounds }, () => timeOf(() => analyze(generatedInput(services)))))
  wholeTimes.set(services, wholes)
  const analysis = analyze(generatedInput(services))
  whole.push([String(services), String(text.split('\n').length), plain.toFixed(1), wholes.toFixed(1), (wholes / plain).toFixed(2), ((wholes * 1000) / services).toFixed(0), heapRatio(services).toFixed(0)])
  const layout = median(Array.from({ length: 5 }, () => timeOf(() => layoutGraph(analysis.graph, {}))))
  layouts.push([String(services), String(analysis.graph.nodes.length), String(analysis.graph.edges.length), layout.toFixed(1)])
}

const editSizes = [100, 1000, 5000, 10_000]
const [usual] = Object.values(editCases)
const stages: string[][] = []
const kinds: string[][] = []
// What is measured first would else pay for the compiling of what is measured after it.
for (const edit of Object.values(editCases)) measureEdits(300, edit)
if (usual) {
  let least: number | undefined
  // In turn and the best of three: whatever else the machine does for a moment falls on one size alone.
  const rounds = [0, 1, 2].map(() => editSizes.map((services) => measureEdits(services, usual)))
  for (const [at, services] of editSizes.entries()) {
    const [best] = rounds.flatMap((sizes) => sizes[at] ?? []).sort((one, other) => one.total - other.total)
    if (!best) continue
    const { total, slow, project, graph, diagnostics } = best
    least ??= total
    const ofWhole = wholeTimes.get(services)
    stages.push([String(services), total.toFixed(3), slow.toFixed(3), (total / least).toFixed(2), ofWhole === undefined ? '' : (total / ofWhole).toFixed(5), project.toFixed(3), graph.toFixed(3), diagnostics.toFixed(3)])
  }
}
const noted: readonly (readonly [string, EditCase, boolean])[] = usual ? [['another image, where every service has an anchor, an env file and a problem', usual, true]] : []
for (const [name, edit, isNoted] of [...Object.entries(editCases).map(([name, edit]) => [name, edit, false] as const), ...noted]) {
  const times = editSizes.map((services) => measureEdits(services, edit, isNoted).total)
  kinds.push([name, ...times.map((time) => time.toFixed(3)), ((times[1] ?? NaN) / (times[0] ?? NaN)).toFixed(2), ((times[2] ?? NaN) / (times[0] ?? NaN)).toFixed(2)])
}

/** Bytes of heap for each of text. Small projects are analysed many times over, to be told from the noise. */
function heapRatio(services: number): number {
  const copies = Math.ceil(1000 / services)
  const texts = Array.from({ length: copies }, (_unused, copy) => generatedProject(services).replaceAll('registry.example', `registry${copy}.example`))
  const before = usedHeap()
  const kept = texts.map((text) => analyze({ ...generatedInput(1), files: new Map([[mainFile, { kind: 'text', text }], ['.env', { kind: 'absent', reason: 'not-found' }]]) }))
  const heap = usedHeap() - before
  return heap / kept.reduce((total, { documents }) => total + (documents.get(mainFile)?.source.length ?? 0), 0)
}

function usedHeap(): number {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed
}

printTable('Whole: texts to project, graph and diagnostics, against a plain yaml parse', ['services', 'lines', 'yaml.parseDocument ms', 'analyze ms', 'ratio', 'µs a service', 'heap / text'], whole)
printTable('One attribute edited: an edit to updated document, project, graph and diagnostics, and what a view reads of them', ['services', 'edit ms', '95th of 100', 'against 100', 'edit / whole', 'reading and project', 'graph', 'diagnostics'], stages)
printTable('Other edits, ms', ['edit', ...editSizes.map(String), '1000 / 100', '5000 / 100'], kinds)
printTable('Layout of the whole graph', ['services', 'nodes', 'edges', 'layoutGraph ms'], layouts)
