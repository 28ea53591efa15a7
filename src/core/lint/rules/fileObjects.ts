import { booleanOf, valueAt } from '../../graph/readTree'
import { scalarAsText } from '../../resolve/resolvedNodes'
import type { ResolvedResource } from '../../resolve/types'
import type { Finding } from '../finding'
import { refusal, type ProjectRule } from '../rule'

/** Compose Specification, secrets and configs: exactly one source each. */
export const fileObjects: ProjectRule = {
  scope: 'project',
  viewOf: () => '',
  check: (project) => [
    ...[...project.secrets.values()].flatMap((secret) => check('secret', secret, ['file', 'environment'])),
    ...[...project.configs.values()].flatMap((config) => check('config', config, ['file', 'environment', 'content'])),
  ],
}

function check(kind: 'secret' | 'config', { name, tree, origins }: ResolvedResource, sources: readonly string[]): Finding[] {
  const given = sources.filter((source) => tree.entries.has(source))
  const params = { kind, name, sources: sources.join(', ') }
  const origin = origins[0] ?? null
  if (given.length > 1) return [refusal('two-sources', `The ${kind} ${name} has ${given.join(' and ')}; keep one of them.`, { ...params, given: given.join(', ') }, origin)]
  if (booleanOf(valueAt(tree, 'external'), false)) return []
  // An empty file name is the project folder to Compose, and accepted.
  if (given.includes('file') || given.some((source) => (scalarAsText(tree.entries.get(source)) ?? '') !== '')) return []
  // A custom driver may know the content of a config by itself; a secret needs a source all the same.
  if (given.length > 0 ? kind === 'config' : kind === 'config' && (tree.entries.has('driver') || tree.entries.has('external'))) return []
  return [refusal('no-source', `The ${kind} ${name} needs one of ${sources.join(', ')}.`, params, origin, { atKey: true })]
}
