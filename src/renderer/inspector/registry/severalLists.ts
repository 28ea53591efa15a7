import { longItem, shortItem } from '@core/commands/forms/convertForm'
import { CommandRefusal } from '@core/commands/commandRefusal'
import { readMount } from '@core/commands/relations/readMount'
import type { Command } from '@core/commands/types'
import type { PlainValue } from '@core/document/types'
import { plainKey } from '@core/commands/project/plain'
import { goesElsewhere, summary, type AttributeBlock } from '../attributeBlock'
import { addItemCommands, namesOf, removeItemCommands, removeNameCommands } from './fieldCommands'
import { commandsForEach, type SeveralPlaces } from './severalPlaces'

/** An item or a name that at least one of several services has. */
export interface SharedEntry {
  readonly text: string
  readonly value: PlainValue
  /** Whose it is. */
  readonly owners: readonly string[]
}

/** Attributes whose entries are names, in a list or a map. */
const named: ReadonlySet<string> = new Set(['networks', 'depends_on'])

interface Found {
  readonly block: AttributeBlock
  readonly text: string
  readonly value: PlainValue
  readonly index: number
}

function entriesIn(block: AttributeBlock): readonly Found[] {
  const { node, document, path } = block
  if (named.has(String(path.at(-1)))) return namesOf(block).map((name, index) => ({ block, text: name, value: name, index }))
  if (node?.kind === 'scalar') return node.value === null ? [] : [{ block, text: summary(document, node), value: node.value, index: 0 }]
  return node?.kind === 'seq' ? node.items.map((item, index) => ({ block, text: itemText(block, document.plain(item)), value: document.plain(item), index })) : []
}

/** In its short form, where that says it all. */
function itemText({ path }: AttributeBlock, value: PlainValue): string {
  const short = shortItem(path, value)
  return isText(short) ? String(short) : JSON.stringify(short, (_key, inner: unknown) => (typeof inner === 'bigint' ? inner.toString() : inner))
}

/** Short or long, a port is a port. */
function meaningOf({ block, value }: Pick<Found, 'block' | 'value'>): PlainValue {
  try {
    return longItem(block.path, value)
  } catch (error) {
    if (!(error instanceof CommandRefusal)) throw error
    return value
  }
}

const isText = (value: PlainValue): boolean => typeof value !== 'object'
/** Two entries are the same where one of these is: their value, its text, or what it means. */
function keysOf(found: Pick<Found, 'block' | 'value'>): readonly string[] {
  const { value } = found
  return [`value ${plainKey(value)}`, ...(isText(value) ? [`text ${String(value)}`] : []), `meaning ${plainKey(meaningOf(found))}`]
}

function isSame(left: Pick<Found, 'block' | 'value'>, right: Pick<Found, 'block' | 'value'>): boolean {
  const keys = keysOf(left)
  return keysOf(right).some((key) => keys.includes(key))
}

/** What the services have, what all of them have first. */
export function sharedEntries({ names, layers }: SeveralPlaces): readonly SharedEntry[] {
  const seen: { readonly first: Found; readonly owners: Set<string> }[] = []
  /** By each of the keys of the first one, its index. */
  const places = new Map<string, number>()
  layers.forEach((blocks, place) => {
    for (const found of blocks.flatMap(entriesIn)) {
      const keys = keysOf(found)
      const known = seen[Math.min(...keys.map((key) => places.get(key) ?? Infinity))]
      const owner = names[place] ?? ''
      if (known) known.owners.add(owner)
      else for (const key of keys) if (!places.has(key)) places.set(key, seen.length)
      if (!known) seen.push({ first: found, owners: new Set([owner]) })
    }
  })
  return seen.map(({ first: { text, value }, owners }) => ({ text, value, owners: [...owners] })).toSorted((left, right) => right.owners.length - left.owners.length)
}

/** Adds an entry to each service that has none like it. `names`: whose each command is. */
export function addToEach(places: SeveralPlaces, value: PlainValue): { readonly commands: readonly Command[]; readonly owners: readonly string[] } {
  return commandsForEach(places, (last, blocks, name) => {
    const has = blocks.flatMap(entriesIn).some((found) => isSame(found, { block: last, value }))
    return has || (last.path.at(-1) === 'depends_on' && name === value) ? [] : additionOf(name, last, value)
  })
}

function additionOf(service: string, block: AttributeBlock, value: PlainValue): readonly Command[] {
  const { file } = block.writesTo
  switch (block.path.at(-1)) {
    case 'networks':
      return [{ op: 'attach', service, network: String(value), file }]
    case 'depends_on':
      return [{ op: 'connect', from: service, to: String(value), file }]
    case 'ports':
      return [{ op: 'add-port', service, value, file }]
    case 'volumes': {
      const mount = isText(value) ? readMount(value) : null
      return mount !== null && mount.source !== null && /^(?:ro)?$/.test(mount.options) ? [{ op: 'mount', service, source: mount.source, target: mount.target, ...(mount.options === 'ro' ? { readOnly: true } : {}), file }] : addItemCommands(block, value)
    }
    default:
      return addItemCommands(block, value)
  }
}

/** Takes an entry away from each service that has it, wherever it is written. */
export function removeFromEach(places: SeveralPlaces, value: PlainValue): { readonly commands: readonly Command[]; readonly owners: readonly string[] } {
  return commandsForEach(places, (_last, blocks, service) =>
    blocks.flatMap((block) => {
      const found = entriesIn(block).find((each) => isSame(each, { block, value }))
      if (!found) return []
      if (!named.has(String(block.path.at(-1)))) return removeItemCommands(block, found.index)
      if (goesElsewhere(block)) return removeNameCommands(block, found.text)
      return block.path.at(-1) === 'networks' ? [{ op: 'detach' as const, service, network: found.text, file: block.file }] : [{ op: 'disconnect' as const, from: service, to: found.text, file: block.file }]
    }),
  )
}
