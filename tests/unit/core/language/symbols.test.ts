import { describe, expect, it } from 'vitest'
import { definitionsOf } from '@core/language/definitionsOf'
import { hoverAt } from '@core/language/hoverAt'
import { referencesOf } from '@core/language/referencesOf'
import { symbolAt } from '@core/language/symbolAt'
import { contextOf } from './contextOf'

const stack = `x-base: &base
  restart: always
services:
  web:
    <<: *base
    image: nginx:\${TAG:-1.27}
    depends_on: [db, cache]
    volumes:
      - data:/data
    networks:
      - front
    secrets:
      - key
    network_mode: service:db
  db:
    image: postgres:17
    env_file: ./db.env
    environment:
      DB_PASSWORD: hunter2
  cache:
    <<: *base
    image: redis:7
volumes:
  data:
networks:
  front:
secrets:
  key: {file: ./key.txt}
`
const others = { '.env': '# versions\nTAG=1.28\n', 'db.env': 'A=1\n', 'compose.override.yaml': 'services:\n  db:\n    image: postgres:18\n' }

/** The stack with the cursor in the first (or given) place of a text. */
function at(text: string, within = 0, from = 0) {
  const place = stack.indexOf(text, from) + within
  const { context, offset } = contextOf(`${stack.slice(0, place)}¦${stack.slice(place)}`, { others })
  const { analysis } = context
  const document = analysis?.documents.get('compose.yaml')
  if (!analysis || !document) throw new Error('not understood')
  return { context, offset, analysis, symbol: symbolAt(document, 'compose.yaml', offset) }
}

function lines(places: readonly { readonly file: string; readonly line: number }[]): readonly string[] {
  return places.map(({ file, line }) => `${file}:${line}`)
}

describe('symbolAt', () => {
  it.each([
    ['a dependency', 'db, cache', 1, { kind: 'service', name: 'db' }],
    ['the second of a flow list', 'cache]', 2, { kind: 'service', name: 'cache' }],
    ['a volume of a short mount', 'data:/data', 1, { kind: 'volume', name: 'data' }],
    ['a network', '- front', 3, { kind: 'network', name: 'front' }],
    ['a secret', '- key', 3, { kind: 'secret', name: 'key' }],
    ['a namespace', 'service:db', 8, { kind: 'service', name: 'db' }],
    ['a service’s own key', '  cache:', 3, { kind: 'service', name: 'cache' }],
    ['an alias', '*base', 2, { kind: 'anchor', name: 'base' }],
    ['an anchor', '&base', 1, { kind: 'anchor', name: 'base' }],
    ['a variable', '${TAG', 3, { kind: 'variable', name: 'TAG' }],
    ['a file', './db.env', 3, { kind: 'file', name: 'db.env' }],
  ])('finds %s', (_name, text, within, expected) => {
    expect(at(text, within).symbol).toMatchObject(expected)
  })

  it.each([
    ['the path of a mount', ':/data', 3],
    ['an image', 'postgres:17', 2],
    ['an attribute’s key', 'restart', 2],
  ])('finds nothing in %s', (_name, text, within) => {
    expect(at(text, within).symbol).toBeNull()
  })
})

describe('definitionsOf', () => {
  it.each([
    ['db, cache', 1, ['compose.yaml:15', 'compose.override.yaml:2']],
    ['data:/data', 1, ['compose.yaml:24']],
    ['*base', 2, ['compose.yaml:1']],
    ['${TAG', 3, ['.env:2']],
    ['./db.env', 3, ['db.env:1']],
  ])('leads from %s to where it is', (text, within, expected) => {
    const { analysis, symbol } = at(text, within)
    expect(symbol && lines(definitionsOf(analysis, 'compose.yaml', symbol))).toEqual(expected)
  })

  it('takes the anchor above where two have one name', () => {
    const twice = 'x-a: &a {restart: always}\nx-b: &b {restart: "no"}\nx-c: &a {restart: on-failure}\nservices:\n  web: {<<: *¦a, image: x}\n'
    const { context, offset } = contextOf(twice)
    const document = context.analysis?.documents.get('compose.yaml')
    const symbol = document && symbolAt(document, 'compose.yaml', offset)
    expect(context.analysis && symbol && lines(definitionsOf(context.analysis, 'compose.yaml', symbol))).toEqual(['compose.yaml:3'])
  })
})

describe('referencesOf', () => {
  it.each([
    ['db, cache', 1, ['compose.yaml:15', 'compose.override.yaml:2', 'compose.yaml:7', 'compose.yaml:14']],
    ['*base', 2, ['compose.yaml:1', 'compose.yaml:5', 'compose.yaml:21']],
    ['${TAG', 3, ['.env:2', 'compose.yaml:6']],
    ['./db.env', 3, ['compose.yaml:17']],
    ['data:/data', 1, ['compose.yaml:24', 'compose.yaml:9']],
  ])('finds every place that names what %s does', (text, within, expected) => {
    const { analysis, symbol } = at(text, within)
    expect(symbol && lines(referencesOf(analysis, 'compose.yaml', symbol))).toEqual(expected)
  })
})

describe('hoverAt', () => {
  it('says what a key means, what its value is now, and who says so', () => {
    const { context, offset } = at('image: postgres', 2)
    expect(hoverAt(context, offset)).toMatchObject({ path: ['services', 'db', 'image'], field: { path: 'services.*.image' }, value: { text: 'postgres:18', origins: [{ file: 'compose.override.yaml', line: 3 }, { file: 'compose.yaml', line: 16 }] } })
  })

  it('fills variables in, and says where they are set', () => {
    const { context, offset } = at('${TAG', 3)
    expect(hoverAt(context, offset)).toMatchObject({ variable: { name: 'TAG', value: '1.28', source: '.env' }, value: { text: 'nginx:1.28', expression: 'nginx:${TAG:-1.27}' } })
  })

  it('shows a short form as what it stands for', () => {
    const { context, offset } = at('data:/data', 7)
    expect(hoverAt(context, offset)?.value?.text).toContain('target: /data')
  })

  it('masks what looks like a secret', () => {
    const { context, offset } = at('DB_PASSWORD', 2)
    expect(hoverAt(context, offset)?.value).toMatchObject({ text: null })
  })

  it('helps in a broken text too, without values', () => {
    const { context, offset } = contextOf('services:\n  web: [\n  db:\n    rest¦art: always\n')
    expect(hoverAt(context, offset)).toMatchObject({ path: ['services', 'db', 'restart'], field: { path: 'services.*.restart' }, value: null })
  })

  it('says nothing of empty space', () => {
    const { context, offset } = at('    <<: *base\n    image: redis', 1)
    expect(hoverAt(context, offset)).toBeNull()
  })
})
