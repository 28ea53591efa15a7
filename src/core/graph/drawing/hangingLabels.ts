import { boundsOf, type Rectangle } from '../layout/rectangle'
import type { SceneEdge } from './canvasScene'
import { directRoute } from './edgeRoute'
import { edgeLabel } from './edgeWords'
import { labelHeight, labelPadding, placesBeside } from './placeLabels'
import type { Translate } from './pictureWords'
import { textWidth } from './textWidth'

/** Among more lines than this a view of the whole is too small for words. */
const mostRead = 300

/** What a view of the whole has to hold beside the nodes: the words to the right of what hangs below a service. Null where there are none. */
export function hangingLabels(edges: readonly SceneEdge[], rectOf: (id: string) => Rectangle | undefined, t: Translate): Rectangle | null {
  if (edges.length > mostRead) return null
  const labels = edges.flatMap((each): readonly Rectangle[] => {
    const [from, to, words] = [rectOf(each.edge.from), rectOf(each.edge.to), edgeLabel(each.edge)]
    if (!from || !to || !words || !directRoute(each, from, to).hangs) return []
    const size = { width: textWidth(t(words.key, { ...words.params }), 'label') + labelPadding, height: labelHeight }
    return placesBeside(to, size).map((middle) => ({ x: middle.x - size.width / 2, y: middle.y - size.height / 2, ...size }))
  })
  return boundsOf(labels) ?? null
}
