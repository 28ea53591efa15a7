import { sameTree } from '../../edits/proof'
import type { Path, SourceNode, SourceScalar } from '../../document/types'
import type { Proof } from '../project/treeProof'

export interface ExpectedText {
  readonly path: Path
  /** Whether the key at the path, or the scalar there, has another text now. */
  readonly form: 'key' | 'value'
  readonly text: string
}

interface Branch {
  key?: string
  value?: string
  readonly children: Map<string, Branch>
}

/** Everything is written as before, but for these keys and scalars, which have just these texts now. */
export function onlyTexts(expected: readonly ExpectedText[]): Proof {
  const root = newBranch()
  for (const { path, form, text } of expected) {
    let branch = root
    for (const part of path) {
      const next = branch.children.get(String(part)) ?? newBranch()
      branch.children.set(String(part), next)
      branch = next
    }
    branch[form] = text
  }
  return (before, after) => before.root !== null && after.root !== null && agrees(before.root, after.root, root)
}

function newBranch(): Branch {
  return { children: new Map() }
}

function agrees(before: SourceNode, after: SourceNode, branch: Branch | undefined): boolean {
  if (!branch) return sameTree(before, after)
  if (before.anchor !== after.anchor || before.tag !== after.tag) return false
  if (branch.value !== undefined) return after.kind === 'scalar' && after.value === branch.value
  if (before.kind === 'map' && after.kind === 'map' && before.entries.length === after.entries.length) {
    return before.entries.every((entry, index) => {
      const other = after.entries[index]
      const below = branch.children.get(String(entry.key.value))
      return other !== undefined && sameKey(entry.key, other.key, below?.key) && agrees(entry.value, other.value, below)
    })
  }
  if (before.kind === 'seq' && after.kind === 'seq' && before.items.length === after.items.length) {
    return before.items.every((item, index) => {
      const other = after.items[index]
      return other !== undefined && agrees(item, other, branch.children.get(String(index)))
    })
  }
  return sameTree(before, after)
}

function sameKey(before: SourceScalar, after: SourceScalar, text: string | undefined): boolean {
  if (text === undefined) return sameTree(before, after)
  return after.value === text && before.anchor === after.anchor && before.tag === after.tag
}
