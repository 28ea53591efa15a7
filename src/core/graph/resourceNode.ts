import { scalarAsText } from '../resolve/resolvedNodes'
import type { ResolvedResource } from '../resolve/types'
import type { ConfigNode, NetworkNode, SecretNode, VolumeNode } from './types'

type ResourceNode = VolumeNode | NetworkNode | SecretNode | ConfigNode

const nodes = new WeakMap<ResolvedResource, ResourceNode>()

/** The node of a declared resource; the same object for the same resource. */
export function resourceNode(kind: ResourceNode['kind'], resource: ResolvedResource): ResourceNode {
  const known = nodes.get(resource)
  if (known?.kind === kind) return known
  const node = readResourceNode(kind, resource)
  nodes.set(resource, node)
  return node
}

function readResourceNode(kind: ResourceNode['kind'], { name, tree, origins }: ResolvedResource): ResourceNode {
  const base = { id: `${kind}:${name}`, name, missing: false, origin: origins[0] ?? null, external: isExternal(tree) }
  const driver = scalarAsText(tree.entries.get('driver')) ?? null
  if (kind === 'volume') return { ...base, kind, driver }
  if (kind === 'network') return { ...base, kind, driver, internal: scalarAsText(tree.entries.get('internal')) === 'true' }
  return { ...base, kind }
}

/** `external: true`, or the older map form that holds a name. */
function isExternal(tree: ResolvedResource['tree']): boolean {
  const external = tree.entries.get('external')
  return external?.kind === 'map' || scalarAsText(external) === 'true'
}
