/** Texts that have brought readers down, each a function of a size. */
export const hostileTexts: Readonly<Record<string, (size: number) => string>> = {
  brackets: (size) => `a: ${'['.repeat(size)}${']'.repeat(size)}\n`,
  'open brackets': (size) => `a: ${'['.repeat(size)}`,
  braces: (size) => '{a: '.repeat(size),
  dashes: (size) => `${'- '.repeat(size)}a\n`,
  questions: (size) => `${'? '.repeat(size)}a\n`,
  indents: (size) => Array.from({ length: Math.min(size, 3_000) }, (_, depth) => `${' '.repeat(depth)}a:\n`).join(''),
  'mixed nesting': (size) => `a: ${'[{b: '.repeat(size)}1${'}]'.repeat(size)}\n`,
  aliases: (size) => {
    const levels = Math.min(size, 40)
    const lines = Array.from({ length: levels }, (_, level) => `l${level + 1}: &l${level + 1} [${Array<string>(10).fill(`*l${level}`).join(', ')}]`)
    return `l0: &l0 [x]\n${lines.join('\n')}\n`
  },
  merges: (size) => {
    const levels = Math.min(size, 40)
    const lines = Array.from({ length: levels }, (_, level) => `l${level + 1}: &l${level + 1}\n  <<: [${Array<string>(10).fill(`*l${level}`).join(', ')}]`)
    return `l0: &l0 {x: 1}\n${lines.join('\n')}\n`
  },
  'an alias in itself': (size) => `a: &a {${Array.from({ length: Math.min(size, 500) }, (_, index) => `k${index}: *a`).join(', ')}, <<: *a}\n`,
  'a long scalar': (size) => `a: ${'x'.repeat(size * 100)}\n`,
  'a long quoted scalar': (size) => `a: "${'\\n'.repeat(size * 50)}"\n`,
  'an open quote': (size) => `a: "${'x\n'.repeat(size * 10)}`,
  'a long key': (size) => `${'k'.repeat(size * 100)}: 1\n`,
  'many comments': (size) => '#\n'.repeat(size * 10),
  'many blank lines': (size) => `a: |\n${'\n'.repeat(size * 10)}`,
  'many keys': (size) => Array.from({ length: size }, (_, index) => `k${index}: ${index}\n`).join(''),
  'repeated keys': (size) => 'a: 1\n'.repeat(size),
  'many anchors': (size) => `a: [${Array.from({ length: size }, (_, index) => `&x${index} 1, *x${index}`).join(', ')}]\n`,
  prototypes: (size) => `__proto__: {__proto__: {x: ${size}}}\nconstructor: {prototype: {y: 1}}\nservices: {__proto__: {image: x}, toString: {image: y}}\n`,
  nul: (size) => `a: ${'\0'.repeat(size)}\n`,
  utf16: (size) => [...`services: ${'x'.repeat(size)}`].map((character) => `${character}\0`).join(''),
  'invalid utf8': (size) => new TextDecoder().decode(new Uint8Array(size).map((_, index) => 128 + ((index * 7) % 128))),
  surrogates: (size) => 'a: \uD800'.repeat(size),
  controls: (size) => `a: \u001B[${'0;'.repeat(size)}m\n`,
  tabs: (size) => `a:\n${'\t'.repeat(size)}b: 1\n`,
  directives: (size) => '%YAML 9.9\n'.repeat(Math.min(size, 2_000)),
  documents: (size) => '---\na: 1\n'.repeat(size),
  'document ends': (size) => '...\n'.repeat(size),
  tags: (size) => `a: ${'!t '.repeat(size)}x\n`,
  colons: (size) => ':'.repeat(size),
  'colons apart': (size) => ': '.repeat(size),
  stars: (size) => '*'.repeat(size),
  ampersands: (size) => '& '.repeat(size),
  'carriage returns': (size) => 'a: 1\r'.repeat(size),
  'block headers': (size) => `a: |${'9'.repeat(size)}\n  x\n`,
  'merge of a text': (size) => `a:\n${'  <<: x\n'.repeat(Math.min(size, 500))}`,
}
