import type { TextEdit } from '@core/text/textEdit'
import fc from 'fast-check'

/** Small texts that hold between them every construct that parts could be cut wrongly at. */
export const composeTexts: readonly string[] = [
  'name: shop\nservices:\n  web:\n    image: nginx\n    ports: ["80:80"]\n\n  # the api\n  api:\n    image: api\n    # last\n  db: {image: postgres}\n\nvolumes:\n  data:\n  logs: # kept\n',
  'x-base: &base\n  restart: always\n  env: &env {A: "1"}\nservices:\n  a:\n    <<: *base\n    environment: *env\n  b:\n    <<: [*base]\n    image: b\nnetworks:\n  default:\n',
  '# head\n---\nservices:\n  a:\n    command: |\n      one\n        two\n\n  b:\n    command: >-\n      folded\n      text\n  c:\n    command: |+\n      kept\n\n\n  d: &d\n    image: d\n  e: *d\n',
  'services:\r\n  a:\r\n    image: a\r\n    x: \'it\'\'s\'\r\n  b:\r\n    image: "b"\r\nvolumes: {}\r\n',
  '\uFEFFservices:\n    a:\n        image: a\n    b:\n        image: b\ninclude:\n- one.yml\n- path: two.yml\n',
  'services:\n  a:\n    image: a\n  ? b\n  : image: b\nvolumes:\n  v:\n...\n---\nsecond: 1\n',
  'services:\n  web:\n    labels:\n    - "a=1"\n    - b=2 # two\n    command: [\n      "x", # first\n      y,\n    ]\n  db:\n    image: !override db\n    ports: !reset []\n    note: a plain text\n      over lines',
  'services: {a: {image: a}, b: {image: b}}\nx-list:\n  - - 1\n    - 2\n  -\n    k: v\n',
]

const snippets = [
  '\n', ' ', '  ', '#', ' # note', ':', ': ', '- ', 'x', '"', "'", '|', '{', '}', '[', ']', ',', '&base ', '*base', '*env', '!tag ', '\r\n', '\t', '---\n', '...\n', '? ', '%Y 1\n',
  '  new:\n    image: new\n', '\n  new:\n    image: new', 'top: 1\n', '\nweb:', '    key: value\n', '\n    key: value', '<<: *base\n', '  a:\n', '\n\n', '\uFEFF', 'image', '  # in between\n', '      # deep\n',
]

/** An edit for whatever text it is given: an insert, a removal, a line copied, cut or moved in or out. */
export const randomEdit: fc.Arbitrary<(text: string) => TextEdit[]> = fc
  .record({ kind: fc.constantFrom('insert', 'insertAtLine', 'remove', 'replace', 'copyLine', 'cutLine', 'indent', 'two'), at: fc.nat(1_000_000), length: fc.nat(12), snippet: fc.constantFrom(...snippets) })
  .map(({ kind, at, length, snippet }) => (text: string) => editOf(kind, text, at, length, snippet))

function editOf(kind: string, text: string, at: number, length: number, snippet: string): TextEdit[] {
  const offset = at % (text.length + 1)
  const lineStart = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1
  const newline = text.indexOf('\n', offset)
  const lineEnd = newline < 0 ? text.length : newline + 1
  const fitting = Math.min(length, text.length - offset)
  switch (kind) {
    case 'insert':
      return [{ offset, length: 0, newText: snippet }]
    case 'insertAtLine':
      return [{ offset: lineStart, length: 0, newText: snippet }]
    case 'remove':
      return [{ offset, length: fitting, newText: '' }]
    case 'replace':
      return [{ offset, length: fitting, newText: snippet }]
    case 'copyLine':
      return [{ offset: lineEnd, length: 0, newText: text.slice(lineStart, lineEnd) }]
    case 'cutLine':
      return [{ offset: lineStart, length: lineEnd - lineStart, newText: '' }]
    case 'indent':
      return text[lineStart] === ' ' && length < 6 ? [{ offset: lineStart, length: 1, newText: '' }] : [{ offset: lineStart, length: 0, newText: '  ' }]
    default: {
      const second = Math.min(text.length, offset + length * 7)
      return [
        { offset, length: 0, newText: snippet },
        { offset: second, length: 0, newText: ' # note' },
      ]
    }
  }
}
