import { realpath, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { Option, type Command } from 'commander'
import { HostError } from '@contract/errors'
import { canvasScene } from '@core/graph/drawing/canvasScene'
import { pictureWords } from '@core/graph/drawing/pictureWords'
import { graphSvg } from '@core/graph/export/graphSvg'
import { layoutGraph, type LayoutDirection } from '@core/graph/layoutGraph'
import type { Grouping } from '@core/graph/networkPresentation'
import { projectGraph } from '@core/graph/projectGraph'
import { toDot } from '@core/graph/toDot'
import { toMermaid } from '@core/graph/toMermaid'
import type { Graph } from '@core/graph/types'
import { fileFault } from '@main/services/files/fileFault'
import { exitCode } from '../exitCode'
import { readProject } from '../project/readProject'
import { processSurroundings } from '../processSurroundings'
import type { CommandSurroundings } from './config'

const formats = ['json', 'mermaid', 'dot', 'svg'] as const

export interface GraphOptions {
  readonly format: (typeof formats)[number]
  readonly profile: readonly string[]
  readonly trust: boolean
  /** The file to write to; printed where there is none. */
  readonly out?: string
  /** Of a picture. */
  readonly theme: 'light' | 'dark'
  readonly transparent: boolean
  readonly group: Grouping
  readonly direction: LayoutDirection
}

/** Prints or writes the graph of a project. A text that cannot be read as YAML has none: its fault is told, and the exit code is 2. */
export async function graphCommand(paths: readonly string[], options: GraphOptions, surroundings: CommandSurroundings): Promise<number> {
  try {
    const { location, project } = await readProject(paths, { ...surroundings, profiles: options.profile, trusted: options.trust })
    for (const warning of location.warnings) surroundings.complain(`warning: ${warning.message}\n`)
    const faults = [...project.documents].flatMap(([file, document]) => document.errors.map((error) => `error: ${file}:${error.line}:${error.column}: ${error.message}\n`))
    for (const fault of faults) surroundings.complain(fault)
    if (faults.length > 0) return exitCode.unreadable
    const text = print(projectGraph(project), project.name, options)
    if (options.out === undefined) surroundings.print(text)
    else await writeOut(options.out, text, [...project.documents.keys()].map((file) => resolve(location.folder, file)))
    return exitCode.done
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    surroundings.complain(`error: ${error.message}\n`)
    return exitCode.unreadable
  }
}

function print(graph: Graph, name: string, { format, ...options }: GraphOptions): string {
  switch (format) {
    case 'svg':
      return picture(graph, name, options)
    case 'mermaid':
      return toMermaid(graph)
    case 'dot':
      return toDot(graph)
    case 'json':
      return `${JSON.stringify({ nodes: graph.nodes.map(withPlace), edges: graph.edges.map(withPlace) }, null, 2)}\n`
  }
}

/** Laid out as the window does on a first opening; text is reckoned, as nothing can be measured here. */
function picture(graph: Graph, title: string, { theme, transparent, group, direction }: Omit<GraphOptions, 'format'>): string {
  const { sizes } = canvasScene(graph, group)
  return graphSvg(graph, layoutGraph(graph, sizes, { grouping: group, direction }), { grouping: group, words: pictureWords, theme, title, transparent })
}

/** Replaces what stood there, but never a file that the graph was made of. */
async function writeOut(path: string, text: string, sources: readonly string[]): Promise<void> {
  const realPath = async (file: string) => realpath(file).catch(() => file)
  const folder = await realPath(dirname(resolve(path)))
  const target = await realPath(join(folder, basename(path)))
  const kept = await Promise.all(sources.map(realPath))
  if (kept.includes(target)) throw new HostError('BAD_REQUEST', `${path} is one of the project's own files. Write the graph to another one.`)
  await writeFile(target, text).catch((error: unknown) => {
    throw fileFault(error, path)
  })
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
    .argument('<paths...>', 'a project folder, or compose files in the order of -f; - reads the standard input')
    .addOption(new Option('--format <format>', 'what to make of it').choices(formats).default('json'))
    .option('--json', 'the same as --format json')
    .option('--out <file>', 'write to this file instead of printing')
    .addOption(new Option('--theme <theme>', 'of an SVG picture').choices(['light', 'dark']).default('light'))
    .option('--transparent', 'an SVG picture without a ground', false)
    .addOption(new Option('--group <what>', 'what an SVG picture draws as areas').choices(['auto', 'network', 'profile', 'none']).default('auto'))
    .addOption(new Option('--direction <direction>', 'which way dependencies point in an SVG picture').choices(['right', 'down']).default('right'))
    .option('--profile <name>', 'a profile to activate; may be repeated', (name: string, before: string[]) => [...before, name], [])
    .option('--trust', 'also read files outside the project folder', false)
    .action(async (paths: string[], options: GraphOptions & { readonly json?: boolean }) => {
      process.exitCode = await graphCommand(paths, options.json ? { ...options, format: 'json' } : options, processSurroundings())
    })
}
