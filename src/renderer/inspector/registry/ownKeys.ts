import type { Analysis } from '@core/analyze'
import type { Path } from '@core/document/types'
import { fieldFor } from '@core/schema/fields'
import { attributeBlock, blockBelow, entriesOf, filesDefining, keyText, layerOf, type AttributeBlock } from '../attributeBlock'

/** A thing as each file writes it. */
export function ownerBlocks(analysis: Analysis, owner: Path, target: string | null): readonly AttributeBlock[] {
  return filesDefining(analysis, owner).flatMap((file) => {
    const layer = layerOf(analysis, file)
    return layer ? [attributeBlock(layer, owner, layerOf(analysis, target))] : []
  })
}

/** The keys of a map that the specification does not know: extensions (`x-*`), and others, which Compose refuses. */
export function ownKeysOf(block: AttributeBlock): readonly AttributeBlock[] {
  return entriesOf(block.document, block.node).flatMap(({ key }) => {
    const name = keyText(key)
    const field = fieldFor([...block.path, name])
    return name !== '<<' && (field === undefined || field.path.endsWith('x-*')) ? [blockBelow(block, name)] : []
  })
}

/** Of these, the ones whose name has every word of the query. */
export function findOwnKeys(analysis: Analysis, owner: Path, target: string | null, query: string): readonly AttributeBlock[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  return ownerBlocks(analysis, owner, target).flatMap(ownKeysOf).filter(({ path }) => words.every((word) => String(path.at(-1)).toLowerCase().includes(word)))
}
