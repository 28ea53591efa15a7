import { compilePatterns, stepAlong, stepInto } from './patternTable'
import type { PatternStep } from './patternTable'
import { mapChildren, scalarAsText, scalarNode, withEntry } from './resolvedNodes'
import type { ResolvedMap, ResolvedNode } from './types'

type Default = (map: ResolvedMap) => ResolvedMap

const filling =
  (defaults: Readonly<Record<string, string>>): Default =>
  (map) =>
    Object.entries(defaults).reduce((filled, [key, value]) => (filled.entries.has(key) ? filled : withEntry(filled, key, scalarNode(value, []))), map)

const secretTarget: Default = (map) => {
  const source = scalarAsText(map.entries.get('source'))
  return map.entries.has('target') || source === undefined ? map : withEntry(map, 'target', scalarNode(`/run/secrets/${source}`, []))
}

const deviceCount: Default = (map) => (map.entries.has('count') || map.entries.has('device_ids') ? map : withEntry(map, 'count', scalarNode('all', [])))

/** What Compose fills in before it looks at paths, a row each (compose-go `transform/defaults.go`). */
const defaults: PatternStep<Default> = compilePatterns<Default>({
  'services.*.build': filling({ context: '.' }),
  'services.*.secrets.*': secretTarget,
  'services.*.ports.*': filling({ protocol: 'tcp', mode: 'ingress' }),
  'services.*.deploy.resources.reservations.devices.*': deviceCount,
  'services.*.gpus.*': deviceCount,
})

/** Values that nobody wrote have no origins. */
export function applyDefaults(node: ResolvedNode, path: readonly string[]): ResolvedNode {
  return defaultStep(node, stepAlong(defaults, path))
}

function defaultStep(node: ResolvedNode, step: PatternStep<Default> | undefined): ResolvedNode {
  if (!step) return node
  if (step.rule) return node.kind === 'map' ? step.rule(node) : node
  return mapChildren(node, (child, key) => defaultStep(child, stepInto(step, key)))
}
