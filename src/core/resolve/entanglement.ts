import type { Collector, SectionName } from './collector'

/**
 * The entries of a section that rest on more than the part of their own name, by what they rest on: so that after a change only those are
 * looked at that it may concern, however many there are.
 */
export interface Entanglement {
  /** By file, and in it by section and name. */
  readonly parts: ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>
  /** By the file whose anchors they use. */
  readonly aliases: ReadonlyMap<string, ReadonlySet<string>>
  /** By the path of a file that they take something from. */
  readonly contents: ReadonlyMap<string, ReadonlySet<string>>
}

export function entanglementOf(collectors: Iterable<readonly [string, { readonly collector: Collector }]>): Entanglement {
  const parts = new Map<string, Map<string, Set<string>>>()
  const aliases = new Map<string, Set<string>>()
  const contents = new Map<string, Set<string>>()
  for (const [name, { collector }] of collectors) {
    if (!isEntangled(collector)) continue
    for (const part of collector.parts) add(entryOf(parts, part.file, () => new Map<string, Set<string>>()), partKey(part.section, part.name), name)
    for (const { file } of collector.aliases) add(aliases, file, name)
    for (const path of collector.contents.keys()) add(contents, path, name)
  }
  return { parts, aliases, contents }
}

export function partKey(section: SectionName, name: string): string {
  return `${section}\n${name}`
}

/** Whether an entry that was made anew rests on just what it rested on before. */
export function sameTangle(before: Collector, after: Collector): boolean {
  const tangled = isEntangled(before)
  if (tangled !== isEntangled(after)) return false
  return !tangled || describeTangle(before) === describeTangle(after)
}

function isEntangled({ parts, aliases, contents }: Collector): boolean {
  return aliases.length > 0 || contents.size > 0 || parts.some((part) => part.name !== parts[0]?.name)
}

function describeTangle({ parts, aliases, contents }: Collector): string {
  const distinct = (words: readonly string[]): readonly string[] => [...new Set(words)].sort()
  return JSON.stringify([distinct(parts.map(({ file, section, name }) => `${file}\n${partKey(section, name)}`)), distinct(aliases.map(({ file }) => file)), distinct([...contents.keys()])])
}

function entryOf<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}

function add(map: Map<string, Set<string>>, key: string, name: string): void {
  entryOf(map, key, () => new Set()).add(name)
}
