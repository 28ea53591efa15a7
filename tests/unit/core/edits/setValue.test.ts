import type { Change } from '@core/edits/types'
import { describe, expect, it } from 'vitest'
import { changed, lines } from './changed'

const image = (value: string): Change => ({ type: 'set', path: ['services', 'web', 'image'], value })

describe('setting a scalar', () => {
  it.each([
    ['plain', 'image: nginx:1.26   # pinned', 'image: nginx:1.27   # pinned'],
    ['single quotes', "image: 'nginx:1.26'", "image: 'nginx:1.27'"],
    ['double quotes', 'image:   "nginx:1.26"', 'image:   "nginx:1.27"'],
    ['an anchor', 'image: &i nginx:1.26', 'image: &i nginx:1.27'],
    ['a tag', 'image: !!str nginx:1.26 # x', 'image: !!str nginx:1.27 # x'],
    ['!override', 'image: !override nginx:1.26', 'image: !override nginx:1.27'],
    ['!reset, which goes', 'image: !reset nginx:1.26', 'image: nginx:1.27'],
    ['a missing value', 'image: # none yet', 'image: nginx:1.27 # none yet'],
    ['a space before the colon', 'image : nginx:1.26', 'image : nginx:1.27'],
    ['a quoted key', '"image": nginx:1.26', '"image": nginx:1.27'],
    ['a value on the next line', 'image:\n      nginx:1.26', 'image:\n      nginx:1.27'],
  ])('keeps %s', (_, before, after) => {
    const around = (line: string): string => `services:\n  web:\n    ${line}\n  db: {}\n`
    expect(changed(around(before), image('nginx:1.27'))).toBe(around(after))
  })

  it('changes nothing where the text already says it', () => {
    expect(changed("services:\n  web:\n    image: 'x'\n", image('x'))).toBe("services:\n  web:\n    image: 'x'\n")
  })

  it('keeps a missing final newline, CRLF and a byte order mark', () => {
    expect(changed('\uFEFFservices:\r\n  web:\r\n    image: a', image('b'))).toBe('\uFEFFservices:\r\n  web:\r\n    image: b')
    expect(changed('services:\r\n  web:\r\n    image: a', { type: 'set', path: ['services', 'web', 'restart'], value: 'always' })).toBe('services:\r\n  web:\r\n    image: a\r\n    restart: always')
  })

  it.each(['on', 'yes', 'n', 'Off', 'true', 'null', '~', '', '1e3', '1_000', '0123', '0o17', '0x1F', '22:22', '8080:80', '1.10', '.5', '12.', '+1', '2026-11-21', '.inf', '<<', '=', '- a', '? a', '#x', 'a #b', 'a: b', 'a:', '[a', '{a}', '@a', '`a', '%a', '&a', '*a', '!a', '|', '>', "'a", '"a', ' a', 'a ', 'a\tb', '---'])(
    'quotes the text %j, which readers would take for something else',
    (text) => {
      const after = changed('services:\n  web:\n    image: a\n', image(text))
      expect(after).toMatch(/^services:\n {2}web:\n {4}image: (['"]).*\1\n$/)
    },
  )

  it.each(['nginx:1.27', 'a,b', 'a]b', '--flag', '-x', '/a:/b:ro', 'http://a/b?c=d', '1.2.3', '10s', '127.0.0.1:80', '${A:-b}', '$$x', 'a#b', 'it is', '192.168.0.1', '512m', '1.5g'])(
    'leaves the text %j without quotes',
    (text) => {
      expect(changed('services:\n  web:\n    image: a\n', image(text))).toBe(`services:\n  web:\n    image: ${text}\n`)
    },
  )

  it.each([
    [7, '7'],
    [2 ** 60, '1152921504606847000'],
    [9_223_372_036_854_775_807n, '9223372036854775807'],
    [0.5, '0.5'],
    [true, 'true'],
    [-1, '-1'],
  ])('writes %s without quotes', (value, written) => {
    expect(changed('services:\n  web:\n    x-a: "b"\n', { type: 'set', path: ['services', 'web', 'x-a'], value })).toBe(`services:\n  web:\n    x-a: ${written}\n`)
  })

  it('takes the quotes of the neighbours where quotes are needed', () => {
    const text = "services:\n  web:\n    environment:\n      A: 'no'\n      B: word\n"
    expect(changed(text, { type: 'set', path: ['services', 'web', 'environment', 'B'], value: 'on' })).toBe(text.replace('word', "'on'"))
  })

  it('writes several lines as a literal block, and as escapes where the text stood between quotes', () => {
    const literal = changed('services:\n  web:\n    command: a # why\n    tty: true\n', { type: 'set', path: ['services', 'web', 'command'], value: 'one\n  two\n' })
    expect(literal).toBe('services:\n  web:\n    command: | # why\n      one\n        two\n    tty: true\n')
    const quoted = changed('services:\n  web:\n    command: "a"\n', { type: 'set', path: ['services', 'web', 'command'], value: 'one\ntwo' })
    expect(quoted).toBe('services:\n  web:\n    command: "one\\ntwo"\n')
  })

  it('replaces a block scalar, and keeps the comment of its header', () => {
    const text = 'services:\n  web:\n    command: | # why\n      one\n      two\n\n    tty: true\n'
    expect(changed(text, { type: 'set', path: ['services', 'web', 'command'], value: 'one' })).toBe('services:\n  web:\n    command: one # why\n\n    tty: true\n')
  })

  it('sets and clears null', () => {
    const set = (value: null | string): Change => ({ type: 'set', path: ['volumes', 'data'], value })
    expect(changed('volumes:\n  data: x # c\n', set(null))).toBe('volumes:\n  data: # c\n')
    expect(changed('volumes: {data: x}\n', set(null))).toBe('volumes: {data: null}\n')
    expect(changed('volumes: {data}\n', set('x'))).toBe('volumes: {data: x}\n')
  })

  it('refuses half of a character', () => {
    expect(changed('name: a\n', { type: 'set', path: ['name'], value: '\uD800' })).toBe('EDIT_NOT_WRITABLE')
  })

  it('refuses to edit a text with an error', () => {
    expect(changed('name: a\nname: b\n', { type: 'set', path: ['name'], value: 'c' })).toBe('EDIT_DOCUMENT_BROKEN')
  })
})

describe('setting a map or list over another', () => {
  const text = lines`
    services:
      web:
        environment: # settings
          # how much is told
          LEVEL: 'info'   # for now
          PORT: 80

          SECRET: x
        ports:
        - "80:80"   # http
        # https
        - "443:443"
        command: [ "a", "b" ]
  `

  it('edits only the entries that differ', () => {
    const after = changed(text, { type: 'set', path: ['services', 'web', 'environment'], value: { LEVEL: 'info', SECRET: 'z', ZONE: '1' } })
    expect(after).toBe(text.replace('      PORT: 80\n', '').replace('SECRET: x\n', "SECRET: z\n      ZONE: '1'\n"))
  })

  it('edits only the items that differ', () => {
    const after = changed(text, { type: 'set', path: ['services', 'web', 'ports'], value: ['80:80', '444:443', '90:90'] })
    expect(after).toBe(text.replace('"443:443"\n', '"444:443"\n    - "90:90"\n'))
  })

  it('writes a list as a map without losing its comments', () => {
    const after = changed(text, { type: 'set', path: ['services', 'web', 'ports'], value: { a: 1 } })
    expect(after).toContain('    # http\n    # https\n    ports:\n      a: 1\n    command:')
  })

  it('gives the entries of a map the comments of the items they were', () => {
    const list = 'services:\n  web:\n    environment: # all\n      # one\n      - A=1 # first\n      # two\n      # three\n      - B=2   # second\n    image: x\n'
    const map = 'services:\n  web:\n    environment: # all\n      # one\n      A: "1" # first\n      # two\n      # three\n      B: "2"   # second\n    image: x\n'
    expect(changed(list, { type: 'set', path: ['services', 'web', 'environment'], value: { A: '1', B: '2' } })).toBe(map)
    expect(changed(map, { type: 'set', path: ['services', 'web', 'environment'], value: ['A=1', 'B=2'] })).toBe(list)
  })

  it('gives the maps of a map the comments of the items they were', () => {
    const list = 'services:\n  web:\n    depends_on:\n    - db # store\n    - cache # quick\n'
    expect(changed(list, { type: 'set', path: ['services', 'web', 'depends_on'], value: { db: { condition: 'service_healthy' }, cache: { condition: 'service_started' } } })).toBe(
      'services:\n  web:\n    depends_on:\n      db: # store\n        condition: service_healthy\n      cache:\n        condition: service_started # quick\n',
    )
  })

  it('writes a list between brackets as lines when it becomes a map of maps', () => {
    const before = 'services:\n  web:\n    depends_on: [api] # first\n    image: x\n'
    const value = { api: { condition: 'service_healthy' } }
    expect(changed(before, { type: 'set', path: ['services', 'web', 'depends_on'], value })).toBe(
      'services:\n  web:\n    depends_on: # first\n      api:\n        condition: service_healthy\n    image: x\n',
    )
  })

  it('opens an empty list or map, and closes one that is emptied', () => {
    const open = 'services:\n  web:\n    volumes: []  # none\n'
    const one = changed(open, { type: 'set', path: ['services', 'web', 'volumes'], value: ['a:/b'] })
    expect(one).toBe('services:\n  web:\n    volumes:  # none\n      - a:/b\n')
    expect(changed(one, { type: 'set', path: ['services', 'web', 'volumes'], value: [] })).toBe(open)
  })

  it('writes a text of several lines over a map, its comments above it', () => {
    const before = 'services:\n  web:\n    command: # how\n      # the first\n      - a # one\n    image: x\n'
    expect(changed(before, { type: 'set', path: ['services', 'web', 'command'], value: 'one\ntwo\n' })).toBe(
      'services:\n  web:\n    # the first\n    # one\n    command: | # how\n      one\n      two\n    image: x\n',
    )
  })

  it('writes a map over an item, and a text over an item that is a map', () => {
    const before = 'services:\n  web:\n    ports:\n      - "80:80" # http\n      - "90:90"\n'
    const long = changed(before, { type: 'set', path: ['services', 'web', 'ports', 0], value: { target: 80, published: '80' } })
    expect(long).toBe('services:\n  web:\n    ports:\n      - target: 80 # http\n        published: "80"\n      - "90:90"\n')
    expect(changed(long, { type: 'set', path: ['services', 'web', 'ports', 0], value: '80:80' })).toBe(
      'services:\n  web:\n    ports:\n      # http\n      - "80:80"\n      - "90:90"\n',
    )
  })
})

describe('a text with a question mark', () => {
  it('stands in quotes between brackets alone, as the reader of Compose has it', () => {
    const url = 'postgres://db/x?ssl=off'
    expect(changed('a: {b: c}\n', { type: 'set', path: ['a', 'b'], value: url })).toBe(`a: {b: "${url}"}\n`)
    expect(changed('a: [c]\n', { type: 'insert', path: ['a'], index: 1, value: url })).toBe(`a: [c, "${url}"]\n`)
    expect(changed('a: {b: c}\n', { type: 'rename', path: ['a', 'b'], key: 'x?y' })).toBe('a: {"x?y": c}\n')
    expect(changed('a:\n  b: c\n', { type: 'set', path: ['a', 'b'], value: url })).toBe(`a:\n  b: ${url}\n`)
  })
})
