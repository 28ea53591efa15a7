import { LineCounter, parseDocument } from 'yaml'
import { analyze, type Analysis } from '@core/analyze'
import { layoutGraph } from '@core/graph/layoutGraph'
import { lintProject } from '@core/lint/lintProject'
import { projectGraph } from '@core/graph/projectGraph'
import { resolveProject } from '@core/resolve/resolveProject'
import type { ProjectInput } from '@core/resolve/types'
import { generatedProject } from './generatedProject'
import { median, printTable, timeOf } from './measure'

const sizes = [10, 100, 1000, 5000]

function inputOf(text: string): ProjectInput {
  return {
    name: null,
    folderName: 'bench',
    composeFiles: ['compose.yaml'],
    files: new Map([
      ['compose.yaml', { kind: 'text', text }],
      ['.env', { kind: 'absent', reason: 'not-found' }],
    ]),
    environment: {},
    profiles: [],
  }
}

/** One attribute of the service in the middle, changed again and again. */
function edited(text: string, services: number, round: number): string {
  return text.replace(new RegExp(`(service-${Math.floor(services / 2)}:1\\.)[\\d.]+`), `$1${round}.9`)
}

interface Edits {
  readonly total: number
  /** Making one piece of what an edit leaves: an edited string is a chain of pieces until it is first looked into. */
  readonly text: number
  readonly resolve: number
  readonly graph: number
  readonly lint: number
}

function measureEdits(text: string, services: number, first: Analysis): Edits {
  const total: number[] = []
  const parts = { text: [] as number[], resolve: [] as number[], graph: [] as number[], lint: [] as number[] }
  let analysis = first
  let current = text
  for (let round = 0; round < 41; round++) {
    current = edited(current, services, round)
    const input = inputOf(current)
    const before = analysis
    const text = timeOf(() => current.charCodeAt(current.length >> 1))
    parts.text.push(text)
    total.push(text + timeOf(() => (analysis = analyze(input, before))))
    let project = before.project
    parts.resolve.push(timeOf(() => (project = resolveProject(input, before.project))))
    parts.graph.push(timeOf(() => projectGraph(project, before.graph)))
    parts.lint.push(timeOf(() => lintProject(project, {}, before.project)))
  }
  return { total: median(total), text: median(parts.text), resolve: median(parts.resolve), graph: median(parts.graph), lint: median(parts.lint) }
}

const whole: string[][] = []
const edits: string[][] = []
const layouts: string[][] = []
for (const services of sizes) {
  const text = generatedProject(services)
  const rounds = services > 1000 ? 3 : 7
  const plain = median(Array.from({ length: rounds }, () => timeOf(() => parseDocument(text, { lineCounter: new LineCounter(), keepSourceTokens: true }))))
  const wholes = median(Array.from({ length: rounds }, () => timeOf(() => analyze(inputOf(text)))))
  const analysis = analyze(inputOf(text))
  whole.push([String(services), String(text.split('\n').length), plain.toFixed(1), wholes.toFixed(1), (wholes / plain).toFixed(2), ((wholes * 1000) / services).toFixed(0), heapRatio(services).toFixed(0)])
  const edit = measureEdits(text, services, analysis)
  edits.push([String(services), edit.total.toFixed(2), (edit.total / wholes).toFixed(4), edit.text.toFixed(2), edit.resolve.toFixed(2), edit.graph.toFixed(2), edit.lint.toFixed(2)])
  const layout = median(Array.from({ length: 5 }, () => timeOf(() => layoutGraph(analysis.graph, {}))))
  layouts.push([String(services), String(analysis.graph.nodes.length), String(analysis.graph.edges.length), layout.toFixed(1)])
}

/** Bytes of heap for each of text. Small projects are analysed many times over, to be told from the noise. */
function heapRatio(services: number): number {
  const copies = Math.ceil(1000 / services)
  const texts = Array.from({ length: copies }, (_unused, copy) => generatedProject(services).replaceAll('registry.example', `registry${copy}.example`))
  const before = usedHeap()
  const kept = texts.map((text) => analyze(inputOf(text)))
  const heap = usedHeap() - before
  return heap / kept.reduce((total, { input }) => total + [...input.files.values()].reduce((size, file) => size + (file.kind === 'text' ? file.text.length : 0), 0), 0)
}

function usedHeap(): number {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed
}

printTable('Whole: texts to project, graph and diagnostics, against a plain yaml parse', ['services', 'lines', 'yaml.parseDocument ms', 'analyze ms', 'ratio', 'µs a service', 'heap / text'], whole)
printTable('One attribute edited: to updated document, project, graph and diagnostics', ['services', 'edit ms', 'edit / whole', 'of it: one text', 'reading and project', 'graph', 'diagnostics'], edits)
printTable('Layout of the whole graph', ['services', 'nodes', 'edges', 'layoutGraph ms'], layouts)
