import type { Path } from '../../document/types'
import { refuse } from '../commandRefusal'
import { samePlain } from './plain'
import type { ProjectDraft } from './projectDraft'
import { keyOf } from './sourcePlace'
import { differsAt } from './treeProof'

/** Puts `!reset` or `!override` before the value of an entry that is written here. A value that `!reset` takes back is null. */
export function tagEntry(draft: ProjectDraft, file: string, path: Path, tag: '!reset' | '!override'): void {
  const document = draft.document(file)
  const holder = document.nodeAt(path.slice(0, -1))
  const entry = holder?.kind === 'map' ? holder.entries.find(({ key }) => keyOf(key.value) === String(path.at(-1))) : undefined
  const colon = entry ? /^\s*:/.exec(document.text.slice(document.rangeOf(entry.key).end)) : null
  if (!entry || !colon) return refuse('UNSAFE_EDIT', `${file} is written in a way that this edit could not be proven safe for. Nothing was changed; edit the text by hand.`, { file })
  const { start, end } = document.rangeOf(entry.value)
  const offset = document.rangeOf(entry.key).end + colon[0].length
  const meaning = document.plain(entry.value)
  draft.edit(file, [{ offset, length: 0, newText: ` ${tag}${start === end ? ' null' : ''}` }], (before, after) => {
    const tagged = after.nodeAt(path)
    if (tagged?.tag !== tag) return false
    const seen = after.plain(tagged)
    return differsAt(path, seen)(before, after) && (tag === '!reset' || samePlain(seen, meaning))
  })
}
