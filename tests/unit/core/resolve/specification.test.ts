import { describe, expect, it } from 'vitest'
import { interpolate } from '@core/resolve/interpolate'
import { parseDotenv } from '@core/resolve/parseDotenv'
import { attribute, codes, plain, resolveFiles } from './resolveFiles'

/** The examples that the Compose Specification's text gives, chapter by chapter. */
const serviceOf = (files: Record<string, string>, name: string, composeFiles: readonly string[] = ['compose.yaml']) => {
  const service = resolveFiles(files, { composeFiles }).services.get(name)
  if (!service) throw new Error(`there is no service ${name}`)
  return service
}
const merged = (base: string, over: string) => serviceOf({ 'compose.yaml': `services:\n  foo:\n${base}`, 'over.yaml': `services:\n  foo:\n${over}` }, 'foo', ['compose.yaml', 'over.yaml'])

describe('10-fragments', () => {
  it('an alias repeats a volume', () => {
    const project = resolveFiles({ 'compose.yaml': 'services: {}\nvolumes:\n  db-data: &default-volume\n    driver: default\n  metrics: *default-volume\n' })
    expect(plain(project.volumes.get('metrics')?.tree)).toEqual({ driver: 'default', name: 'shop_metrics' })
  })
  it('an alias repeats a list', () => {
    const text = 'services:\n  first:\n    image: a\n    environment: &env\n      - CONFIG_KEY\n      - EXAMPLE_KEY\n      - DEMO_VAR\n  second:\n    image: b\n    environment: *env\n'
    expect(attribute(serviceOf({ 'compose.yaml': text }, 'second'), 'environment')).toEqual({ CONFIG_KEY: null, EXAMPLE_KEY: null, DEMO_VAR: null })
  })
  it('a merge key is overridden by its neighbours', () => {
    const project = resolveFiles({ 'compose.yaml': 'services: {}\nvolumes:\n  db-data: &default-volume\n    driver: default\n    name: "data"\n  metrics:\n    <<: *default-volume\n    name: "metrics"\n' })
    expect(plain(project.volumes.get('metrics')?.tree)).toEqual({ driver: 'default', name: 'metrics' })
  })
  it('a merge key is added to', () => {
    const text = 'services:\n  first:\n    image: a\n    environment: &env\n      FOO: BAR\n      ZOT: QUIX\n  second:\n    image: b\n    environment:\n      <<: *env\n      YET_ANOTHER: VARIABLE\n'
    expect(attribute(serviceOf({ 'compose.yaml': text }, 'second'), 'environment')).toEqual({ FOO: 'BAR', ZOT: 'QUIX', YET_ANOTHER: 'VARIABLE' })
  })
})

describe('12-interpolation', () => {
  const none = (): undefined => undefined
  it.each([
    ['${VARIABLE:-default}', 'default'],
    ['${VARIABLE-default}', 'default'],
    ['${VARIABLE:-${FOO:-default}}', 'default'],
    ['$$VAR_NOT_INTERPOLATED_BY_COMPOSE', '$VAR_NOT_INTERPOLATED_BY_COMPOSE'],
  ])('%s', (template, expected) => {
    expect(interpolate(template, none)).toMatchObject({ text: expected, fault: null })
  })
  it.each(['${VARIABLE:?err}', '${VARIABLE?err}'])('%s is an error', (template) => {
    expect(interpolate(template, none).fault).toEqual({ kind: 'required', variable: 'VARIABLE', reason: 'err' })
  })
  it('other forms of shells are refused', () => {
    expect(interpolate('${VARIABLE/foo/bar}', none).fault).toEqual({ kind: 'invalid' })
  })
  it('applies to values and not to keys', () => {
    const project = resolveFiles({ 'compose.yaml': 'services:\n  map: {image: x, labels: {"$V": BAR}}\n  list: {image: x, labels: ["$V=BAR"]}\n' }, { environment: { V: 'key' } })
    expect(attribute(project.services.get('map') ?? serviceOf({}, 'map'), 'labels')).toEqual({ $V: 'BAR' })
    expect(attribute(project.services.get('list') ?? serviceOf({}, 'list'), 'labels')).toEqual({ key: 'BAR' })
  })
})

