import type { Analysis } from '@core/analyze'
import type { Command } from '@core/commands/types'
import { samePlain } from '@core/commands/project/plain'
import type { PlainValue } from '@core/document/types'
import { fieldsUnder, type Field } from '@core/schema/fields'
import { attributeBlocks, blockBelow, scalarText, type AttributeBlock } from '../attributeBlock'
import { pairsOf, type Pair } from './fieldCommands'
import { fieldEditor, isScalarKind, lastName } from './fieldEditor'

/** One attribute of several services at once: of each the block that counts. */
export interface SeveralPlaces {
  readonly names: readonly string[]
  readonly blocks: readonly AttributeBlock[]
}

/** `below` are keys: an attribute of the service, or one below it. */
export function severalPlaces(analysis: Analysis, names: readonly string[], below: readonly string[], target: string | null): SeveralPlaces {
  const found = names.flatMap((name) => {
    const block = attributeBlocks(analysis, ['services', name], below[0] ?? '', target).at(-1)
    return block ? [{ name, block: blockBelow(block, ...below.slice(1)) }] : []
  })
  return { names: found.map(({ name }) => name), blocks: found.map(({ block }) => block) }
}

/** Attributes that can be edited for several services: one value, a list, or names with values. */
export function isSharable(field: Field): boolean {
  const kind = fieldEditor(field)
  return isScalarKind(kind) || kind === 'list' || kind === 'text-or-list' || kind === 'pairs'
}

/** Of the attributes of a service those that can be shared and that some of them sets. */
export function attributesOfSome(analysis: Analysis, names: readonly string[]): readonly string[] {
  return fieldsUnder(['services', 'any'])
    .filter((field) => isSharable(field) && names.some((name) => [...analysis.documents.values()].some((document) => document.resolvedAt(['services', name, lastName(field)]) !== undefined)))
    .map(lastName)
}

/** The text that all of them have; '' where none has one, null where they differ. */
export function sharedText({ blocks }: SeveralPlaces): string | null {
  const texts = new Set(blocks.map((block) => (block.node && block.node.kind !== 'scalar' ? `${block.file}:${block.path.join('.')}` : scalarText(block.node))))
  const [only] = texts
  return texts.size === 1 && blocks.every(({ node }) => !node || node.kind === 'scalar') ? (only ?? '') : null
}

/** The items that all of their lists have, and whether some list has more. */
export function sharedItems({ blocks }: SeveralPlaces): { readonly items: readonly PlainValue[]; readonly isMixed: boolean } {
  const lists = blocks.map(itemsOf)
  const items = (lists[0] ?? []).filter((item) => lists.every((list) => list.some((other) => samePlain(other, item))))
  return { items, isMixed: lists.some((list) => list.length > items.length) }
}

function itemsOf({ node, document }: AttributeBlock): readonly PlainValue[] {
  if (!node) return []
  const value = document.plain(node)
  if (Array.isArray(value)) return value as readonly PlainValue[]
  return value === null ? [] : [value]
}

/** The place of an item in one list; -1 where it has none. */
export function indexOfItem(block: AttributeBlock, item: PlainValue): number {
  return itemsOf(block).findIndex((other) => samePlain(other, item))
}

export interface SharedPair {
  readonly name: string
  /** null where they differ or some have none. */
  readonly value: string | null
}

export function sharedPairs({ blocks }: SeveralPlaces): readonly SharedPair[] {
  const all = blocks.map(pairsOf)
  const names = [...new Set(all.flatMap((pairs) => pairs.map(({ name }) => name)))]
  const valueIn = (pairs: readonly Pair[], name: string): string | null | undefined => pairs.findLast((pair) => pair.name === name)?.value
  return names.map((name) => {
    const values = new Set(all.map((pairs) => valueIn(pairs, name)))
    const [only] = values
    return { name, value: values.size === 1 ? (only ?? null) : null }
  })
}

/** The commands for each, and whose each command is: to name the service of one that is refused. */
export function commandsForEach({ names, blocks }: SeveralPlaces, commandsOf: (block: AttributeBlock) => readonly Command[]): { readonly commands: readonly Command[]; readonly owners: readonly string[] } {
  const perBlock = blocks.map((block, index) => ({ name: names[index] ?? '', commands: commandsOf(block) }))
  return { commands: perBlock.flatMap(({ commands }) => commands), owners: perBlock.flatMap(({ name, commands }) => commands.map(() => name)) }
}
