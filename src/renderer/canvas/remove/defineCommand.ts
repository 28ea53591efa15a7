import type { Command } from '@core/commands/types'
import type { GraphNode } from '@core/graph/types'
import { nodeKey } from '../graphIndex'

/** The command that defines what is referred to and defined nowhere; null for files, which the project folder defines. */
export function defineCommand(node: GraphNode): Command | null {
  if (!node.missing) return null
  const name = nodeKey(node)
  switch (node.kind) {
    case 'service':
      return { op: 'add-service', name, image: `${imageSafe(name)}:latest` }
    case 'volume':
    case 'network':
      return { op: 'add-resource', kind: node.kind, name }
    case 'secret':
      return { op: 'add-resource', kind: 'secret', name, definition: { file: `./${name}.txt` } }
    case 'config':
      return { op: 'add-resource', kind: 'config', name, definition: { file: `./${name}` } }
    case 'env_file':
    case 'bind':
      return null
  }
}

/** Image names are lower case and take fewer signs than service names. */
function imageSafe(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9._-]/g, '-')
}
