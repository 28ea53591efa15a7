import type { GestureName } from './gestures'
import type { LayoutTasks } from './layoutTasks'
import type { PageResult } from './measurePage'

export interface CaseResult {
  readonly services: number
  readonly nodes: number
  readonly edges: number
  readonly ours: PageResult
  readonly theirs: PageResult
  readonly layout: LayoutTasks
}

interface Table {
  readonly title: string
  readonly columns: readonly string[]
  /** `least` is the smallest case, which ours is compared with. */
  readonly rows: (result: CaseResult, least: CaseResult) => readonly (readonly string[])[]
}

const gestureNames: Readonly<Record<GestureName, string>> = { pan: 'pan, whole graph', zoom: 'zoom, whole graph', drag: 'drag one node, whole graph', near: 'pan, zoomed in' }
const gestures = ['pan', 'zoom', 'drag', 'near'] as const
const mega = 1024 * 1024

const beside = (ours: number, theirs: number, digits: number): string[] => [ours.toFixed(digits), theirs.toFixed(digits), (ours / theirs).toFixed(2)]

function frames(kind: 'screen' | 'unlocked', second: 'workPerStep' | 'frame50'): Table['rows'] {
  return ({ services, ours, theirs }, least) =>
    gestures.map((name) => [
      gestureNames[name],
      String(services),
      ...beside(ours[kind][name].frame95, theirs[kind][name].frame95, 1),
      (ours[kind][name].frame95 / least.ours[kind][name].frame95).toFixed(2),
      ...beside(ours[kind][name][second], theirs[kind][name][second], 1),
    ])
}

const tables: readonly Table[] = [
  {
    title: 'First picture and memory',
    columns: ['services', 'nodes', 'edges', 'first picture ms', 'React Flow', 'ratio', 'heap MB', 'React Flow', 'ratio'],
    rows: ({ services, nodes, edges, ours, theirs }) => [[String(services), String(nodes), String(edges), ...beside(ours.firstPicture, theirs.firstPicture, 0), ...beside(ours.heap / mega, theirs.heap / mega, 1)]],
  },
  {
    title: 'Frames on a screen of 60 Hz',
    columns: ['gesture', 'services', 'frame p95 ms', 'React Flow', 'ratio', 'to our smallest', 'work a step ms', 'React Flow', 'ratio'],
    rows: frames('screen', 'workPerStep'),
  },
  {
    title: 'Frames as fast as they are made',
    columns: ['gesture', 'services', 'frame p95 ms', 'React Flow', 'ratio', 'to our smallest', 'median ms', 'React Flow', 'ratio'],
    rows: frames('unlocked', 'frame50'),
  },
  {
    title: 'How long the window is blocked by layout',
    columns: ['services', 'laid out and shown ms', 'longest task ms', 'laid out again ms', 'longest task ms'],
    rows: ({ services, layout }) => [[String(services), layout.open.toFixed(0), layout.openTask.toFixed(1), layout.arrange.toFixed(0), layout.arrangeTask.toFixed(1)]],
  },
]

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`

/** What one case adds to the tables. */
export function rowsOf(result: CaseResult, least: CaseResult): string {
  return tables.map(({ title, columns, rows }) => `${title}: ${columns.join(' | ')}\n${rows(result, least).map(line).join('')}`).join('')
}

/** The tables of docs/performance.md, ours / React Flow. */
export function canvasTables(results: readonly CaseResult[]): string {
  const [least] = results
  if (!least) return ''
  return tables
    .map(({ title, columns, rows }) => {
      const all = results.flatMap((result) => rows(result, least).map((cells, index) => ({ cells, index })))
      // Gesture by gesture: how each grows with the graph.
      const sorted = [...all].sort((a, b) => a.index - b.index)
      return `\n### ${title}\n\n${line(columns)}${line(columns.map(() => '---:'))}${sorted.map(({ cells }) => line(cells)).join('')}`
    })
    .join('')
}
