import { useSelectionStore } from '../stores/selection.store'
import type { AttributeBlock } from './attributeBlock'

/** Shows a block's lines in the source pane. */
export function useReveal(): (block: AttributeBlock) => void {
  const selection = useSelectionStore()
  return (block) => {
    if (block.node) selection.revealSource(block.file, block.document.entryRangeAt(block.path) ?? block.document.rangeOf(block.node))
  }
}
