import type { GraphNode } from '@core/graph/types'
import type { ServiceRunState } from '../serviceRunState'
import { runStateWords } from './runStateWords'
import { portText } from '@core/graph/drawing/serviceChips'

type Translate = (key: string, params?: Record<string, unknown>) => string

/** All that a card or pill shows, as one sentence for people who listen. */
export function nodeSentence(node: GraphNode, runState: ServiceRunState | null, t: Translate): string {
  const parts = [t('canvas.node.description', { kind: t(`canvas.kind.${node.kind}`), name: node.name })]
  if (node.missing) parts.push(t('canvas.node.missing'))
  if ('external' in node && node.external) parts.push(t('canvas.node.external'))
  if (node.kind !== 'service') return parts.join(', ')
  if (node.build !== null) parts.push(t('canvas.node.descriptionBuild', { path: node.build }))
  else if (node.image !== null) parts.push(t('canvas.node.descriptionImage', { image: node.image }))
  if (node.ports.length > 0) parts.push(t('canvas.node.descriptionPorts', { ports: node.ports.map(portText).join(', ') }))
  if (node.hasHealthcheck) parts.push(t('canvas.node.healthcheck'))
  if (!node.active) parts.push(t('canvas.node.inactive'))
  const state = runState ? runStateWords(runState) : null
  if (state) parts.push(t('canvas.node.descriptionState', { state: state.raw ?? t(state.key, { ...state.params }) }))
  return parts.join(', ')
}
