import type { Analysis } from '@core/analyze'
import type { Command } from '@core/commands/types'
import { fieldsUnder, type Field } from '@core/schema/fields'
import { attributeBlocks, blockBelow, entriesOf, keyText, scalarText, type AttributeBlock } from '../attributeBlock'
import { pairsOf } from './fieldCommands'
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
  const keys = new Set<string>()
  for (const document of analysis.documents.values()) for (const name of names) for (const { key } of entriesOf(document, document.resolvedAt(['services', name]))) keys.add(keyText(key))
  return fieldsUnder(['services', 'any']).filter((field) => isSharable(field) && keys.has(lastName(field))).map(lastName)
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
  /** By name: the value that each of its owners has, the last one where one has several. */
  const found = new Map<string, Map<string, string | null>>()
  layers.forEach((blocks, place) => {
    for (const { name, value } of blocks.flatMap(pairsOf)) found.set(name, (found.get(name) ?? new Map<string, string | null>()).set(services[place] ?? '', value))
  })
  return [...found].map(([name, values]) => {
    const [only, ...others] = new Set(values.values())
    const isOfAll = values.size === services.length && others.length === 0
    return { name, value: isOfAll ? (only ?? null) : null, owners: [...values.keys()] }
  })
}

/** The commands for each, and whose each command is: to name the service of one that is refused. */
export function commandsForEach({ names, blocks, layers }: SeveralPlaces, commandsOf: (block: AttributeBlock, layers: readonly AttributeBlock[], name: string) => readonly Command[]): { readonly commands: readonly Command[]; readonly owners: readonly string[] } {
  const perBlock = blocks.map((block, index) => ({ name: names[index] ?? '', commands: commandsOf(block, layers[index] ?? [], names[index] ?? '') }))
  return { commands: perBlock.flatMap(({ commands }) => commands), owners: perBlock.flatMap(({ name, commands }) => commands.map(() => name)) }
}
