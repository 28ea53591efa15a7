import type { OutlineRow } from './outlineRows'

/** What a key asks of the tree, by the WAI-ARIA pattern. */
export type OutlineMove = { readonly kind: 'go'; readonly to: number } | { readonly kind: 'open' | 'close'; readonly key: string } | { readonly kind: 'openAll'; readonly keys: readonly string[] }

const page = 10

/** Where a key leads from the line at `active`, or what it opens; null where it does nothing. */
export function outlineMove(rows: readonly OutlineRow[], active: number, key: string): OutlineMove | null {
  const row = rows[active]
  const go = (to: number): OutlineMove | null => (rows.length === 0 ? null : { kind: 'go', to: Math.max(0, Math.min(rows.length - 1, to)) })
  switch (key) {
    case 'ArrowDown':
      return go(row ? active + 1 : 0)
    case 'ArrowUp':
      return go(row ? active - 1 : 0)
    case 'PageDown':
      return go(active + page)
    case 'PageUp':
      return go(active - page)
    case 'Home':
      return go(0)
    case 'End':
      return go(rows.length - 1)
    case 'ArrowRight':
      if (row?.expanded === false) return { kind: 'open', key: row.key }
      return row?.expanded === true ? go(active + 1) : null
    case 'ArrowLeft': {
      if (row?.expanded === true) return { kind: 'close', key: row.key }
      const parent = row ? rows.findIndex((each) => each.key === row.parent) : -1
      return parent === -1 ? null : go(parent)
    }
    case '*':
      return row ? { kind: 'openAll', keys: rows.filter((each) => each.parent === row.parent && each.expanded === false).map((each) => each.key) } : null
    default:
      return null
  }
}
