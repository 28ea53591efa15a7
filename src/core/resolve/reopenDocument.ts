import { parseCompose } from '../document/parseCompose'
import { SourceDocument } from '../document/SourceDocument'
import type { ComposeDocument } from '../document/types'
import { updateDocument, updateParts } from '../document/updateDocument'
import type { ChunkedText } from '../text/ChunkedText'

/**
 * The document of a text; where an earlier one is at hand only what changed is read again. In what way they differ is known without
 * looking through them where the text was made from the earlier one by edits (ChunkedText.edited).
 */
export function reopenDocument(previous: ComposeDocument | undefined, text: string | ChunkedText): ComposeDocument {
  if (previous === undefined) return parseCompose(text)
  const source = typeof text === 'string' ? previous.source.changedTo(text) : text
  const edit = previous.source.editTo(source)
  if (edit === null) return previous
  return previous instanceof SourceDocument ? updateDocument(previous, [edit], source) : parseCompose(source)
}

/** The same where only what changed has to be read; null for a text that has to be read from end to end. */
export function reopenQuickly(previous: ComposeDocument, source: ChunkedText): ComposeDocument | null {
  const edit = previous.source.editTo(source)
  if (edit === null) return previous
  return previous instanceof SourceDocument ? updateParts(previous, [edit], source) : null
}
