import type { ComposeDocument, SourceNode } from '../document/types'
import { asFileKey, folderOf, joinPath } from './projectPath'
import type { Collector, SectionName } from './collector'
import { requestContent, withDotenvFiles } from './environment'
import type { Environment } from './environment'
import { keyText, readSource } from './readSource'
import { scalarAsText } from './resolvedNodes'
import { rootEntry, sectionParts } from './sectionParts'
import { timestampText } from './yamlScalar'
import type { LayerKind, Origin, ProjectInput, ResolvedNode, TextContent } from './types'

/** Files that merge into one: the project's own, or those of one `include`. */
export interface ProjectModel {
  readonly files: readonly ModelFile[]
  /** Where relative paths begin, seen from the model that includes this one; `.` for the project's own. */
  readonly folder: string
  /** The same, seen from the project folder. */
  readonly fullFolder: string
  readonly environment: Environment
}

export interface ModelFile {
  readonly file: string
  readonly document: ComposeDocument
  readonly layer: LayerKind
  readonly via?: string
  readonly includes: readonly ProjectModel[]
}

export interface ModelSources {
  readonly input: ProjectInput
  readonly collector: Collector
  documentOf(path: string, content: TextContent): ComposeDocument
}

export function readModel(sources: ModelSources, environment: Environment): ProjectModel {
  return buildModel(sources, { paths: sources.input.composeFiles, folder: '.', fullFolder: '.', environment, including: undefined, origin: null, stack: [] })
}

interface ModelPlan {
  readonly paths: readonly string[]
  readonly folder: string
  readonly fullFolder: string
  readonly environment: Environment
  readonly including: string | undefined
  readonly origin: Origin | null
  readonly stack: readonly string[]
}

function buildModel(sources: ModelSources, plan: ModelPlan): ProjectModel {
  const files: ModelFile[] = []
  plan.paths.forEach((path, index) => {
    const document = openDocument(sources, path, plan)
    if (!document) return
    reportMisplaced(sources, path, document)
    reportMoments(sources, path, document)
    const layer = plan.including !== undefined ? 'include' : index === 0 ? 'file' : 'override'
    const file = { file: path, document, layer, ...(plan.including === undefined ? {} : { via: plan.including }) } as const
    files.push({ ...file, includes: readIncludes(sources, file, { ...plan, stack: [...plan.stack, path] }) })
  })
  return { files, folder: plan.folder, fullFolder: plan.fullFolder, environment: plan.environment }
}

function openDocument(sources: ModelSources, path: string, plan: ModelPlan): ComposeDocument | undefined {
  const content = requestContent(sources.input, { path, role: 'include' }, true, sources.collector, plan.origin)
  return content && openComposeDocument(sources, path, content)
}

/** Parses a compose file; its faults become problems, and a tree that cannot be relied on is not used. */
export function openComposeDocument(sources: ModelSources, path: string, content: TextContent): ComposeDocument | undefined {
  const document = sources.documentOf(path, content)
  for (const error of document.errors) {
    sources.collector.problem(error.code, `${path}, line ${error.line}: ${error.message}`, { ...error.params, file: path, line: error.line, column: error.column }, { file: path, path: [], node: null, layer: 'file' })
  }
  if (document.documentCount > 1) {
    sources.collector.problem('several-documents', `${path} holds ${document.documentCount} documents. Compose merges them all; only the first is shown here. Put the others into files of their own.`, { file: path, count: document.documentCount }, { file: path, path: [], node: null, layer: 'file' }, 'warning')
  }
  return document.errors.length > 0 ? undefined : document
}

const SECTIONS: readonly SectionName[] = ['services', 'volumes', 'networks', 'secrets', 'configs', 'models']

