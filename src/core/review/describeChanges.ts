import type { Analysis } from '../analyze'
import { isSecretName } from '../language/isSecretName'
import type { ResolvedNode, ResolvedProject } from '../resolve/types'

export type ChangedKind = 'service' | 'volume' | 'network' | 'secret' | 'config' | 'model'

/** How an attribute differs: its two values where they are single ones, the names that came, went or changed where it is a map of them. */
export interface ChangedAttribute {
  readonly name: string
  readonly before?: string
  readonly after?: string
  readonly added: readonly string[]
  readonly removed: readonly string[]
  readonly changed: readonly string[]
}

/** One thing that is not what it was, as Compose sees it. */
export interface MeaningChange {
  readonly kind: ChangedKind
  readonly name: string
  readonly change: 'added' | 'removed' | 'renamed' | 'changed'
  /** Of what was renamed. */
  readonly from?: string
  /** Of an added service. */
  readonly image?: string
  readonly attributes: readonly ChangedAttribute[]
}

const sections = { service: 'services', volume: 'volumes', network: 'networks', secret: 'secrets', config: 'configs', model: 'models' } as const

/** What changes for Compose from one state of a project to another, whatever was written how. */
export function describeChanges(before: Analysis, after: Analysis): readonly MeaningChange[] {
  return (Object.keys(sections) as ChangedKind[]).flatMap((kind) => changesOf(kind, before.project, after.project))
}

function changesOf(kind: ChangedKind, before: ResolvedProject, after: ResolvedProject): readonly MeaningChange[] {
  const old = before[sections[kind]]
  const now = after[sections[kind]]
  const gone = [...old.keys()].filter((name) => !now.has(name))
  const found: MeaningChange[] = []
  for (const [name, { tree }] of now) {
    const was = old.get(name)
    if (was) {
      const attributes = was.tree === tree ? [] : changedAttributes(was.tree, tree)
      if (attributes.length > 0) found.push({ kind, name, change: 'changed', attributes })
      continue
    }
    const from = likest(gone, (each) => old.get(each)?.tree, tree)
    if (from !== undefined) gone.splice(gone.indexOf(from), 1)
    const former = from === undefined ? undefined : old.get(from)?.tree
    const image = textOf(tree.entries.get('image'))
    found.push(from === undefined || !former ? { kind, name, change: 'added', attributes: [], ...(image !== undefined && { image }) } : { kind, name, change: 'renamed', from, attributes: changedAttributes(former, tree) })
  }
  return [...found, ...gone.map((name): MeaningChange => ({ kind, name, change: 'removed', attributes: [] }))]
}

type Tree = Extract<ResolvedNode, { kind: 'map' }>

/** The one of the names that are gone whose tree is most like another: the same image or build, and more than half of its attributes. */
function likest(gone: readonly string[], treeOf: (name: string) => Tree | undefined, tree: Tree): string | undefined {
  let best: { readonly name: string; readonly likeness: number } | undefined
  for (const name of gone) {
    const other = treeOf(name)
    if (!other || !['image', 'build', 'driver', 'file'].every((key) => sameMeaning(other.entries.get(key), tree.entries.get(key)))) continue
    const likeness = sameMeaning(other, tree) ? 1 : 1 - changedAttributes(other, tree).length / new Set([...other.entries.keys(), ...tree.entries.keys()]).size
    if (likeness > Math.max(0.5, best?.likeness ?? 0)) best = { name, likeness }
  }
  return best?.name
}

function changedAttributes(before: Tree, after: Tree): readonly ChangedAttribute[] {
  const names = new Set([...before.entries.keys(), ...after.entries.keys()])
  return [...names].flatMap((name) => {
    const [old, now] = [before.entries.get(name), after.entries.get(name)]
    return sameMeaning(old, now) ? [] : [changedAttribute(name, old, now)]
  })
}

function changedAttribute(name: string, before: ResolvedNode | undefined, after: ResolvedNode | undefined): ChangedAttribute {
  const base = { name, added: [], removed: [], changed: [] }
  if (before?.kind === 'map' || after?.kind === 'map') {
    const old = before?.kind === 'map' ? before.entries : new Map<string, ResolvedNode>()
    const now = after?.kind === 'map' ? after.entries : new Map<string, ResolvedNode>()
    return {
      name,
      added: [...now.keys()].filter((key) => !old.has(key)),
      removed: [...old.keys()].filter((key) => !now.has(key)),
      changed: [...now.keys()].filter((key) => old.has(key) && !sameMeaning(old.get(key), now.get(key))),
    }
  }
  const [old, now] = [textOf(before), textOf(after)]
  if (isSecretName(name)) return base
  return { ...base, ...(old !== undefined && { before: old }), ...(now !== undefined && { after: now }) }
}

function textOf(node: ResolvedNode | undefined): string | undefined {
  return node?.kind === 'scalar' && node.value !== null ? String(node.value) : undefined
}

/** The same values, wherever they come from. */
function sameMeaning(left: ResolvedNode | undefined, right: ResolvedNode | undefined): boolean {
  if (left === right) return true
  if (left?.kind === 'scalar' && right?.kind === 'scalar') return Object.is(left.value, right.value)
  if (left?.kind === 'seq' && right?.kind === 'seq') return left.items.length === right.items.length && left.items.every((item, index) => sameMeaning(item, right.items[index]))
  if (left?.kind !== 'map' || right?.kind !== 'map' || left.entries.size !== right.entries.size) return false
  return [...left.entries].every(([key, child]) => sameMeaning(child, right.entries.get(key)))
}
