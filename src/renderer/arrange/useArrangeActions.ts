import { computed, onScopeDispose } from 'vue'
import { useI18n } from 'vue-i18n'
import { alignNodes, type Alignment } from '@core/graph/arrange/alignNodes'
import { distributeNodes } from '@core/graph/arrange/distributeNodes'
import { placedNodes } from '@core/graph/arrange/placedNodes'
import { tidyNodes } from '@core/graph/arrange/tidyNodes'
import type { Grouping } from '@core/graph/networkPresentation'
import type { Point, Positions, Size } from '@core/graph/types'
import { nodeSize } from '@core/graph/drawing/nodeSize'
import { useActions, type Action } from '@renderer/stores/actions.store'
import { useLayoutStore, type ArrangeOptions } from '@renderer/stores/layout.store'
import { useSelectionStore } from '@renderer/stores/selection.store'
import { useWorkspaceStore } from '@renderer/stores/workspace.store'
import { useWords } from '@renderer/i18n/useWords'
import { useAnnouncer } from '@renderer/ui/useAnnouncer'
import { useToasts } from '@renderer/ui/useToasts'
import { usePlacing } from './usePlacing'

const emptyGraph = { nodes: [], edges: [] }
const alignments: readonly (readonly [Alignment, string])[] = [
  ['left', 'Alt+A'],
  ['centre', 'Alt+H'],
  ['right', 'Alt+D'],
  ['top', 'Alt+W'],
  ['middle', 'Alt+V'],
  ['bottom', 'Alt+S'],
]
/** The distance of the canvas' dots; with Alt as well a fine step. */
const step = 24
const fineStep = 4
const directions: readonly (readonly [string, string, Point])[] = [
  ['left', 'ArrowLeft', { x: -1, y: 0 }],
  ['right', 'ArrowRight', { x: 1, y: 0 }],
  ['up', 'ArrowUp', { x: 0, y: -1 }],
  ['down', 'ArrowDown', { x: 0, y: 1 }],
]

/** Moving, lining up and spacing out what is selected: the actions behind the keys, the menus and the toolbar. */
export function useArrangeActions(): void {
  const { t } = useI18n()
  const actions = useActions()
  const layout = useLayoutStore()
  const selection = useSelectionStore()
  const workspace = useWorkspaceStore()
  const placing = usePlacing()
  const { announce } = useAnnouncer()
  const toasts = useToasts()
  const words = useWords()

  const graph = computed(() => workspace.analysis?.graph ?? emptyGraph)
  const selected = computed(() => {
    const ids = new Set(selection.ids)
    return graph.value.nodes.filter(({ id }) => ids.has(id))
  })

  function chosen(withMembers: boolean) {
    const sizes: Record<string, Size> = Object.fromEntries(graph.value.nodes.map((node) => [node.id, nodeSize(node)]))
    return placedNodes(graph.value, layout.positions, sizes, selection.ids, withMembers)
  }

  function place(next: Positions, labelKey: string): void {
    const label = t(labelKey)
    if (placing.place(next, label)) announce(label)
    else announce(t('arrange.said.nothing'))
  }

  function move(name: string, direction: Point, distance: number): void {
    const nodes = chosen(true)
    const moved = Object.fromEntries(nodes.map(({ id, x, y }) => [id, { x: x + direction.x * distance, y: y + direction.y * distance }]))
    const [only] = selected.value
    const what = selected.value.length === 1 && only ? only.name : t('arrange.said.several', { n: selected.value.length }, selected.value.length)
    if (placing.place(moved, t('arrange.move', { what }), `move ${selection.ids.join(' ')}`)) announce(t(`arrange.said.${name}`, { what, distance }))
  }

  /** Worked out once for all the actions that ask whether they can be done. */
  const placed = computed(() => chosen(false).length)
  const several = (least: number) => () => selected.value.length >= least && placed.value >= least
  function arrange(options: ArrangeOptions, labelKey: string): void {
    void placing.arranged(t(labelKey), () => layout.arrange(options)).then(() => announce(t(labelKey)))
  }

  const hasNodes = () => graph.value.nodes.length > 0
  const hasSelected = () => selected.value.length > 0
  const own: readonly Action[] = [
    { name: 'view.arrange', labelKey: 'arrange.all', keys: ['Mod+Shift+L'], enabled: hasNodes, perform: () => arrange({}, 'arrange.all') },
    { name: 'arrange.keepHandMade', labelKey: 'arrange.keepHandMade', enabled: () => hasNodes() && layout.handMade.size > 0, perform: () => arrange({ keepHandMade: true }, 'arrange.keepHandMade') },
    { name: 'arrange.direction.right', labelKey: 'arrange.direction.right', enabled: hasNodes, perform: () => arrange({ direction: 'right' }, 'arrange.direction.right') },
    { name: 'arrange.direction.down', labelKey: 'arrange.direction.down', enabled: hasNodes, perform: () => arrange({ direction: 'down' }, 'arrange.direction.down') },
    { name: 'arrange.selection', labelKey: 'arrange.selection', keys: ['Alt+Shift+L'], enabled: several(2), perform: () => arrange({ ids: chosen(true).map(({ id }) => id) }, 'arrange.selection') },
    ...alignments.map(([alignment, keys]): Action => ({ name: `arrange.align.${alignment}`, labelKey: `arrange.align.${alignment}`, keys: [keys], enabled: several(2), perform: () => place(alignNodes(chosen(false), alignment), `arrange.align.${alignment}`) })),
    { name: 'arrange.distributeX', labelKey: 'arrange.distribute.x', keys: ['Alt+Shift+H'], enabled: several(3), perform: () => place(distributeNodes(chosen(false), 'x'), 'arrange.distribute.x') },
    { name: 'arrange.distributeY', labelKey: 'arrange.distribute.y', keys: ['Alt+Shift+V'], enabled: several(3), perform: () => place(distributeNodes(chosen(false), 'y'), 'arrange.distribute.y') },
    { name: 'arrange.tidy', labelKey: 'arrange.tidy', keys: ['Alt+Shift+T'], enabled: several(2), perform: () => place(tidyNodes(chosen(false)), 'arrange.tidy') },
    ...directions.flatMap(([name, key, direction]): Action[] => [
      { name: `arrange.move.${name}`, labelKey: `arrange.moveBy.${name}`, keys: [`Shift+${key}`], enabled: hasSelected, perform: () => move(name, direction, step) },
      { name: `arrange.nudge.${name}`, labelKey: `arrange.nudge.${name}`, keys: [`Alt+Shift+${key}`], unlisted: true, enabled: hasSelected, perform: () => move(name, direction, fineStep) },
    ]),
  ]
  const groupings: readonly Grouping[] = ['auto', 'network', 'profile', 'none']
  const grouped = groupings.map((grouping): Action => ({
    name: `group.${grouping}`,
    labelKey: `arrange.groupBy.${grouping}`,
    enabled: hasNodes,
    perform: () => {
      layout.setGrouping(grouping)
      announce(t(`arrange.groupBy.${grouping}`))
    },
  }))
  async function keepInProject(wanted: boolean): Promise<void> {
    try {
      await layout.keepInProject(wanted)
      announce(t(wanted ? 'arrange.said.keptInProject' : 'arrange.said.keptInApp'))
    } catch (error) {
      toasts.fail(words.error(error))
    }
  }
  const keeping: Action = { name: 'layout.keepInProject', labelKey: 'arrange.keepInProject', enabled: hasNodes, perform: () => void keepInProject(!layout.inProject) }
  onScopeDispose(actions.register(...own, ...grouped, keeping))
}
