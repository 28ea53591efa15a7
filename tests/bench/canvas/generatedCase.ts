import { analyze } from '@core/analyze'
import { layoutGraph } from '@core/graph/layoutGraph'
import type { ProjectInput } from '@core/resolve/types'
import { canvasScene } from '@core/graph/drawing/canvasScene'
import { withoutOrigins } from '@renderer/layout/layoutRequest'
import { generatedProject } from '../generatedProject'
import type { CanvasCase } from './canvasCase'

/** The graph of a generated project, laid out by our own layout. */
export function generatedCase(services: number): CanvasCase {
  const input: ProjectInput = {
    name: null,
    folderName: 'bench',
    composeFiles: ['compose.yaml'],
    files: new Map([['compose.yaml', { kind: 'text', text: generatedProject(services) }]]),
    environment: {},
    profiles: [],
  }
  const graph = withoutOrigins(analyze(input).graph)
  const scene = canvasScene(graph)
  return { graph, positions: layoutGraph(graph, scene.sizes), sizes: scene.sizes, edges: scene.edges.map(({ edge }) => ({ id: edge.id, source: edge.from, target: edge.to })) }
}
