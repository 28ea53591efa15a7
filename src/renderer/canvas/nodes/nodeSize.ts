import type { GraphNode, Size } from '@core/graph/types'
import { serviceChips } from './serviceChips'

/** Cards and pills have fixed measures, so that a layout needs no element on the page. Graph units. */
export const cardWidth = 208
const cardHeadHeight = 60
const chipRowHeight = 36
export const pillHeight = 34
const pillWidestName = 24
const pillFixedWidth = 54
const widthOfSign = 7.4

export function nodeSize(node: GraphNode): Size {
  if (node.kind === 'service') return { width: cardWidth, height: cardHeadHeight + (node.missing || serviceChips(node).length > 0 ? chipRowHeight : 0) }
  const signs = Math.min(pillWidestName, Math.max(3, pillName(node).length))
  return { width: Math.round(pillFixedWidth + signs * widthOfSign + (node.missing ? 76 : 0)), height: pillHeight }
}

/** What a pill says: a file by its last part (its whole path is in the title), anything else by its name. */
export function pillName(node: GraphNode): string {
  if (node.kind !== 'env_file' && node.kind !== 'bind') return node.name
  const path = node.name.replace(/^\.\//, '').replace(/\/+$/, '')
  return path === '' ? node.name : path
}
