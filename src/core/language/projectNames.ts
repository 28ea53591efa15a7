import type { Analysis } from '../analyze'
import { scalarAsText } from '../resolve/resolvedNodes'
import { parseDotenv } from '../resolve/parseDotenv'
import type { LanguageContext } from './types'

export type NamedKind = 'service' | 'volume' | 'network' | 'secret' | 'config' | 'model'

const sections = { service: 'services', volume: 'volumes', network: 'networks', secret: 'secrets', config: 'configs', model: 'models' } as const

/** The project's names of a kind. While the text is broken, those of its last whole state count too. */
export function namesOfKind(analysis: Analysis | null, kind: NamedKind): readonly string[] {
  if (!analysis) return []
  const names = new Set<string>(analysis.project[sections[kind]].keys())
  if (analysis.broken) for (const node of analysis.graph.nodes) if (node.kind === kind && !node.missing) names.add(node.name)
  return [...names]
}

/** Every image that a service of the project has, the often used ones first. */
export function imagesOf(analysis: Analysis | null): readonly string[] {
  const counts = new Map<string, number>()
  for (const service of analysis?.project.services.values() ?? []) {
    const image = service.tree.entries.get('image')
    const text = image && scalarAsText(image)
    if (text) counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  return [...counts].sort(([, left], [, right]) => right - left).map(([image]) => image)
}

/** Names of variables that services set, for a service that is to set the same. */
export function environmentNamesOf(analysis: Analysis | null): readonly string[] {
  const names = new Set<string>()
  for (const service of analysis?.project.services.values() ?? []) {
    const environment = service.tree.entries.get('environment')
    if (environment?.kind === 'map') for (const name of environment.entries.keys()) names.add(name)
  }
  return [...names].sort()
}

export interface KnownVariable {
  readonly name: string
  /** Null where nothing sets it. */
  readonly value: string | null
  /** `.env`, or `environment` for the host's own, which wins. */
  readonly source: string | null
}

/** What `${NAME}` can name: the variables of `.env`, those of the host that the project asks for, and those that are set nowhere. */
export function variablesOf({ analysis }: Pick<LanguageContext, 'analysis'>): readonly KnownVariable[] {
  const known = new Map<string, KnownVariable>()
  for (const name of analysis?.project.variables ?? []) known.set(name, { name, value: null, source: null })
  const dotenv = analysis?.input.files.get('.env')
  if (dotenv?.kind === 'text') for (const [name, value] of parseDotenv(dotenv.text).values) if (name !== '') known.set(name, { name, value, source: '.env' })
  for (const [name, value] of Object.entries(analysis?.input.environment ?? {})) known.set(name, { name, value, source: 'environment' })
  return [...known.values()].sort((left, right) => (left.name < right.name ? -1 : 1))
}
