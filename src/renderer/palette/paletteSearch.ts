/** What is known of an item to whoever looks for it: how it is called, all other words of its own, and those of its whole group. */
export interface Findable {
  readonly title: string
  readonly words: string
  readonly groupWords: string
}

/** The items that every word of the search is found in: those whose title begins with it first, those that only their group's words tell of last. */
export function paletteSearch<Item>(items: readonly Item[], search: string, findable: (item: Item) => Findable): readonly Item[] {
  const wanted = folded(search).split(/\s+/).filter((word) => word !== '')
  if (wanted.length === 0) return items
  const ranked = items.flatMap((item) => {
    const { title, words, groupWords } = findable(item)
    const name = folded(title)
    const own = `${name} ${folded(words)}`
    const all = `${own} ${folded(groupWords)}`
    if (!wanted.every((word) => all.includes(word))) return []
    const first = wanted[0] ?? ''
    if (!wanted.every((word) => own.includes(word))) return [{ item, rank: 3 }]
    return [{ item, rank: name.startsWith(first) ? 0 : name.includes(first) ? 1 : 2 }]
  })
  return ranked.toSorted((left, right) => left.rank - right.rank).map(({ item }) => item)
}

function folded(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е')
}