describe('13-merge', () => {
  it('mappings merge', () => {
    expect(attribute(merged('    image: x\n    storage_opt: {key1: value1, key2: value2}\n', '    storage_opt: {key2: VALUE, key3: value3}\n'), 'storage_opt')).toEqual({ key1: 'value1', key2: 'VALUE', key3: 'value3' })
  })
  it('sequences append', () => {
    expect(attribute(merged('    dns:\n      - 1.1.1.1\n', '    dns:\n      - 8.8.8.8\n'), 'dns')).toEqual(['1.1.1.1', '8.8.8.8'])
  })
  it('shell commands are replaced', () => {
    expect(attribute(merged('    command: ["echo", "foo"]\n', '    command: ["echo", "bar"]\n'), 'command')).toEqual(['echo', 'bar'])
  })
  it('unique resources are replaced', () => {
    expect(attribute(merged('    volumes:\n      - foo:/work\n', '    volumes:\n      - bar:/work\n'), 'volumes')).toMatchObject([{ source: 'bar', target: '/work' }])
  })
  it('!reset takes out', () => {
    const foo = merged('    image: myapp\n    ports:\n      - "8080:80"\n    environment:\n      FOO: BAR\n', '    image: myapp\n    ports: !reset []\n    environment:\n      FOO: !reset null\n')
    expect([attribute(foo, 'ports'), attribute(foo, 'environment')]).toEqual([undefined, {}])
  })
  it('!override replaces', () => {
    expect(attribute(merged('    ports:\n      - "8080:80"\n', '    ports: !override\n      - "8443:443"\n'), 'ports')).toMatchObject([{ target: 443, published: '8443' }])
  })
})

describe('15-profiles', () => {
  const text = 'services:\n  foo: {image: foo}\n  bar: {image: bar, profiles: [test]}\n  baz: {image: baz, depends_on: [bar], profiles: [test]}\n  zot: {image: zot, depends_on: [bar], profiles: [debug]}\n'
  it.each([
    [[], ['foo']],
    [['test'], ['foo', 'bar', 'baz']],
    [['debug'], ['foo', 'zot']],
    [['debug', 'test'], ['foo', 'bar', 'baz', 'zot']],
  ])('%j', (profiles, expected) => {
    const project = resolveFiles({ 'compose.yaml': text }, { profiles })
    expect([...project.services.values()].filter(({ active }) => active).map(({ name }) => name)).toEqual(expected)
  })
})

describe('05-services extends', () => {
  it('mappings of the main service win, in either syntax', () => {
    for (const environment of ['{PORT: 8080}', '[PORT=8080]']) {
      const text = `services:\n  common: {image: busybox, environment: {TZ: utc, PORT: 80}}\n  cli: {extends: {service: common}, environment: ${environment}}\n`
      expect(attribute(serviceOf({ 'compose.yaml': text }, 'cli'), 'environment')).toEqual({ TZ: 'utc', PORT: '8080' })
    }
  })
  it('volumes go by their target', () => {
    const text = 'services:\n  common: {image: busybox, volumes: ["common-volume:/var/lib/backup/data:rw"]}\n  cli: {extends: {service: common}, volumes: ["cli-volume:/var/lib/backup/data:ro"]}\n'
    expect(attribute(serviceOf({ 'compose.yaml': text }, 'cli'), 'volumes')).toMatchObject([{ source: 'cli-volume', target: '/var/lib/backup/data', read_only: true }])
  })
  it('goes on until no extends is left', () => {
    const text = 'services:\n  base: {image: busybox, user: root}\n  common: {image: busybox, extends: {service: base}}\n  cli: {extends: {service: common}}\n'
    expect(attribute(serviceOf({ 'compose.yaml': text }, 'cli'), 'user')).toBe('root')
  })
  it('sequences are combined', () => {
    const text = 'services:\n  common: {image: busybox, security_opt: ["label:role:ROLE"]}\n  cli: {extends: {service: common}, security_opt: ["label:user:USER"]}\n'
    expect(attribute(serviceOf({ 'compose.yaml': text }, 'cli'), 'security_opt')).toEqual(['label:role:ROLE', 'label:user:USER'])
  })
  it('a service or a file that is not there is an error', () => {
    expect(codes(resolveFiles({ 'compose.yaml': 'services: {a: {image: x, extends: {service: b}}}\n' }))).toEqual(['extends-unknown'])
    expect(codes(resolveFiles({ 'compose.yaml': 'services: {a: {image: x, extends: {file: b.yaml, service: b}}}\n' }))).toEqual(['file-not-found'])
  })
})

describe('05-services env_file format', () => {
  it.each([
    ['VAR=VAL', 'VAL'],
    ['VAR="VAL"', 'VAL'],
    ["VAR='VAL'", 'VAL'],
    ['VAR=VAL # comment', 'VAL'],
    ['VAR=VAL# not a comment', 'VAL# not a comment'],
    ['VAR="VAL # not a comment"', 'VAL # not a comment'],
    ['VAR="VAL" # comment', 'VAL'],
    ["VAR='$OTHER'", '$OTHER'],
    ["VAR='${OTHER}'", '${OTHER}'],
    ["VAR='Let\\'s go!'", "Let's go!"],
    ['VAR="{\\"hello\\": \\"json\\"}"', '{"hello": "json"}'],
    ['VAR="some\\tvalue"', 'some\tvalue'],
    ["VAR='some\\tvalue'", 'some\\tvalue'],
    ['VAR=some\\tvalue', 'some\\tvalue'],
    ['VAR=', ''],
    ['VAR\n', undefined],
    ['# VAR=1\n\n', undefined],
  ])('%j', (text, expected) => {
    expect(parseDotenv(text).values.get('VAR')).toBe(expected)
  })
})
