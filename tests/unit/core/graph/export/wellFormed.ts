const name = '[A-Za-z_:][\\w:.-]*'
const token = new RegExp(`<(/?)(${name})((?:\\s+${name}="[^"<]*")*)\\s*(/?)>|([^<]+)`, 'y')
const reference = /&(?!(?:amp|lt|gt|quot|#39);)/

/** What keeps a text from being a well-formed XML document of one element (no declarations, comments or sections), or null. */
export function xmlFault(text: string): string | null {
  if (/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.test(text)) return 'a character that XML cannot hold'
  const open: string[] = []
  let roots = 0
  token.lastIndex = 0
  while (token.lastIndex < text.length) {
    const at = token.lastIndex
    const match = token.exec(text)
    if (!match) return `no markup at ${at}: ${text.slice(at, at + 40)}`
    const [, closing, tag = '', attributes = '', empty, words] = match
    if (reference.test(words ?? attributes)) return `a bare ampersand at ${at}`
    if (words !== undefined) {
      if (open.length === 0 && words.trim() !== '') return `text outside the root at ${at}`
      continue
    }
    const keys = [...attributes.matchAll(/\s([\w:.-]+)="/g)].map(([, key]) => key)
    if (new Set(keys).size !== keys.length) return `an attribute twice at ${at}`
    if (closing) {
      if (open.pop() !== tag) return `</${tag}> closes what is not open at ${at}`
    } else {
      if (open.length === 0 && ++roots > 1) return 'a second root'
      if (!empty) open.push(tag)
    }
  }
  return open.length > 0 ? `<${open.join('><')}> is left open` : null
}
