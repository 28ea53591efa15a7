import { readYamlValue } from '../../document/readYamlValue'
import { refuse } from '../commandRefusal'
import type { Planner } from '../planner'
import { assertNotShared, assertNotSharedBelow } from '../project/anchorUse'
import { layerFor } from '../project/layers'
import { spliceValueText } from '../project/valueText'
import { normalizePath } from './normalizePath'
import { setPath } from './setPath'

/**
 * Sets the value at a path as it was typed, comments, quotes and blank lines too; only its indent is the file's. Where the text cannot
 * stand as it is, its meaning is set, and what is lost is said.
 */
export const writeText: Planner<'write'> = (draft, command) => {
  const { text } = command
  const reading = readYamlValue(text)
  if (!reading.ok) return refuse('INVALID_YAML', `Line ${reading.line}: ${reading.message}`, { line: reading.line, reason: reading.message })
  const file = layerFor(draft, command.path, command.file)
  const path = normalizePath(draft.document(file), command.path)
  const own = path.length === 0 ? undefined : draft.document(file).nodeAt(path)
  if (own && own.kind !== 'alias') {
    if (!command.shared) {
      assertNotShared(draft, file, path)
      assertNotSharedBelow(draft, file, path)
    }
    if (spliceValueText(draft, file, path, text, reading)) return
  }
  setPath(draft, { ...command, op: 'set', path, value: reading.value })
  if (!spliceValueText(draft, file, path, text, reading) && reading.hasComment) draft.note('COMMENTS_NOT_WRITTEN', `The comments typed for ${path.join('.')} could not be written; put them into the text.`, { path: path.join('.'), file })
}
