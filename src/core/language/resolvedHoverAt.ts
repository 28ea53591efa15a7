import type { Analysis } from '../analyze'
import type { Path } from '../document/types'
import { placeOf } from '../resolve/listOrigins'
import type { ResolvedNode } from '../resolve/types'
import { explain } from '../schema/explain'
import type { HelpLanguage } from '../schema/help/helpText'
import { lineEnd, lineStart } from '../text/lines'
import { cursorPlace } from './cursorPlace'
import type { Hover } from './hoverAt'
import { elementsOfLine } from './lineElements'

const sections = ['services', 'volumes', 'networks', 'secrets', 'configs', 'models'] as const

/** What a line of the resolved preview means and which file says it; null for a line of nobody's. */
export function resolvedHoverAt({ project, input }: Analysis, text: string, offset: number, language: HelpLanguage): Hover | null {
  const start = lineStart(text, offset)
  const key = elementsOfLine(text.slice(start, lineEnd(text, offset))).elements.at(-1)
  const place = key && cursorPlace(text, start + key.end)
  if (!key || !place) return null
  const path = key.kind === 'key' ? place.path : place.path.slice(0, -1)
  const node = nodeAt(project, path)
  const explained = explain(path, language)
  const origins = (node?.origins ?? []).map((origin) => placeOf(project, input, origin))
  if (origins.length === 0 && !explained) return null
  return {
    range: { start: start + key.column, end: lineEnd(text, offset) },
    path,
    field: explained && explained.below <= 1 ? explained.field : null,
    help: explained && explained.below <= 1 ? explained.help : null,
    value: { text: '', expression: null, origins },
    variable: null,
    symbol: null,
  }
}

/** The printed shape is the canonical one, but for what is left out of it. */
function nodeAt(project: Analysis['project'], path: Path): ResolvedNode | undefined {
  const section = sections.find((each) => each === path[0])
  let node: ResolvedNode | undefined = section && path.length > 2 ? project[section].get(String(path[1]))?.tree : undefined
  for (const part of path.slice(2)) {
    if (!node) return undefined
    node = node.kind === 'map' ? node.entries.get(String(part)) : node.kind === 'seq' ? node.items[Number(part)] : undefined
  }
  return node
}
