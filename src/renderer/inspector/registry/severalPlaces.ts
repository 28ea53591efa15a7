import type { Analysis } from '@core/analyze'
import type { Command } from '@core/commands/types'
import { fieldsUnder, type Field } from '@core/schema/fields'
import { attributeBlocks, blockBelow, scalarText, type AttributeBlock } from '../attributeBlock'
import { pairsOf, type Pair } from './fieldCommands'
import { fieldEditor, isScalarKind, lastName } from './fieldEditor'
import { newItem } from './newEntries'

/** One attribute of several services at once: of each the block that counts and takes what is new, and all that set it. */
export interface SeveralPlaces {
  readonly names: readonly string[]
  readonly blocks: readonly AttributeBlock[]
  readonly layers: readonly (readonly AttributeBlock[])[]
}

/** `below` are keys: an attribute of the service, or one below it. */
export function severalPlaces(analysis: Analysis, names: readonly string[], below: readonly string[], target: string | null): SeveralPlaces {
  const found = names.flatMap((name) => {
    const layers = attributeBlocks(analysis, ['services', name], below[0] ?? '', target).map((block) => (below.length > 1 ? blockBelow(block, ...below.slice(1)) : block))
    const block = layers.findLast(({ takesNew }) => takesNew)
    return block ? [{ name, block, layers }] : []
  })
  return { names: found.map(({ name }) => name), blocks: found.map(({ block }) => block), layers: found.map(({ layers }) => layers) }
}

/** Attributes whose entries are names of other things of the project. */
export function isOfNames(field: Field): boolean {
  return field.path === 'services.*.networks' || field.path === 'services.*.depends_on'
}

/** Attributes that can be edited for several services: one value, a list whose items are one text, names, or names with values. */
export function isSharable(field: Field): boolean {
  const kind = fieldEditor(field)
  if (kind === 'items') return newItem(field) === null
  return isScalarKind(kind) || kind === 'list' || kind === 'text-or-list' || kind === 'pairs' || isOfNames(field)
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

export interface SharedPair {
  readonly name: string
  /** null where they differ or some have none. */
  readonly value: string | null
  /** Whose it is. */
  readonly owners: readonly string[]
}

export function sharedPairs({ names: services, layers }: SeveralPlaces): readonly SharedPair[] {
  const all = layers.map((blocks) => blocks.flatMap(pairsOf))
  const names = [...new Set(all.flatMap((pairs) => pairs.map(({ name }) => name)))]
  const valueIn = (pairs: readonly Pair[], name: string): string | null | undefined => pairs.findLast((pair) => pair.name === name)?.value
  return names.map((name) => {
    const values = new Set(all.map((pairs) => valueIn(pairs, name)))
    const [only] = values
    const owners = services.filter((_, place) => valueIn(all[place] ?? [], name) !== undefined)
    return { name, value: values.size === 1 ? (only ?? null) : null, owners }
  })
}

/** The commands for each, and whose each command is: to name the service of one that is refused. */
export function commandsForEach({ names, blocks, layers }: SeveralPlaces, commandsOf: (block: AttributeBlock, layers: readonly AttributeBlock[], name: string) => readonly Command[]): { readonly commands: readonly Command[]; readonly owners: readonly string[] } {
  const perBlock = blocks.map((block, index) => ({ name: names[index] ?? '', commands: commandsOf(block, layers[index] ?? [], names[index] ?? '') }))
  return { commands: perBlock.flatMap(({ commands }) => commands), owners: perBlock.flatMap(({ name, commands }) => commands.map(() => name)) }
}