function reportMisplaced(sources: ModelSources, file: string, document: ComposeDocument): void {
  for (const section of SECTIONS) {
    const { misplaced, strangeKeys } = sectionParts(document, section)
    const at = (node: SourceNode): Origin => ({ file, path: [section], node, layer: 'file' })
    if (misplaced) sources.collector.problem('wrong-type', `${section} must be a mapping.`, { path: section, wanted: 'a mapping' }, at(misplaced))
    for (const key of strangeKeys) sources.collector.problem('key-not-text', `The key ${keyText(key)} is no text to Compose; write it in quotes.`, { key: keyText(key) }, at(key))
  }
}

/** What the schema looks at beside the sections. */
function reportMoments(sources: ModelSources, file: string, document: ComposeDocument): void {
  for (const key of ['name', 'version']) {
    const node = rootEntry(document, key)?.node
    if (node?.kind === 'scalar' && timestampText(node) !== undefined) sources.collector.problem('timestamp', `To Compose ${node.source} is a moment in time, which it refuses here; write it in quotes.`, { value: node.source }, { file, path: [key], node, layer: 'file' })
  }
}

type IncludingFile = Omit<ModelFile, 'includes'>

function readIncludes(sources: ModelSources, file: IncludingFile, plan: ModelPlan): readonly ProjectModel[] {
  const entry = rootEntry(file.document, 'include')
  if (!entry) return []
  const reading = readSource({ ...file, lookup: plan.environment.lookup, collector: sources.collector }, entry.node, entry.path)
  if (!reading.node || (reading.node.kind === 'scalar' && reading.node.value === null)) return []
  if (reading.node.kind !== 'seq') {
    sources.collector.problem('wrong-type', 'include must be a list.', { path: 'include', wanted: 'a list' }, reading.node.origins[0] ?? null)
    return []
  }
  return reading.node.items.flatMap((item) => readInclude(sources, file, item, plan) ?? [])
}

function readInclude(sources: ModelSources, file: IncludingFile, item: ResolvedNode, plan: ModelPlan): ProjectModel | undefined {
  const origin = item.origins[0] ?? null
  const given = (name: string): readonly string[] => (item.kind === 'map' ? texts(item.entries.get(name)) : [])
  const paths = item.kind === 'map' ? given('path') : texts(item)
  const first = paths[0]
  if (first === undefined) {
    sources.collector.problem('include-without-path', 'An include needs a path.', {}, origin)
    return undefined
  }
  const remote = paths.find(isRemote)
  if (remote !== undefined) {
    sources.collector.problem('file-remote', `The included file ${remote} is remote and was not fetched.`, { file: remote, role: 'include' }, origin, 'warning')
    return undefined
  }
  const keys = paths.map((path) => asFileKey(joinPath(plan.fullFolder, path)))
  const [main = ''] = keys
  if (plan.stack.includes(main)) {
    sources.collector.problem('include-cycle', `These files include each other: ${[...plan.stack, main].join(', ')}.`, { files: [...plan.stack, main].join(', ') }, origin)
    return undefined
  }
  const folder = given('project_directory')[0] ?? folderOf(first)
  const fullFolder = joinPath(plan.fullFolder, folder)
  const named = given('env_file')
  const dotenv = named.length > 0 ? named.map((path) => ({ path: asFileKey(joinPath(plan.fullFolder, path)), required: true })) : [{ path: asFileKey(joinPath(fullFolder, '.env')), required: false }]
  const environment = withDotenvFiles(plan.environment, dotenv, sources.input, sources.collector)
  return buildModel(sources, { paths: keys, folder, fullFolder, environment, including: file.file, origin, stack: plan.stack })
}

function texts(node: ResolvedNode | undefined): readonly string[] {
  if (!node) return []
  const items = node.kind === 'seq' ? node.items : [node]
  return items.flatMap((item) => scalarAsText(item) ?? [])
}

/** What Compose would fetch from a Git or OCI source. */
export function isRemote(path: string): boolean {
  return /^(?:oci|https?|git|ssh|docker):\/\//.test(path) || /^(?:git@|github\.com\/)/.test(path) || /\.git(?:#|$)/.test(path)
}
