import { composeOutput } from '@core/resolve/composeOutput'
import { describe, expect, it } from 'vitest'
import { attribute, codes, plain, resolveFiles, resolveWeb, webOf } from './resolveFiles'

describe('the long form of an attribute', () => {
  it.each<[string, string, unknown]>([
    ['volumes', 'volumes: [/a, ":", /ab]', [{ type: 'volume', target: '/a' }, { type: 'volume', target: ':' }, { type: 'volume', target: '/ab', volume: {} }]],
    ['build', 'build: ./a', { context: './a', dockerfile: 'Dockerfile' }],
    ['build', 'build: {dockerfile_inline: FROM x}', { dockerfile_inline: 'FROM x', context: '.' }],
    ['build', 'build: {context: "https://x/y.git", ssh: [default, k=./key], provenance: true}', { context: 'https://x/y.git', ssh: { default: null, k: './key' }, provenance: 'true', dockerfile: 'Dockerfile' }],
    ['command', 'command: echo "a b"', ['echo', 'a b']],
    ['cpus', 'cpus: "0.1"', 0.1],
    ['depends_on', 'depends_on: [a]', { a: { condition: 'service_started', required: true } }],
    ['dns', 'dns: 1.1.1.1', ['1.1.1.1']],
    ['dns', 'dns: ["", 1.1.1.1, "${NONE}"]', ['1.1.1.1']],
    ['dns_search', 'dns_search: [""]', ['']],
    ['env_file', 'env_file: [{path: a, required: false}]', [{ path: './a', required: false }]],
    ['expose', 'expose: [80, "81"]', ['80', '81']],
    ['extra_hosts', 'extra_hosts: ["a:1.1.1.1", "b=[::1]"]', { a: ['1.1.1.1'], b: ['::1'] }],
    ['gpus', 'gpus: all', [{ count: -1 }]],
    ['healthcheck', 'healthcheck: {test: a, interval: 90s, retries: "3", disable: "no"}', { test: ['CMD-SHELL', 'a'], interval: '1m30s', retries: 3, disable: false }],
    ['environment', 'environment: {A: 1e6, B: 1.0, C: 1000000, D: 123456789.0, E: -0.0, F: "1e6"}', { A: '1e+06', B: '1', C: '1000000', D: '1.23456789e+08', E: '-0', F: '1e6' }],
    ['x-date', 'x-date: 2020-01-01', '2020-01-01T00:00:00Z'],
    ['environment', 'environment: {A: 2020-13-01, B: "2020-01-01"}', { A: '2020-13-01', B: '2020-01-01' }],
    ['labels', 'labels: [a, b=c=d]', { a: '', b: 'c=d' }],
    ['mem_limit', 'mem_limit: 1.5g', '1610612736'],
    ['networks', 'image: x', { default: null }],
    ['networks', 'networks: [a]', { a: null }],
    ['privileged', 'privileged: "yes"', true],
    ['pull_policy', 'pull_policy: if_not_present', 'missing'],
    ['secrets', 'secrets: [a]', [{ source: 'a', target: '/run/secrets/a' }]],
    ['secrets', 'secrets: [{source: a, mode: 0440}]', [{ source: 'a', mode: '0440', target: '/run/secrets/a' }]],
    ['configs', 'configs: [a]', [{ source: 'a' }]],
    ['stop_grace_period', 'stop_grace_period: 1h', '1h0m0s'],
    ['ulimits', 'ulimits: {nofile: "10"}', { nofile: 10 }],
    ['volumes', 'volumes: ["./a/../b:/x/../y:ro"]', [{ type: 'bind', source: './b', target: '/y', read_only: true, bind: { create_host_path: true } }]],
    ['volumes', 'volumes: [{type: bind, source: ../up, target: /a/}]', [{ type: 'bind', source: '../up', target: '/a' }]],
    ['x-mine', 'x-mine: {kept: [1]}', { kept: [1] }],
  ])('%s of %s', (name, lines, expected) => {
    expect(attribute(resolveWeb(lines.replace(/^image: x$/, '')), name)).toEqual(expected)
  })

  it('adds the dependencies that links and namespaces imply, and marks them', () => {
    const web = resolveWeb('links: [a, "b:c"]\nvolumes_from: ["d:ro", "container:e"]\npid: service:f\ndepends_on: [a]')
    expect(attribute(web, 'depends_on')).toEqual({
      a: { condition: 'service_started', required: true },
      b: { condition: 'service_started', restart: true, required: true },
      f: { condition: 'service_started', restart: true, required: true },
      d: { condition: 'service_started', restart: false, required: true },
    })
    const dependsOn = web.tree.entries.get('depends_on')
    expect(dependsOn?.kind === 'map' && dependsOn.entries.get('b')?.origins).toMatchObject([{ layer: 'default', via: 'links' }])
  })

  it('leaves out the default network where there is a network mode', () => {
    const project = resolveFiles({ 'compose.yaml': 'services: {web: {image: x, network_mode: host}}\n' })
    expect(attribute(webOf(project), 'networks')).toBeUndefined()
    expect(project.networks.size).toBe(0)
  })

  it.each([
    ['ports: ["x:80"]', 'invalid-port'],
    ['volumes: ["aa::bb"]', 'invalid-volume'],
    ['devices: ["a:b:c:d"]', 'invalid-device'],
    ['privileged: maybe', 'wrong-type'],
    ['mem_limit: lots', 'wrong-type'],
    ['stop_grace_period: "30"', 'wrong-type'],
    ['command: "echo \'open"', 'wrong-type'],
    ['extra_hosts: [alone]', 'invalid-host'],
    ['scale: two', 'wrong-type'],
    ['build: {ssh: [key]}', 'invalid-ssh'],
    ['environment: {1: a}', 'key-not-text'],
    ['environment: {true: a}', 'key-not-text'],
    ['environment: {A: 2020-01-01}', 'timestamp'],
    ['ports: [80.0]', 'invalid-port'],
    ['gpus: "${NONE}"', 'wrong-type'],
    ['labels: [2001-12-14 21:59:43]', 'timestamp'],
    ['deploy: []', 'wrong-type'],
    ['labels: *none', 'YAML_UNKNOWN_ALIAS'],
  ])('%s is %s', (lines, code) => {
    expect(codes(resolveFiles({ 'compose.yaml': `services:\n  web:\n    image: x\n    ${lines}\n` }))).toContain(code)
  })

  it('prints limits of nothing as Compose does: not in JSON, and as 0 in YAML', () => {
    const project = resolveFiles({ 'compose.yaml': 'services: {web: {image: x, ulimits: {core: 0, stack: {soft: 0, hard: 5}, nofile: 7}}}\n' })
    const printed = (format: 'json' | 'yaml') => composeOutput(project, { folder: '/shop', format })['services']
    expect(printed('json')).toMatchObject({ web: { ulimits: { core: {}, stack: { hard: 5 }, nofile: 7 } } })
    expect(printed('yaml')).toMatchObject({ web: { ulimits: { core: { soft: 0, hard: 0 }, stack: { soft: 0, hard: 5 }, nofile: 7 } } })
  })

  it('takes an empty path on the host for the folder, in the places where Compose does', () => {
    const project = resolveFiles({ 'compose.yaml': 'services: {web: {image: x, volumes: [{type: bind, source: "${NONE}", target: /a}], env_file: [{path: "", required: false}]}}\nvolumes: {v: {driver: local, driver_opts: {o: bind, device: "${NONE}"}}}\nsecrets: {s: {file: "${NONE}"}}\n' })
    expect(attribute(webOf(project), 'volumes')).toEqual([{ type: 'bind', source: '.', target: '/a' }])
    expect(attribute(webOf(project), 'env_file')).toEqual([{ path: '', required: false }])
    expect(plain(project.volumes.get('v')?.tree)).toMatchObject({ driver_opts: { device: '.' } })
    expect(plain(project.secrets.get('s')?.tree)).toMatchObject({ file: '.' })
  })

  it('is not fooled by keys of the prototype', () => {
    const project = resolveFiles({ 'compose.yaml': 'services:\n  __proto__: {image: x, environment: {__proto__: y, constructor: z}}\nvolumes: {__proto__: }\n' })
    expect([...project.services.keys()]).toEqual(['__proto__'])
    const environment = project.services.get('__proto__')?.tree.entries.get('environment')
    expect(environment?.kind === 'map' && [...environment.entries.keys()]).toEqual(['__proto__', 'constructor'])
  })
})
