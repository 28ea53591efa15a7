import type { Command } from '@core/commands/types'
import type { GraphNode } from '@core/graph/types'
import { nodeKey } from '../graphIndex'

/** The command that renames a node with all that refers to it; null where its name is not ours to change. */
export function renameCommand(node: GraphNode, to: string): Command | null {
  const from = nodeKey(node)
  switch (node.kind) {
    case 'service':
      return { op: 'rename-service', from, to }
    case 'env_file':
      return { op: 'rename-env-file', from, to }
    case 'volume':
    case 'network':
    case 'secret':
    case 'config':
      return { op: 'rename-resource', kind: node.kind, from, to }
    case 'bind':
      return null
  }
}

/** The id a node has after that: selection and position go over to it. */
export function renamedId(node: GraphNode, to: string): string {
  return `${node.kind}:${to}`
}
