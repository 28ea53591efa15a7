import { scalarAsText } from '../resolve/resolvedNodes'
import type { Origin, ResolvedMap, ResolvedNode, ResolvedService } from '../resolve/types'

export type ServiceReader<Result> = (service: Pick<ResolvedService, 'tree'>) => Result

/** A reader whose answer for a tree is remembered: the same tree gives the same object. */
export function remembered<Result>(read: (tree: ResolvedMap) => Result): ServiceReader<Result> {
  const known = new WeakMap<ResolvedMap, { readonly result: Result }>()
  return ({ tree }) => {
    let found = known.get(tree)
    if (!found) known.set(tree, (found = { result: read(tree) }))
    return found.result
  }
}

export function child(node: ResolvedNode | undefined, key: string): ResolvedNode | undefined {
  return node?.kind === 'map' ? node.entries.get(key) : undefined
}

export function itemsOf(node: ResolvedNode | undefined): readonly ResolvedNode[] {
  return node?.kind === 'seq' ? node.items : []
}

export function entriesOf(node: ResolvedNode | undefined): readonly (readonly [string, ResolvedNode])[] {
  return node?.kind === 'map' ? [...node.entries] : []
}

/** A scalar as text; empty where it is absent or null. */
export function textAt(node: ResolvedNode | undefined, key: string): string {
  return scalarAsText(child(node, key)) ?? ''
}

export function isTrueAt(node: ResolvedNode | undefined, key: string): boolean {
  const found = child(node, key)
  return found?.kind === 'scalar' && found.value === true
}

export function textsOf(node: ResolvedNode | undefined): readonly string[] {
  return itemsOf(node).flatMap((item) => scalarAsText(item) ?? [])
}

/** Where the winning value is written; null for what Compose fills in. */
export function originOf(node: ResolvedNode | undefined): Origin | null {
  return node?.origins[0] ?? null
}

/** Compose added it by itself: no text names it. */
export function isImplied(node: ResolvedNode): boolean {
  return originOf(node)?.layer === 'default'
}
