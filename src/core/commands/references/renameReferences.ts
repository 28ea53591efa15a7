import type { Change } from '../../edits/types'
import type { ProjectDraft } from '../project/projectDraft'
import type { Reference } from './types'

/** Makes every reference name another thing, each in the form it has; one set of changes a file. */
export function renameReferences(draft: ProjectDraft, references: readonly Reference[], name: string): void {
  for (const [file, group] of groupByFile(references)) {
    // Values first: renaming a key would move the paths below it.
    const ordered = [...group.filter((one) => one.form === 'value'), ...group.filter((one) => one.form === 'key')]
    draft.change(file, ...ordered.map((reference) => renaming(reference, name)))
  }
}

function renaming(reference: Reference, name: string): Change {
  if (reference.form === 'key') return { type: 'rename', path: reference.path, key: name }
  return { type: 'set', path: reference.path, value: reference.renamed(name) }
}

export function groupByFile<Item extends { readonly file: string }>(items: readonly Item[]): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) groups.set(item.file, [...(groups.get(item.file) ?? []), item])
  return groups
}
