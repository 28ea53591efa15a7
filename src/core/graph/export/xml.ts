const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text for an XML document, in an element or an attribute. What XML 1.0 cannot hold at all becomes U+FFFD. */
export function xmlText(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replace(/[&<>"']/g, (character) => entities[character] ?? character)
}

export type Attributes = Readonly<Record<string, string | number | undefined>>

/** An element as data: it is written as XML, or painted. Strings among its content are text. */
export interface PictureElement {
  readonly name: string
  readonly attributes: Attributes
  readonly content: readonly PictureContent[]
}
export type PictureContent = PictureElement | string

export function element(name: string, attributes: Attributes, content: readonly PictureContent[] = []): PictureElement {
  return { name, attributes, content }
}

/** Numbers are cut to hundredths. */
export function toXml(content: PictureContent): string {
  if (typeof content === 'string') return xmlText(content)
  const { name, attributes, content: children } = content
  const written = Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${typeof value === 'number' ? String(Math.round(value * 100) / 100) : xmlText(value)}"`]))
  const inner = children.map(toXml).join(name === 'svg' ? '\n' : '')
  if (inner === '') return `<${name}${written.join('')}/>`
  return name === 'svg' ? `<${name}${written.join('')}>\n${inner}\n</${name}>\n` : `<${name}${written.join('')}>${inner}</${name}>`
}
