import { InvalidArgumentError, type Command } from 'commander'
import { HostError } from '@contract/errors'
import { projectGraph } from '@core/graph/projectGraph'
import { toDot } from '@core/graph/toDot'
import { toMermaid } from '@core/graph/toMermaid'
import type { Graph } from '@core/graph/types'
import { exitCode } from '../exitCode'
import { readProject } from '../project/readProject'
import { processSurroundings } from '../processSurroundings'
import type { CommandSurroundings } from './config'

const formats = ['json', 'mermaid', 'dot'] as const

export interface GraphOptions {
  readonly format: (typeof formats)[number]
  readonly profile: readonly string[]
  readonly trust: boolean
}

/** Prints the graph of a project. A text that cannot be read as YAML has none: its fault is told, and the exit code is 2. */
export async function graphCommand(paths: readonly string[], options: GraphOptions, surroundings: CommandSurroundings): Promise<number> {
  try {
    const { location, project } = await readProject(paths, { environment: surroundings.environment, profiles: options.profile, trusted: options.trust })
    for (const warning of location.warnings) surroundings.complain(`warning: ${warning.message}\n`)
    const faults = [...project.documents].flatMap(([file, document]) => document.errors.map((error) => `error: ${file}:${error.line}:${error.column}: ${error.message}\n`))
    for (const fault of faults) surroundings.complain(fault)
    if (faults.length > 0) return exitCode.unreadable
    surroundings.print(print(projectGraph(project), options.format))
    return exitCode.done
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    surroundings.complain(`error: ${error.message}\n`)
    return exitCode.unreadable
  }
}

function print(graph: Graph, format: GraphOptions['format']): string {
  switch (format) {
    case 'mermaid':
      return toMermaid(graph)
    case 'dot':
      return toDot(graph)
    case 'json':
      return `${JSON.stringify({ nodes: graph.nodes.map(withPlace), edges: graph.edges.map(withPlace) }, null, 2)}\n`
  }
}

/** An origin is told as the file and path it names: the node of the tree is nothing to print. */
function withPlace<Item extends Graph['nodes'][number] | Graph['edges'][number]>({ origin, ...item }: Item) {
  return { ...item, ...(origin ? { file: origin.file, path: origin.path } : {}) }
}

/** Mounts `stackyard graph`. */
export function registerGraph(program: Command): void {
  program
    .command('graph')
    .description('print the services, networks, volumes and files of a project and how they hang together')
    .argument('<paths...>', 'a project folder, or compose files in the order of -f')
    .option('--format <format>', 'json, mermaid or dot', parseFormat, 'json')
    .option('--json', 'the same as --format json')
    .option('--profile <name>', 'a profile to activate; may be repeated', (name: string, before: string[]) => [...before, name], [])
    .option('--trust', 'also read files outside the project folder', false)
    .action(async (paths: string[], options: GraphOptions & { readonly json?: boolean }) => {
      process.exitCode = await graphCommand(paths, options.json ? { ...options, format: 'json' } : options, processSurroundings())
    })
}

function parseFormat(format: string): GraphOptions['format'] {
  const known = formats.find((candidate) => candidate === format)
  if (known === undefined) throw new InvalidArgumentError(`It is ${formats.join(', ')}.`)
  return known
}
