import { computed, ref, shallowRef, watch } from 'vue'
import { useActions } from '@renderer/stores/actions.store'
import { useSelectionStore } from '@renderer/stores/selection.store'
import { useWorkspaceStore } from '@renderer/stores/workspace.store'
import { outlineItems, type OutlineItem } from './outlineItems'
import { outlineMove } from './outlineMove'
import { outlineRows, type OutlineRow } from './outlineRows'
import { createTypeAhead, nextTyped } from './typeAhead'
import type { useOutlineWords } from './useOutlineWords'

const emptyGraph = { nodes: [], edges: [] }

/**
 * The state of the tree and what its keys do. The line in focus is `active`; selecting goes through the one selection
 * that the canvas and the inspector share, and a selection made elsewhere moves the focus here along.
 */
export function useOutlineTree(words: ReturnType<typeof useOutlineWords>) {
  const actions = useActions()
  const selection = useSelectionStore()
  const workspace = useWorkspaceStore()

  const filter = ref('')
  const toggled = shallowRef<ReadonlySet<string>>(new Set())
  const activeKey = ref<string | null>(null)
  let anchor: string | null = null
  const typeAhead = createTypeAhead()

  const items = computed<readonly OutlineItem[]>((previous) => outlineItems(workspace.analysis?.graph ?? emptyGraph, previous))
  const rows = computed(() => outlineRows(items.value, { toggled: toggled.value, filter: filter.value.trim().toLowerCase(), wordsOf: words.searchWordsOf }))
  const indexes = computed(() => new Map(rows.value.map((row, index) => [row.key, index])))
  const activeIndex = computed(() => (activeKey.value === null ? -1 : (indexes.value.get(activeKey.value) ?? -1)))
  const selected = computed(() => new Set(selection.ids))

  function setOpen(keys: readonly string[], open: boolean): void {
    const next = new Set(toggled.value)
    for (const key of keys) {
      if (open === key.startsWith('group:')) next.delete(key)
      else next.add(key)
    }
    toggled.value = next
  }

  const isThing = (row: OutlineRow) => row.item.kind !== 'group'

  function reveal(row: OutlineRow): void {
    if (row.item.kind === 'node') selection.revealNode(row.item.node.id)
    else if (row.item.kind === 'edge') selection.revealNode(row.item.edge.from)
  }

  function selectOnly(row: OutlineRow): void {
    anchor = row.key
    selection.select([row.key], { source: 'outline' })
    reveal(row)
  }

  function selectRange(to: number): void {
    const from = indexes.value.get(anchor ?? '') ?? to
    const between = rows.value.slice(Math.min(from, to), Math.max(from, to) + 1).filter(isThing)
    selection.select(between.map(({ key }) => key), { source: 'outline' })
  }

  function goTo(index: number, how: 'select' | 'extend' | 'move'): void {
    const row = rows.value[index]
    if (!row) return
    anchor ??= activeKey.value
    activeKey.value = row.key
    if (how === 'extend') selectRange(index)
    else if (how === 'select' && isThing(row)) selectOnly(row)
  }

  /** A click, with the keys that add to the selection. */
  function press(row: OutlineRow, event: { readonly ctrlKey: boolean; readonly metaKey: boolean; readonly shiftKey: boolean }): void {
    const index = indexes.value.get(row.key) ?? -1
    if (event.shiftKey) goTo(index, 'extend')
    else if (event.ctrlKey || event.metaKey) {
      activeKey.value = row.key
      anchor = row.key
      if (isThing(row)) selection.toggle(row.key, { source: 'outline' })
    } else {
      goTo(index, 'select')
      if (row.item.kind === 'group') setOpen([row.key], row.expanded !== true)
    }
  }

  /** True where the key was the tree's own. */
  function keydown(event: KeyboardEvent): boolean {
    const row = rows.value[activeIndex.value]
    const mod = event.ctrlKey || event.metaKey
    if (event.key === ' ' && row) {
      if (event.shiftKey) selectRange(activeIndex.value)
      else if (isThing(row) && mod) press(row, event)
      else if (isThing(row)) selectOnly(row)
      return true
    }
    if (event.key === 'Enter' && row && !mod) {
      if (!isThing(row)) setOpen([row.key], row.expanded !== true)
      else {
        if (!selected.value.has(row.key)) selectOnly(row)
        actions.perform('view.inspector')
      }
      return true
    }
    if (event.altKey) return false
    const move = outlineMove(rows.value, activeIndex.value, event.key)
    if (move?.kind === 'go') goTo(move.to, event.shiftKey ? 'extend' : mod ? 'move' : 'select')
    else if (move?.kind === 'open' || move?.kind === 'close') setOpen([move.key], move.kind === 'open')
    else if (move?.kind === 'openAll') setOpen(move.keys, true)
    else return !mod && !event.shiftKey && typeLetter(event.key)
    return true
  }

  function typeLetter(letter: string): boolean {
    if (!/^[\p{L}\p{N}_.-]$/u.test(letter)) return false
    const found = nextTyped(rows.value.map(({ item }) => words.nameOf(item)), activeIndex.value, typeAhead.add(letter))
    if (found !== null) goTo(found, 'select')
    return true
  }

  watch(
    () => selection.primary,
    (id) => {
      if (id === null || selection.source === 'outline') return
      const edge = workspace.analysis?.graph.edges.find((each) => each.id === id)
      const key = indexes.value.has(id) ? id : (edge?.from ?? id)
      // What is found elsewhere may lie in a kind that was closed here.
      const kind = items.value.find((group) => group.children.some((child) => child.key === key))
      if (kind && toggled.value.has(kind.key)) setOpen([kind.key], true)
      activeKey.value = key
      anchor = key
    },
    { immediate: true },
  )

  return { filter, items, rows, activeKey, activeIndex, selected, keydown, press, setOpen }
}
