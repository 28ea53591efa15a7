export interface CommandEntry {
  readonly name: string
  readonly label: string
  readonly keys?: string | undefined
}

/**
 * The entries whose label holds every word typed, the one that is just that first, then the ones that begin with it. Case and the difference between
 * е and ё do not count.
 */
export function commandMatches<Entry extends CommandEntry>(entries: readonly Entry[], typed: string): Entry[] {
  const words = plain(typed).split(/\s+/).filter(Boolean)
  return entries
    .map((entry) => ({ entry, label: plain(entry.label) }))
    .filter(({ label }) => words.every((word) => label.includes(word)))
    .sort((a, b) => rank(a.label, words) - rank(b.label, words))
    .map(({ entry }) => entry)
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е')
}

function rank(label: string, words: readonly string[]): number {
  if (label === words.join(' ')) return -1
  const [first = ''] = words
  if (label.startsWith(first)) return 0
  return label.includes(` ${first}`) ? 1 : 2
}
