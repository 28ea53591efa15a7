import { sameTree } from '../../edits/proof'
import type { ComposeDocument, Path, PlainValue, SourceEntry, SourceNode } from '../../document/types'
import { samePlain } from './plain'

/** Whether an edited text says just what it should: the document before, and the one after. */
export type Proof = (before: ComposeDocument, after: ComposeDocument) => boolean

/** The same meaning, however it is written. */
export const meansTheSame: Proof = (before, after) => samePlain(before.plain(), after.plain())

/** Everything is written as before but for the value at one path, which may be new there and now has this meaning. */
export function differsAt(path: Path, meaning: PlainValue): Proof {
  return (before, after) =>
    sameBut(before.root ?? undefined, after.root ?? undefined, path, () => {
      const seen = after.resolvedAt(path)
      return seen !== undefined && samePlain(after.plain(seen), meaning)
    })
}

function sameBut(before: SourceNode | undefined, after: SourceNode | undefined, path: Path, check: () => boolean): boolean {
  const [part, ...rest] = path
  if (part === undefined) return check()
  if (before?.kind === 'seq' && after?.kind === 'seq') {
    const index = Number(part)
    if (!sameFrame(before, after) || before.items.length !== after.items.length) return false
    return before.items.every((item, position) => {
      const counterpart = after.items[position]
      return counterpart !== undefined && (position === index ? sameBut(item, counterpart, rest, check) : sameTree(item, counterpart))
    })
  }
  if (before?.kind !== 'map' || after?.kind !== 'map' || !sameFrame(before, after)) return false
  const isPart = (entry: SourceEntry): boolean => String(entry.key.value) === String(part)
  const kept = before.entries.filter((entry) => !isPart(entry))
  const left = after.entries.filter((entry) => !isPart(entry))
  if (kept.length !== left.length || !kept.every((entry, index) => sameEntry(entry, left[index]))) return false
  return sameBut(before.entries.find(isPart)?.value, after.entries.find(isPart)?.value, rest, check)
}

function sameFrame(before: SourceNode, after: SourceNode): boolean {
  return before.anchor === after.anchor && before.tag === after.tag
}

function sameEntry(before: SourceEntry, after: SourceEntry | undefined): boolean {
  return before === after || (after !== undefined && sameTree(before.key, after.key) && sameTree(before.value, after.value))
}
