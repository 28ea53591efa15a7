import { describe, expect, it } from 'vitest'
import { planText, refusalOf } from './planText'
import type { Path, PlainValue } from '@core/document/types'
import { parseCompose } from '@core/document/parseCompose'

function service(attribute: string): string {
  return `services:\n  web:\n    image: a\n${attribute.replace(/^/gm, '    ').trimEnd()}\n  db:\n    image: b\n`
}
const toLong = (text: string, ...path: Path) => planText(text, { op: 'convert', path: ['services', 'web', ...path], form: 'long' })
const toShort = (text: string, ...path: Path) => planText(text, { op: 'convert', path: ['services', 'web', ...path], form: 'short' })
function meaning(text: string, ...path: Path): PlainValue {
  const document = parseCompose(text)
  const node = document.resolvedAt(['services', 'web', ...path])
  return node ? document.plain(node) : null
}

describe('convert ports', () => {
  const short = service('ports:\n  - "8080:80" # http\n  - 443\n  - 127.0.0.1:53:53/udp\n  - "${PORT:-1}:81"\n  - "[::1]:9000-9005:90"\n')

  it('writes each port in full and back, its comment beside it', () => {
    const long = toLong(short, 'ports')
    expect(meaning(long, 'ports')).toEqual([
      { target: 80, published: '8080' },
      { target: 443 },
      { target: 53, published: '53', host_ip: '127.0.0.1', protocol: 'udp' },
      { target: 81, published: '${PORT:-1}' },
      { target: 90, published: '9000-9005', host_ip: '::1' },
    ])
    expect(long).toContain('# http')
    expect(meaning(toShort(long, 'ports'), 'ports')).toEqual(['8080:80', '443', '127.0.0.1:53:53/udp', '${PORT:-1}:81', '[::1]:9000-9005:90'])
  })

  it('converts one item alone', () => {
    expect(meaning(toLong(short, 'ports', 0), 'ports', 1)).toBe(443)
    expect(meaning(toLong(short, 'ports', 0), 'ports', 0)).toEqual({ target: 80, published: '8080' })
  })

  it('refuses to lose a detail, and what cannot be read', () => {
    const named = service('ports:\n  - target: 80\n    name: http\n')
    expect(refusalOf(named, { op: 'convert', path: ['services', 'web', 'ports'], form: 'short' })).toMatchObject({ code: 'LOSES_DETAIL', params: { details: 'name' } })
    expect(refusalOf(service('ports:\n  - 3000-3005\n'), { op: 'convert', path: ['services', 'web', 'ports'], form: 'long' }).code).toBe('UNREADABLE_FORM')
    expect(refusalOf(short, { op: 'convert', path: ['services', 'web', 'ports'], form: 'short' }).code).toBe('SAME_FORM')
  })
})

describe('convert volumes', () => {
  it('writes each mount in full and back', () => {
    const short = service('volumes:\n  - data:/data:ro,nocopy\n  - ./src:/src:z # sources\n  - /anonymous\n  - ~/.ssh:/ssh:rslave\n')
    const long = toLong(short, 'volumes')
    expect(meaning(long, 'volumes')).toEqual([
      { type: 'volume', source: 'data', target: '/data', read_only: true, volume: { nocopy: true } },
      { type: 'bind', source: './src', target: '/src', bind: { create_host_path: true, selinux: 'z' } },
      { type: 'volume', target: '/anonymous' },
      { type: 'bind', source: '~/.ssh', target: '/ssh', bind: { create_host_path: true, propagation: 'rslave' } },
    ])
    expect(meaning(toShort(long, 'volumes'), 'volumes')).toEqual(['data:/data:ro,nocopy', './src:/src:z', '/anonymous', '~/.ssh:/ssh:rslave'])
  })

  it('refuses what the short form would read as something else', () => {
    for (const mount of ['type: tmpfs\n    target: /t', 'type: bind\n    source: name\n    target: /t', 'type: volume\n    source: d\n    target: /t\n    volume:\n      subpath: a']) {
      expect(['LOSES_DETAIL', 'UNREADABLE_FORM']).toContain(refusalOf(service(`volumes:\n  - ${mount}\n`), { op: 'convert', path: ['services', 'web', 'volumes'], form: 'short' }).code)
    }
    expect(refusalOf(service('volumes:\n  - $DATA:/data\n'), { op: 'convert', path: ['services', 'web', 'volumes'], form: 'long' }).code).toBe('UNREADABLE_FORM')
  })
})

