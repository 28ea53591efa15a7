import { describe, expect, it } from 'vitest'
import { completionsAt } from '@core/language/completionsAt'
import { contextOf } from './contextOf'

const stack = `services:
  web:
    image: nginx:1.27
    profiles: [debug]
  db:
    image: postgres:17
volumes:
  data:
networks:
  front:
secrets:
  key: {file: ./key.txt}
configs:
  conf: {file: ./conf.txt}
`

function completions(marked: string, options: Parameters<typeof contextOf>[1] = {}) {
  const { context, offset } = contextOf(marked, options)
  return completionsAt(context, offset)
}

function labels(marked: string, options: Parameters<typeof contextOf>[1] = {}): readonly string[] {
  return (completions(marked, options)?.items ?? []).map(({ label }) => label)
}

/** The text after the choice of a label. */
function chosen(marked: string, label: string, options: Parameters<typeof contextOf>[1] = {}): string {
  const list = completions(marked, options)
  const item = list?.items.find((each) => each.label === label)
  if (!list || !item) throw new Error(`${label} is not offered`)
  const text = marked.replace('¦', '')
  return text.slice(0, list.from) + item.insert + text.slice(list.to)
}

/** The stack with more lines in the web service; what is understood is the stack without them. */
function inWeb(lines: string, options: Parameters<typeof contextOf>[1] = {}): readonly string[] {
  return labels(stack.replace('    profiles', `${lines}\n    profiles`), { before: stack, ...options })
}

describe('completion of keys', () => {
  it('offers what the specification has there and the map has not', () => {
    const offered = inWeb('    ¦')
    expect(offered).toEqual(expect.arrayContaining(['ports', 'environment', 'healthcheck', 'restart']))
    expect(offered).not.toContain('image')
    expect(offered).not.toContain('services')
  })

  it('puts what people write first: the common keys of a service, the names of a list that also takes maps', () => {
    const first = (marked: string, count: number) => (completions(marked)?.items ?? []).toSorted((one, other) => (other.rank ?? 0) - (one.rank ?? 0)).slice(0, count).map(({ label }) => label)
    expect(first('services:\n  web:\n    ¦\n', 4)).toEqual(['image', 'build', 'command', 'ports'])
    expect(first('services:\n  web:\n    volumes:\n      - ¦\nvolumes:\n  data:\n', 1)).toEqual(['data'])
  })

  it('says what a key means in the language of the app, and what is old', () => {
    const items = completions('¦', { language: 'ru' })?.items ?? []
    expect(items.find(({ label }) => label === 'services')?.help).toMatch(/[а-я]/)
    expect(items.find(({ label }) => label === 'version')).toMatchObject({ deprecated: true })
  })

  it('writes a map, a list or a value as the text is indented', () => {
    expect(chosen('services:\n  web:\n    he¦', 'healthcheck')).toBe('services:\n  web:\n    healthcheck:\n  ${}')
    expect(chosen('services:\n  web:\n    po¦', 'ports')).toBe('services:\n  web:\n    ports:\n  - ${}')
    expect(chosen('services:\n  web:\n    expose:\n    - "1"\n    po¦', 'ports')).toBe('services:\n  web:\n    expose:\n    - "1"\n    ports:\n- ${}')
    expect(chosen('services:\n  web:\n    im¦', 'image')).toBe('services:\n  web:\n    image: ')
  })

  it('replaces only the key where a colon is there', () => {
    expect(chosen('services:\n  web:\n    ima¦ge2: nginx\n', 'image')).toBe('services:\n  web:\n    image: nginx\n')
  })

  it('knows the keys of an item, of a flow map and of a block that services merge', () => {
    expect(inWeb('    ports:\n      - ¦')).toEqual(expect.arrayContaining(['target', 'published', 'protocol']))
    expect(inWeb('    healthcheck: {test: [CMD, a], ¦}')).toContain('interval')
    expect(labels('x-base: &base\n  ¦')).toContain('restart')
  })

  it('offers names as keys where a map is of names', () => {
    expect(inWeb('    depends_on:\n      ¦')).toEqual(['db'])
    expect(inWeb('    networks:\n      front:\n      ¦')).not.toContain('front')
  })

  it('offers whole blocks', () => {
    expect(chosen('services:\n  web:\n    ¦', 'healthcheck: command')).toContain('healthcheck:\n  test: ["CMD-SHELL", "${1:curl')
  })

  it('offers nothing where keys are free', () => {
    expect(inWeb('    labels:\n      ¦')).toEqual([])
  })
})

