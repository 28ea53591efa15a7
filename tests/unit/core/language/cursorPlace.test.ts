import { describe, expect, it } from 'vitest'
import { cursorPlace } from '@core/language/cursorPlace'

/** The place of the `|` in a text, which is taken out of it. */
function placeIn(marked: string) {
  const offset = marked.indexOf('¦')
  const place = cursorPlace(marked.replace('¦', ''), offset)
  return place && { position: place.position, path: place.path, word: place.word, siblings: [...place.siblings].sort() }
}

describe('cursorPlace', () => {
  it.each([
    ['a key of the root', 'ser¦', 'key', [], 'ser', []],
    ['a key beside others, above and below', 'services:\n  web:\n    image: a\n    por¦\n    restart: always\n  db:\n    image: b\n', 'key', ['services', 'web'], 'por', ['image', 'restart']],
    ['an empty line, by its column', 'services:\n  web:\n    image: a\n    ¦\n', 'key', ['services', 'web'], '', ['image']],
    ['a name of a section', 'services:\n  web:\n    image: a\n  ¦', 'key', ['services'], '', ['web']],
    ['a value', 'services:\n  web:\n    restart: un¦', 'value', ['services', 'web', 'restart'], 'un', []],
    ['an item indented below its key', 'services:\n  web:\n    depends_on:\n      - a\n      - d¦', 'item', ['services', 'web', 'depends_on', 1], 'd', []],
    ['an item in its key’s own column', 'services:\n  web:\n    depends_on:\n    - a\n    - b\n    - ¦', 'item', ['services', 'web', 'depends_on', 2], '', []],
    ['a key of an item that is a map', 'services:\n  web:\n    ports:\n      - "80:80"\n      - target: 80\n        pub¦', 'key', ['services', 'web', 'ports', 1], 'pub', ['target']],
    ['a value of the first key of an item', 'services:\n  web:\n    volumes:\n      - type: bi¦', 'value', ['services', 'web', 'volumes', 0, 'type'], 'bi', []],
    ['an item of a flow list', 'services:\n  web:\n    networks: [front, ba¦]', 'item', ['services', 'web', 'networks', 1], 'ba', []],
    ['a key of a flow map', 'services:\n  web:\n    depends_on:\n      db: {condition: a, re¦}', 'key', ['services', 'web', 'depends_on', 'db'], 're', ['condition']],
    ['a value of a flow map', 'services:\n  web:\n    depends_on: {db: {condition: ser¦', 'value', ['services', 'web', 'depends_on', 'db', 'condition'], 'ser', []],
    ['an item of a flow list over several lines', 'services:\n  web:\n    command: [\n      "a",\n      ¦', 'item', ['services', 'web', 'command', 0], '', []],
    ['past comments and blank lines', '# c\nservices:\n\n  # c\n  web:\n# c\n\n    i¦', 'key', ['services', 'web'], 'i', []],
    ['with Windows line ends', 'services:\r\n  web:\r\n    im¦\r\n    restart: a\r\n', 'key', ['services', 'web'], 'im', ['restart']],
    ['below a quoted key', '"services":\n  \'web\':\n    im¦', 'key', ['services', 'web'], 'im', []],
    ['a value behind a key that holds a colon', 'x-a:\n  a:b: v¦', 'value', ['x-a', 'a:b'], 'v', []],
    ['a text with errors elsewhere', 'services:\n  bad: [\n  web:\n    im¦', 'key', ['services', 'web'], 'im', []],
  ])('finds %s', (_name, text, position, path, word, siblings) => {
    expect(placeIn(text)).toEqual({ position, path, word, siblings })
  })

  it.each([
    ['a comment', 'services: # ser¦'],
    ['a whole comment line', 'services:\n  # we¦'],
    ['a block of text', 'configs:\n  a:\n    content: |\n      hel¦'],
    ['a second line of a block of text', 'configs:\n  a:\n    content: >-\n      one: 1\n      two¦'],
  ])('finds nothing in %s', (_name, text) => {
    expect(placeIn(text)).toBeNull()
  })

  it('knows what would be replaced, and whether a colon is there', () => {
    const text = 'services:\n  web:\n    ima: a\n'
    const at = text.indexOf('ima') + 1
    const place = cursorPlace(text, at)
    expect(place && [text.slice(place.from, place.to), place.hasColon, place.column]).toEqual(['ima', true, 4])
  })
})
