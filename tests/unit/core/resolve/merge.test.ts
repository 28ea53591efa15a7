import { describe, expect, it } from 'vitest'
import { attribute, codes, indent, plain, resolveFiles, webOf } from './resolveFiles'

function mergeWeb(base: string, over: string) {
  return resolveFiles(
    { 'compose.yaml': `services:\n  web:\n${indent(base)}`, 'over.yaml': `services:\n  web:\n${indent(over)}` },
    { composeFiles: ['compose.yaml', 'over.yaml'] },
  )
}

describe('one file laid on another', () => {
  it.each<[string, string, string, unknown]>([
    // Replaced whole.
    ['image', 'image: one', 'image: two', 'two'],
    ['command', 'command: [a, b]', 'command: c d', ['c', 'd']],
    ['command', 'command: [a, b]', 'command:', null],
    ['entrypoint', 'entrypoint: a b', 'entrypoint: [c]', ['c']],
    ['healthcheck', 'healthcheck: {test: [CMD, a], retries: 1}', 'healthcheck: {test: b, interval: 10s}', { test: ['CMD-SHELL', 'b'], retries: 1, interval: '10s' }],
    ['ulimits', 'ulimits: {nofile: 5, nproc: {soft: 1, hard: 2}}', 'ulimits: {nofile: {soft: 3, hard: 4}}', { nofile: { soft: 3, hard: 4 }, nproc: { soft: 1, hard: 2 } }],
    // Key by key, whichever way each is written.
    ['environment', 'environment: {A: 1, B: 1}', 'environment: [B=2, C=2]', { A: '1', B: '2', C: '2' }],
    ['environment', 'environment: [A=1]', 'environment: {A: }', { A: null }],
    ['labels', 'labels: [a=1, b]', 'labels: {a: 2}', { a: '2', b: '' }],
    ['annotations', 'annotations: {a: "1"}', 'annotations: [b=2]', { a: '1', b: '2' }],
    ['sysctls', 'sysctls: {a: 1}', 'sysctls: [a=2, b=3]', { a: '2', b: '3' }],
    ['extra_hosts', 'extra_hosts: ["a:1.1.1.1"]', 'extra_hosts: {a: 2.2.2.2}', { a: ['1.1.1.1', '2.2.2.2'] }],
    ['extra_hosts', 'extra_hosts: ["a=1.1.1.1"]', 'extra_hosts: {a: 1.1.1.1}', { a: ['1.1.1.1'] }],
    // Appended, twins once.
    ['cap_add', 'cap_add: [A, B]', 'cap_add: [B, C]', ['A', 'B', 'C']],
    ['dns', 'dns: 1.1.1.1', 'dns: [2.2.2.2, 1.1.1.1]', ['1.1.1.1', '2.2.2.2']],
    ['tmpfs', 'tmpfs: /a', 'tmpfs: [/b, /a]', ['/a', '/b']],
    ['expose', 'expose: ["80"]', 'expose: [80, 81]', ['80', '81']],
    ['security_opt', 'security_opt: [a]', 'security_opt: [b]', ['a', 'b']],
    ['profiles', 'profiles: [a]', 'profiles: [b, a]', ['a', 'b']],
    // Unique by where they end up.
    [
      'volumes',
      'volumes: [one:/a, ./x:/b]',
      'volumes: ["two:/a:ro", ./y:/c]',
      [
        { type: 'volume', source: 'two', target: '/a', read_only: true, volume: {} },
        { type: 'bind', source: './x', target: '/b', bind: { create_host_path: true } },
        { type: 'bind', source: './y', target: '/c', bind: { create_host_path: true } },
      ],
    ],
    [
      'ports',
      'ports: ["80:80", "81:81"]',
      'ports: ["80:80", "82:82"]',
      ['80', '81', '82'].map((port) => ({ mode: 'ingress', target: Number(port), published: port, protocol: 'tcp' })),
    ],
    ['devices', 'devices: ["/dev/a:/dev/x"]', 'devices: ["/dev/b:/dev/x:r"]', [{ source: '/dev/b', target: '/dev/x', permissions: 'r' }]],
    ['secrets', 'secrets: [s]', 'secrets: [{source: t, target: /run/secrets/s}]', [{ source: 't', target: '/run/secrets/s' }]],
    ['configs', 'configs: [c]', 'configs: [{source: d, target: /c}]', [{ source: 'd', target: '/c' }]],
    // Lists of names are maps.
    [
      'depends_on',
      'depends_on: [a]',
      'depends_on: {a: {condition: service_healthy}, b: {condition: service_started, required: false}}',
      { a: { condition: 'service_healthy', required: true }, b: { condition: 'service_started', required: false } },
    ],
    ['networks', 'networks: [a]', 'networks: {a: {aliases: [x]}, b: }', { a: { aliases: ['x'] }, b: null }],
    ['build', 'build: ./a', 'build: {args: [X=1]}', { context: './a', args: { X: '1' }, dockerfile: 'Dockerfile' }],
    // Logging by driver.
    ['logging', 'logging: {driver: a, options: {x: 1}}', 'logging: {options: {y: 2}}', { driver: 'a', options: { x: '1', y: '2' } }],
    ['logging', 'logging: {driver: a, options: {x: 1}}', 'logging: {driver: b}', { driver: 'b' }],
    // Null changes nothing where nothing else is said.
    ['restart', 'restart: always', 'restart:', 'always'],
    ['deploy', 'deploy: {replicas: 2, labels: [a=1]}', 'deploy: {replicas: 3, labels: {b: 2}}', { replicas: 3, labels: { a: '1', b: '2' } }],
  ])('%s: %s, then %s', (name, base, over, expected) => {
    const project = mergeWeb(base, over)
    expect(codes(project)).toEqual([])
    expect(attribute(webOf(project), name)).toEqual(expected)
  })

  it('refuses a list over a mapping, and keeps what was there', () => {
    const project = mergeWeb('deploy: {replicas: 2}', 'deploy: [x]')
    expect(codes(project)).toEqual(['cannot-override'])
    expect(attribute(webOf(project), 'deploy')).toEqual({ replicas: 2 })
  })

  it('refuses an item that two layers have, where Compose does not drop twins', () => {
    expect(codes(mergeWeb('image: x\nsecurity_opt: [a, b]', 'security_opt: [b]'))).toEqual(['repeated-item'])
    expect(codes(mergeWeb('image: x\ncap_add: [a, b]', 'cap_add: [b]'))).toEqual([])
  })

  it('merges resources, and adds what only one file has', () => {
    const project = resolveFiles(
      {
        'compose.yaml': 'services: {web: {image: x}}\nvolumes: {a: {labels: [x=1]}, b: }\nnetworks: {n: {ipam: {config: [{subnet: 10.1.0.0/24}]}}}\n',
        'over.yaml': 'volumes: {a: {labels: {y: 2}}, c: {external: true}}\nnetworks: {n: {ipam: {config: [{subnet: 10.1.0.0/24, gateway: 10.1.0.1}]}}}\n',
      },
      { composeFiles: ['compose.yaml', 'over.yaml'] },
    )
    expect([...project.volumes].map(([name, volume]) => [name, plain(volume.tree)])).toEqual([
      ['a', { labels: { x: '1', y: '2' }, name: 'shop_a' }],
      ['b', { name: 'shop_b' }],
      ['c', { external: true, name: 'c' }],
    ])
    expect(plain(project.networks.get('n')?.tree)).toEqual({ ipam: { config: [{ subnet: '10.1.0.0/24', gateway: '10.1.0.1' }] }, name: 'shop_n' })
  })
})
