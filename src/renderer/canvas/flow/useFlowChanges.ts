import type { EdgeChange, NodeChange, VueFlowStore } from '@vue-flow/core'
import type { ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Point } from '@core/graph/types'
import { usePlacing } from '@renderer/arrange/usePlacing'
import { useSelectionStore } from '@renderer/stores/selection.store'
import { sceneAreas, type CanvasScene } from './canvasScene'
import type { LivePositions } from './useLivePositions'

/**
 * What Vue Flow would like to change. Only selecting, moving and measuring are let through: adding, removing and
 * connecting are commands, and come back as a new graph.
 */
export function useFlowChanges(flow: VueFlowStore, scene: ComputedRef<CanvasScene>, live: LivePositions) {
  const { t } = useI18n()
  const placing = usePlacing()
  const selection = useSelectionStore()

  function select(changes: readonly (NodeChange | EdgeChange)[]): void {
    const selected = new Set(selection.ids)
    const byBox = flow.userSelectionRect.value !== null
    for (const change of changes) {
      if (change.type !== 'select') continue
      // A box means the things in it: not the areas it lies in, and not the lines that leave it.
      if (byBox && change.selected && !isCard(change.id)) continue
      if (change.selected) selected.add(change.id)
      else selected.delete(change.id)
    }
    selection.select([...selected], { source: 'canvas' })
  }

  function isCard(id: string): boolean {
    return Object.hasOwn(scene.value.sizes, id)
  }

  function move(changes: readonly NodeChange[]): void {
    const moved = new Map<string, Point>()
    for (const change of changes) {
      if (change.type !== 'position' || !change.position) continue
      const { x, y } = change.position
      const area = flow.findNode(change.id)?.type === 'network' ? sceneAreas(scene.value, live.positions.value).find(({ id }) => id === change.id) : undefined
      if (!area) moved.set(change.id, { x: Math.round(x), y: Math.round(y) })
      else for (const [id, place] of movedArea(area.id, area.services, { x: Math.round(x - area.x), y: Math.round(y - area.y) })) moved.set(id, place)
    }
    if (moved.size > 0) live.move(moved)
  }

  /** An area has no place of its own while it holds services: they move, with what only they use, and it follows. */
  function movedArea(id: string, services: readonly string[], by: Point): ReadonlyMap<string, Point> {
    const moved = new Map<string, Point>()
    const members = services.length === 0 ? [id] : [...services, ...heldBy(services)]
    for (const member of members) {
      const place = live.positions.value[member]
      if (place) moved.set(member, { x: place.x + by.x, y: place.y + by.y })
    }
    return moved
  }

  function heldBy(services: readonly string[]): readonly string[] {
    const users = new Map<string, Set<string>>()
    for (const { edge } of scene.value.edges) if (!edge.to.startsWith('service:')) users.set(edge.to, (users.get(edge.to) ?? new Set()).add(edge.from))
    return [...users].filter(([, of]) => [...of].every((user) => services.includes(user))).map(([id]) => id)
  }

  return {
    nodesChange(changes: NodeChange[]): void {
      const measured = changes.filter((change) => change.type === 'dimensions')
      if (measured.length > 0) flow.applyNodeChanges(measured)
      if (changes.some((change) => change.type === 'select')) select(changes)
      move(changes)
    },
    edgesChange(changes: EdgeChange[]): void {
      if (changes.some((change) => change.type === 'select')) select(changes)
    },
    /** The one layout change of a drag. */
    dragEnd(): void {
      const places = live.drop()
      placing.place(places, t('arrange.moved', { n: Object.keys(places).length }, Object.keys(places).length))
    },
  }
}