describe('convert lists and maps', () => {
  it('turns environment into a map and back, comments in place', () => {
    const list = service('environment:\n  - A=one # first\n  # second\n  - B=2\n  - HOST\n  - "C=x: y"\n')
    const map = toLong(list, 'environment')
    expect(map).toBe(service('environment:\n  A: one # first\n  # second\n  B: "2"\n  HOST:\n  C: "x: y"\n'))
    expect(toShort(map, 'environment')).toBe(list)
  })

  it('turns a depends_on map into a list only where it says no more', () => {
    const map = service('depends_on:\n  db: # waits\n    condition: service_started\n')
    expect(meaning(toShort(map, 'depends_on'), 'depends_on')).toEqual(['db'])
    expect(toShort(map, 'depends_on')).toBe(service('depends_on:\n  - db # waits\n'))
    const healthy = service('depends_on:\n  db:\n    condition: service_healthy\n')
    expect(refusalOf(healthy, { op: 'convert', path: ['services', 'web', 'depends_on'], form: 'short' }).code).toBe('LOSES_DETAIL')
  })

  it('turns flow lists too', () => {
    expect(meaning(toLong(service('networks: [front, back]\n'), 'networks'), 'networks')).toEqual({ front: null, back: null })
    expect(meaning(toShort(service('labels: {a: b, c: ""}\n'), 'labels'), 'labels')).toEqual(['a=b', 'c='])
  })

  it('refuses a map that merges an anchor, and a list that names a thing twice', () => {
    const merged = `x-e: &e\n  A: b\n${service('environment:\n  <<: *e\n')}`
    expect(refusalOf(merged, { op: 'convert', path: ['services', 'web', 'environment'], form: 'short' }).code).toBe('MERGED_MAP')
    expect(refusalOf(service('environment: [A=1, A=2]\n'), { op: 'convert', path: ['services', 'web', 'environment'], form: 'long' }).code).toBe('DUPLICATE_ITEMS')
  })
})

describe('convert hosts, devices, cards and limits', () => {
  it('keeps comments where a host is a line, and joins the addresses of one', () => {
    const list = service('extra_hosts:\n  - files=10.0.0.7 # old\n  - "v6=::1"\n')
    const map = service('extra_hosts:\n  files: 10.0.0.7 # old\n  v6: "::1"\n')
    expect(toLong(list, 'extra_hosts')).toBe(map)
    expect(meaning(toShort(map, 'extra_hosts'), 'extra_hosts')).toEqual(['files=10.0.0.7', 'v6=::1'])
    const twice = toLong(service('extra_hosts: ["a:10.0.0.1", "a=10.0.0.2", "b=[::1]"]\n'), 'extra_hosts')
    expect(meaning(twice, 'extra_hosts')).toEqual({ a: ['10.0.0.1', '10.0.0.2'], b: '::1' })
    expect(meaning(toShort(twice, 'extra_hosts'), 'extra_hosts')).toEqual(['a=10.0.0.1', 'a=10.0.0.2', 'b=::1'])
    expect(refusalOf(service('extra_hosts: ["${HOST}=1.1.1.1"]\n'), { op: 'convert', path: ['services', 'web', 'extra_hosts'], form: 'long' }).code).toBe('UNREADABLE_FORM')
  })

  it('writes a device in full and back, and keeps what cannot be said short', () => {
    const short = ['/dev/zero', '/dev/null:/dev/n', '/dev/full:/dev/f:r', 'vendor.com/gpu=0']
    const long = toLong(service(`devices:\n${short.map((device) => `  - ${device}\n`).join('')}`), 'devices')
    expect(meaning(long, 'devices', 1)).toEqual({ source: '/dev/null', target: '/dev/n', permissions: 'rwm' })
    expect(meaning(toShort(long, 'devices'), 'devices')).toEqual(short)
    expect(refusalOf(service('devices: ["a:b:r:x"]\n'), { op: 'convert', path: ['services', 'web', 'devices'], form: 'long' }).code).toBe('UNREADABLE_FORM')
  })

  it('writes all cards and one limit in full and back', () => {
    expect(meaning(toLong(service('gpus: all\n'), 'gpus'), 'gpus')).toEqual([{ count: 'all' }])
    expect(meaning(toShort(service('gpus:\n  - count: all\n'), 'gpus'), 'gpus')).toBe('all')
    expect(refusalOf(service('gpus:\n  - count: all\n    driver: x\n'), { op: 'convert', path: ['services', 'web', 'gpus'], form: 'short' }).code).toBe('LOSES_DETAIL')
    expect(meaning(toLong(service('ulimits:\n  nofile: 1024\n'), 'ulimits', 'nofile'), 'ulimits', 'nofile')).toEqual({ soft: 1024, hard: 1024 })
    expect(meaning(toShort(service('ulimits: {nofile: {soft: 1, hard: 1}}\n'), 'ulimits', 'nofile'), 'ulimits', 'nofile')).toBe(1)
    expect(refusalOf(service('ulimits: {nofile: {soft: 1, hard: 2}}\n'), { op: 'convert', path: ['services', 'web', 'ulimits', 'nofile'], form: 'short' }).code).toBe('UNREADABLE_FORM')
  })
})

