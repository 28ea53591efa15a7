import type { GraphNode, Size } from '../types'
import { textWidth } from './textWidth'
import { serviceChips } from './serviceChips'

/** Cards and pills have fixed measures, so that a layout needs no element on the page. Graph units. */
export const cardWidth = 208
const cardHeadHeight = 60
const chipRowHeight = 36
export const pillHeight = 34
const pillWidestName = 190
const pillNarrowestName = 20
/** The mark, the paddings and the gaps of a pill. */
const pillFixedWidth = 51
const externalNote = 56
const ghostFix = 84

export function nodeSize(node: GraphNode): Size {
  if (node.kind === 'service') return { width: cardWidth, height: cardHeadHeight + (node.missing || serviceChips(node).length > 0 ? chipRowHeight : 0) }
  const name = Math.min(pillWidestName, Math.max(pillNarrowestName, textWidth(pillName(node), 'body')))
  return { width: Math.ceil(pillFixedWidth + name + (node.missing ? ghostFix : 'external' in node && node.external ? externalNote : 0)), height: pillHeight }
}

/** What a pill says: a path by as much of its end as there is room for (the title has all of it), anything else by its name. */
export function pillName(node: GraphNode): string {
  if (node.kind !== 'env_file' && node.kind !== 'bind') return node.name
  const path = node.name.replace(/^\.\//, '').replace(/\/+$/, '')
  if (path === '') return node.name
  const parts = path.split('/')
  let shown = path
  while (parts.length > 1 && textWidth(shown, 'body') > pillWidestName) {
    parts.shift()
    shown = `…/${parts.join('/')}`
  }
  return shown
}
