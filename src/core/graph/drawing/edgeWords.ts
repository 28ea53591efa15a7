import type { DependencyCondition, GraphEdge, GraphNode } from '../types'

/** A message of the canvas with its values; the component translates it. */
export interface EdgeWords {
  readonly key: string
  readonly params: Readonly<Record<string, string>>
}

const longest = 30

export const conditionKeys: Readonly<Record<DependencyCondition, string>> = {
  service_started: 'started',
  service_healthy: 'healthy',
  service_completed_successfully: 'completed',
}

/** What stands on the edge; null where the line alone says it. */
export function edgeLabel(edge: GraphEdge): EdgeWords | null {
  switch (edge.kind) {
    case 'depends_on':
      return { key: `canvas.edge.${edge.required === false ? 'optional' : 'waits'}.${conditionKeys[edge.condition ?? 'service_started']}`, params: {} }
    case 'mount':
      if (edge.target === undefined) return null
      return { key: edge.readOnly === true ? 'canvas.edge.targetReadOnly' : 'canvas.edge.target', params: { target: shortened(edge.target) } }
    case 'secret':
    case 'config':
      return edge.target === undefined ? null : { key: 'canvas.edge.target', params: { target: shortened(edge.target) } }
    case 'network':
      return edge.aliases === undefined || edge.aliases.length === 0 ? null : { key: 'canvas.edge.aliases', params: { aliases: shortened(edge.aliases.join(', ')) } }
    case 'link':
      return { key: 'canvas.edge.link', params: { alias: shortened(edge.label ?? '') } }
    case 'namespace':
      return { key: 'canvas.edge.namespace', params: { label: edge.label ?? '' } }
    case 'extends':
      return { key: 'canvas.edge.extends', params: {} }
    case 'inferred':
      return { key: 'canvas.edge.inferred', params: { label: shortened(edge.label ?? '') } }
    case 'env_file':
      return null
  }
}

/** The whole relation as a sentence, for people who listen and for the title of a label. */
export function edgeSentence(edge: GraphEdge, from: GraphNode, to: GraphNode): EdgeWords {
  const params = { from: from.name, to: to.name, target: edge.target ?? '', label: edge.label ?? '' }
  if (edge.kind === 'depends_on') return { key: `canvas.edge.sentence.depends_on.${conditionKeys[edge.condition ?? 'service_started']}`, params }
  if (edge.kind === 'mount') return { key: `canvas.edge.sentence.${edge.readOnly === true ? 'mountReadOnly' : 'mount'}`, params }
  return { key: `canvas.edge.sentence.${edge.kind}`, params }
}

/** The end of a path says more than its beginning. */
function shortened(text: string): string {
  return text.length <= longest ? text : `…${text.slice(text.length - longest + 1)}`
}
