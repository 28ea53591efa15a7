import type { OutlineItem } from './outlineItems'

/** A line that is to be seen, with what assistive technology has to be told of it. */
export interface OutlineRow {
  readonly key: string
  readonly item: OutlineItem
  /** One-based, as `aria-level` counts. */
  readonly level: number
  readonly parent: string | null
  /** One-based place among `siblings`. */
  readonly position: number
  readonly siblings: number
  /** Null where there is nothing to open. */
  readonly expanded: boolean | null
}

export interface OutlineView {
  /** Keys of what is not as it is at first: kinds begin open, things closed. */
  readonly toggled: ReadonlySet<string>
  /** Lower case; empty shows all. */
  readonly filter: string
  /** All that a line can be found by, in lower case. */
  readonly wordsOf: (item: OutlineItem) => string
}

/**
 * The lines to be seen, from top to bottom. A filter leaves the things whose words hold it, and of the others those with
 * a relation whose words do, opened on just these.
 */
export function outlineRows(items: readonly OutlineItem[], view: OutlineView): readonly OutlineRow[] {
  const rows: OutlineRow[] = []
  add(rows, filtered(items, view), view, 1, null)
  return rows
}

interface Shown {
  readonly item: OutlineItem
  readonly children: readonly Shown[]
  /** Open because a line beneath is what was looked for. */
  readonly forced: boolean
}

function filtered(items: readonly OutlineItem[], view: OutlineView): readonly Shown[] {
  return items.flatMap((item): Shown[] => {
    if (view.filter === '') return [{ item, children: filtered(item.children, view), forced: false }]
    if (item.kind !== 'group' && view.wordsOf(item).includes(view.filter)) return [{ item, children: filtered(item.children, { ...view, filter: '' }), forced: false }]
    const children = filtered(item.children, view)
    return children.length > 0 ? [{ item, children, forced: true }] : []
  })
}

function add(rows: OutlineRow[], shown: readonly Shown[], view: OutlineView, level: number, parent: string | null): void {
  for (const [index, { item, children, forced }] of shown.entries()) {
    const open = forced || (item.kind === 'group') !== view.toggled.has(item.key)
    const expanded = children.length === 0 ? null : open
    rows.push({ key: item.key, item, level, parent, position: index + 1, siblings: shown.length, expanded })
    if (expanded === true) add(rows, children, view, level + 1, item.key)
  }
}
