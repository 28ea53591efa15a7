import type { PlainValue } from '../../document/types'
import { resolvedNodeAt } from '../../resolve/resolvedNodeAt'
import { sameValue } from '../../resolve/resolvedNodes'
import { refuse } from '../commandRefusal'
import type { Planner } from '../planner'
import { assertNoAnchorInUse } from '../project/anchorUse'
import { layerFor } from '../project/layers'
import { isPlainList, isPlainMap, plainMap, samePlain } from '../project/plain'
import { tagEntry } from '../project/tagEntry'
import { normalizePath } from './normalizePath'

/**
 * Writes the list or map that all files together have at a path into `file`, with `!override`, as each file writes its part. It is
 * to be the same to Compose as before, or nothing is done; from then on the one file says all of it.
 */
export const overridePath: Planner<'override'> = (draft, command) => {
  const file = layerFor(draft, command.path, command.file)
  const path = normalizePath(draft.document(file), command.path)
  const shown = path.join('.')
  const before = resolvedNodeAt(draft.resolve(), file, path)
  const own = draft.document(file).nodeAt(path)
  const values = draft.projectFiles.map((each) => draft.plain(each, path) ?? null)
  const whole = joined(values.filter((value) => value !== null))
  const isBeaten = draft.projectFiles.slice(draft.projectFiles.indexOf(file) + 1).some((later) => draft.document(later).resolvedAt(path) !== undefined)
  if (!before || whole === null || isBeaten || own?.tag !== undefined) return refuse('CANNOT_OVERRIDE', `${shown} cannot be written as one in ${file}.`, { path: shown, file })
  if (own) assertNoAnchorInUse(draft, file, path)
  draft.change(file, { type: 'set', path, value: whole })
  tagEntry(draft, file, path, '!override')
  const after = resolvedNodeAt(draft.resolve(), file, path)
  if (!after || !sameValue(before, after)) refuse('CANNOT_OVERRIDE', `${shown} would not mean the same to Compose if ${file} said all of it. Nothing was changed.`, { path: shown, file })
  draft.note('OVERRIDDEN', `${file} says all of ${shown} now (!override); what other files say there no longer counts.`, { path: shown, file })
}

/** Lists one after the other, maps with the later entry winning; null where the forms differ or nothing is a list or a map. */
function joined(values: readonly PlainValue[]): PlainValue {
  if (values.length > 0 && values.every(isPlainList)) {
    const items = values.flat()
    return items.filter((item, index) => items.findIndex((other) => samePlain(other, item)) === index)
  }
  if (values.length > 0 && values.every(isPlainMap)) return plainMap(new Map(values.flatMap((value) => Object.entries(value))))
  return null
}
