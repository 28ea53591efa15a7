import type { Path, ScalarValue } from '../document/types'
import { parseDotenv } from './parseDotenv'
import { normaliseProjectName, writtenName } from './projectName'
import { readYamlScalar } from './yamlScalar'
import type { Origin, ProjectInput, ResolvedNode, ResolvedProject } from './types'

/** A place where a value is, or was, written. */
export interface OriginPlace {
  readonly file: string
  /** One-based; null where nobody wrote it, or the file is not at hand. */
  readonly line: number | null
  readonly column: number | null
  readonly layer: Origin['layer']
  readonly via: string | null
  /** In that file. */
  readonly path: Path
  /** As written there, before interpolation; null for what is no single value. */
  readonly written: ScalarValue
}

export interface ValueOrigins {
  readonly path: readonly string[]
  readonly value: ScalarValue
  /** The winner first, then what it beat. */
  readonly origins: readonly OriginPlace[]
}

const SECTIONS = ['services', 'networks', 'volumes', 'secrets', 'configs', 'models'] as const

/** Every single value of the project, or those that are wanted, with where it comes from, in the order of the tree. */
export function listOrigins(project: ResolvedProject, input: ProjectInput, isWanted: (path: Path, winner: Origin | undefined) => boolean = () => true): readonly ValueOrigins[] {
  const found: ValueOrigins[] = []
  const add = (path: readonly string[], value: ScalarValue, origins: readonly Origin[]): void => {
    if (isWanted(path, origins[0])) found.push({ path, value, origins: origins.map((origin) => placeOf(project, input, origin)) })
  }
  add(['name'], project.name, nameOrigins(project, input))
  const visit = (node: ResolvedNode, path: readonly string[]): void => {
    if (node.kind === 'map') for (const [key, child] of node.entries) visit(child, [...path, key])
    else if (node.kind === 'seq') node.items.forEach((item, index) => visit(item, [...path, String(index)]))
    else add(path, node.value, node.origins)
  }
  for (const section of SECTIONS) for (const [name, entry] of project[section]) visit(entry.tree, [section, name])
  for (const [name, node] of project.extensions) visit(node, [name])
  return found
}

/** Of the files that give the project its name; none where it was given from outside, or is the folder's. */
function nameOrigins(project: ResolvedProject, input: ProjectInput): readonly Origin[] {
  const names = input.composeFiles.flatMap((file, index) => {
    const name = writtenName(input, project.documents.get(file))
    return name ? [{ text: name.text, origin: { ...name.origin, file, layer: index === 0 ? 'file' : 'override' } as const }] : []
  })
  const winner = names.at(-1)
  return winner && (winner.text.includes('$') || normaliseProjectName(winner.text) === project.name) ? names.reverse().map(({ origin }) => origin) : []
}

/** Where an origin stands now: ranges are asked of the document, as they move with the text. */
export function placeOf(project: ResolvedProject, input: ProjectInput, origin: Origin): OriginPlace {
  const base = { file: origin.file, layer: origin.layer, via: origin.via ?? null, path: origin.path }
  const document = project.documents.get(origin.file)
  if (document && origin.node) {
    const { line, column } = document.positionAt(document.rangeOf(origin.node).start)
    return { ...base, line, column, written: origin.node.kind === 'scalar' ? readYamlScalar(origin.node) : null }
  }
  const content = input.files.get(origin.file)
  const name = origin.path[0]
  if (origin.layer !== 'env_file' || content?.kind !== 'text' || typeof name !== 'string') return { ...base, line: null, column: null, written: null }
  const dotenv = parseDotenv(content.text)
  return { ...base, line: dotenv.lines.get(name) ?? null, column: 1, written: dotenv.values.get(name) ?? null }
}
