import type { ChunkedText } from '../text/ChunkedText'
import type { ComposeDocument } from '../document/types'
import type { TextContent } from './types'

/** The content of a file whose text is one string only once somebody asks for that. */
class PiecedContent implements TextContent {
  readonly kind = 'text'

  constructor(readonly source: ChunkedText) {}

  get text(): string {
    return this.source.toString()
  }
}

class ReadContent extends PiecedContent {
  constructor(readonly document: ComposeDocument) {
    super(document.source)
  }
}

const contents = new WeakMap<ChunkedText, TextContent>()

/** The same content for the same text. */
export function textContent(source: ChunkedText): TextContent {
  let content = contents.get(source)
  if (content === undefined) contents.set(source, (content = new PiecedContent(source)))
  return content
}

/** The content of a text that was read already. */
export function readContent(document: ComposeDocument): TextContent {
  return new ReadContent(document)
}

/** Whether a document is that of the text. */
export function isTextOf(content: TextContent, document: ComposeDocument): boolean {
  return content.source ? content.source.equals(document.source) : content.text === document.text
}

export function sameText(one: TextContent, other: TextContent): boolean {
  return one === other || (one.source && other.source ? one.source.equals(other.source) : one.text === other.text)
}