describe('completion of values', () => {
  it.each([
    ['services to depend on', '    depends_on:\n      - ¦', ['db']],
    ['services in a flow list', '    depends_on: [¦]', ['db']],
    ['services to link', '    links:\n      - ¦', ['db']],
    ['services to extend', '    extends: ¦', ['db']],
    ['a service of a long extends', '    extends:\n      service: ¦', ['db']],
    ['services to take volumes from', '    volumes_from:\n      - ¦', ['db']],
    ['networks', '    networks:\n      - ¦', ['front']],
    ['volumes to mount', '    volumes:\n      - ¦', ['data']],
    ['secrets', '    secrets:\n      - ¦', ['key']],
    ['configs', '    configs:\n      - source: ¦', ['conf']],
    ['profiles', '    profiles:\n      - ¦', ['debug']],
    ['the conditions of a dependency', '    depends_on:\n      db:\n        condition: ¦', ['service_started', 'service_healthy', 'service_completed_successfully']],
    ['restart policies', '    restart: ¦', ['unless-stopped', 'always', 'on-failure', 'no']],
    ['booleans', '    privileged: ¦', ['true', 'false']],
    ['kinds of mounts', '    volumes:\n      - type: ¦', ['bind', 'volume']],
    ['images that are used', '    build: .\n    image: ¦', ['nginx:1.27', 'postgres:17']],
  ])('offers %s', (_name, lines, expected) => {
    expect(inWeb(lines)).toEqual(expect.arrayContaining(expected))
  })

  it('offers services for a namespace', () => {
    expect(inWeb('    network_mode: ¦')).toEqual(expect.arrayContaining(['service:db', 'host', 'none']))
  })

  it('quotes the word that YAML would read as false', () => {
    expect(chosen('services:\n  web:\n    restart: ¦', 'no')).toBe('services:\n  web:\n    restart: "no"')
  })

  it('does not offer a service to itself', () => {
    expect(inWeb('    depends_on:\n      - ¦')).not.toContain('web')
  })

  it('offers the project’s files, as this file would name them', () => {
    const others = { 'env/api.env': 'A=1\n', 'parts/db.yaml': 'services: {}\n' }
    expect(inWeb('    env_file: ¦', { others })).toContain('./env/api.env')
    expect(inWeb('    extends:\n      file: ¦', { others })).toEqual(['./parts/db.yaml'])
    expect(labels('include:\n  - ¦', { file: 'parts/more.yaml', others: { 'compose.yaml': stack, 'parts/db.yaml': '' } })).toEqual(expect.arrayContaining(['./db.yaml', '../compose.yaml']))
  })
})

describe('completion behind signs', () => {
  const others = { '.env': 'TAG=1.27\nDB_PASSWORD=hunter2\n' }

  it('offers variables behind ${, with values, and masks what looks secret', () => {
    const items = completions('services:\n  web:\n    image: nginx:${T¦', { others, environment: { HOME: '/root' } })?.items ?? []
    expect(items.map(({ label }) => label)).toEqual(expect.arrayContaining(['TAG', 'DB_PASSWORD', 'HOME']))
    expect(items.find(({ label }) => label === 'TAG')?.detail).toBe('1.27 · .env')
    expect(JSON.stringify(items)).not.toContain('hunter2')
  })

  it('closes the brace that is open, and only that', () => {
    expect(chosen('services:\n  web:\n    image: nginx:${T¦', 'TAG', { others })).toBe('services:\n  web:\n    image: nginx:${TAG}')
    expect(chosen('services:\n  web:\n    image: nginx:${T¦}', 'TAG', { others })).toBe('services:\n  web:\n    image: nginx:${TAG}')
    expect(chosen('services:\n  web:\n    image: nginx:$T¦', 'TAG', { others })).toBe('services:\n  web:\n    image: nginx:$TAG')
  })

  it('offers no variable behind a doubled dollar', () => {
    expect(labels('services:\n  web:\n    command: echo $${T¦', { others })).not.toContain('TAG')
  })

  it('offers the anchors above behind *, but none of a comment', () => {
    expect(labels('x-a: &base {}\n# &old\nservices:\n  web:\n    <<: *¦\nx-b: &later {}\n')).toEqual(['base'])
  })
})

describe('a text that is broken', () => {
  it('is completed with the names of its last whole state', () => {
    expect(labels(`${stack.replace('  db:', '  cache: [\n  db:')}`.replace('    profiles', '    depends_on:\n      - ¦\n    profiles'), { before: stack })).toEqual(['db'])
  })
})
