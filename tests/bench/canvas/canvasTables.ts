import type { GestureResult } from './gestures'

export interface PageResult {
  readonly firstPicture: number
  readonly heap: number
  /** With the whole graph in view. */
  readonly pan: GestureResult
  readonly zoom: GestureResult
  readonly drag: GestureResult
  /** Panning at full size. */
  readonly near: GestureResult
}

export interface CaseResult {
  readonly services: number
  readonly nodes: number
  readonly edges: number
  readonly ours: PageResult
  readonly theirs: PageResult
}

const gestureNames = { pan: 'pan, whole graph', zoom: 'zoom, whole graph', drag: 'drag one node, whole graph', near: 'pan, zoomed in' } as const

/** The tables of docs/performance.md, ours / React Flow. */
export function canvasTables(results: readonly CaseResult[]): string {
  const both = (ours: number, theirs: number, digits: number): string[] => [ours.toFixed(digits), theirs.toFixed(digits), (ours / theirs).toFixed(2)]
  const mega = 1024 * 1024
  const start = table(
    ['services', 'nodes', 'edges', 'first picture ms', 'React Flow', 'ratio', 'heap MB', 'React Flow', 'ratio'],
    results.map(({ services, nodes, edges, ours, theirs }) => [String(services), String(nodes), String(edges), ...both(ours.firstPicture, theirs.firstPicture, 0), ...both(ours.heap / mega, theirs.heap / mega, 1)]),
  )
  const frames = table(
    ['gesture', 'services', 'frame p95 ms', 'React Flow', 'ratio', 'work a step ms', 'React Flow', 'ratio'],
    (['pan', 'zoom', 'drag', 'near'] as const).flatMap((gesture) =>
      results.map(({ services, ours, theirs }) => [gestureNames[gesture], String(services), ...both(ours[gesture].frame95, theirs[gesture].frame95, 1), ...both(ours[gesture].workPerStep, theirs[gesture].workPerStep, 2)]),
    ),
  )
  return `\n### First picture and memory\n\n${start}\n### Frames\n\n${frames}`
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`
  return line(columns) + line(columns.map(() => '---:')) + rows.map(line).join('')
}
