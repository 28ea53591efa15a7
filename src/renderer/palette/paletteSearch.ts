/** What is known of an item to whoever looks for it: how it is called, and all other words. */
export interface Findable {
  readonly title: string
  readonly words: string
}

/** The items that every word of the search is found in, those whose title begins with it first. */
export function paletteSearch<Item>(items: readonly Item[], search: string, findable: (item: Item) => Findable): readonly Item[] {
  const wanted = folded(search).split(/\s+/).filter((word) => word !== '')
  if (wanted.length === 0) return items
  const ranked = items.flatMap((item) => {
    const { title, words } = findable(item)
    const [own, all] = [folded(title), `${folded(title)} ${folded(words)}`]
    if (!wanted.every((word) => all.includes(word))) return []
    const first = wanted[0] ?? ''
    return [{ item, rank: own.startsWith(first) ? 0 : own.includes(first) ? 1 : 2 }]
  })
  return ranked.toSorted((left, right) => left.rank - right.rank).map(({ item }) => item)
}

function folded(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е')
}