describe('convert the rest', () => {
  it.each([
    ['build: ./web\n', 'build', { context: './web' }],
    ['env_file: a.env\n', 'env_file', [{ path: 'a.env', required: true }]],
    ['secrets: [key]\n', 'secrets', [{ source: 'key' }]],
    ['extends: db\n', 'extends', { service: 'db' }],
  ])('%s', (text, attribute, long) => {
    const converted = toLong(service(text), attribute)
    expect(meaning(converted, attribute)).toEqual(long)
    if (!Array.isArray(long)) expect(toShort(converted, attribute)).toBe(service(text))
  })

  it('takes an item back to its name', () => {
    expect(meaning(toShort(service('env_file:\n  - path: a.env\n    required: true\n'), 'env_file'), 'env_file')).toEqual(['a.env'])
    expect(meaning(toShort(service('secrets:\n  - source: key\n'), 'secrets'), 'secrets')).toEqual(['key'])
    expect(refusalOf(service('secrets:\n  - source: key\n    uid: "1"\n'), { op: 'convert', path: ['services', 'web', 'secrets'], form: 'short' }).code).toBe('LOSES_DETAIL')
  })

  it('shortens what old files say of external things', () => {
    const old = 'services:\n  web:\n    image: a\nvolumes:\n  data:\n    external:\n      name: theirs # of the shop\n'
    expect(planText(old, { op: 'convert', path: ['volumes', 'data', 'external'], form: 'short' })).toBe(old.replace('    external:\n      name: theirs # of the shop\n', '    name: theirs\n    external: true # of the shop\n'))
    expect(refusalOf(old.replace('    external:', '    name: ours\n    external:'), { op: 'convert', path: ['volumes', 'data', 'external'], form: 'short' }).code).toBe('LOSES_DETAIL')
    expect(refusalOf(old.replace('external:\n      name: theirs # of the shop', 'external: true'), { op: 'convert', path: ['volumes', 'data', 'external'], form: 'long' }).code).toBe('NO_OTHER_FORM')
  })

  it('says so where there is no other form', () => {
    expect(refusalOf(service('user: root\n'), { op: 'convert', path: ['services', 'web', 'user'], form: 'long' }).code).toBe('NO_OTHER_FORM')
    expect(refusalOf(service('user: root\n'), { op: 'convert', path: ['services', 'web', 'ports'], form: 'long' }).code).toBe('NO_SUCH_PATH')
  })
})
