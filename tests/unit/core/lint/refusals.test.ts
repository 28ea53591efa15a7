import { describe, expect, it } from 'vitest'
import { analyze } from '@core/analyze'
import { inputOf } from '../graph/graphOf'
import { refusals, services } from './lintOf'

describe('what Compose refuses', () => {
  it.each<[string, string, string[]]>([
    ['neither image nor build', services('web: { restart: always }'), ['2:3 no-image']],
    ['an empty image', services('web: { image: "" }'), ['2:3 no-image']],
    ['an undefined service', services('web: { image: x, depends_on: [db] }'), ['2:33 undefined-service']],
    ['an undefined service that need not be there', services('web: { image: x, depends_on: { db: { condition: service_started, required: false } } }'), ['2:38 undefined-service']],
    ['an undefined service in links', services('web: { image: x, links: ["db:database"] }'), ['2:28 undefined-service']],
    ['an undefined service in network_mode', services('web: { image: x, network_mode: "service:db" }'), ['2:34 undefined-service']],
    ['an undefined service in volumes_from', services('web: { image: x, volumes_from: [db] }'), ['2:35 undefined-service']],
    ['a needed service that no profile runs', services('web: { image: x, depends_on: [db] }', 'db: { image: x, profiles: [p] }'), ['2:33 inactive-service']],
    ['an undefined volume', services('web: { image: x, volumes: ["data:/x"] }'), ['2:30 undefined-volume']],
    ['a network whose name begins like an extension', `${services('web: { image: x, networks: [x-back] }')}networks: { x-back: }\n`, ['2:31 network-like-extension']],
    ['an undefined network', services('web: { image: x, networks: [back] }'), ['2:31 undefined-network']],
    ['an undefined secret', services('web: { image: x, secrets: [key] }'), ['2:30 undefined-secret']],
    ['an undefined build secret', services('web: { build: { context: ., secrets: [key] } }'), ['2:41 undefined-secret']],
    ['an undefined config', services('web: { image: x, configs: [{ source: conf }] }'), ['2:30 undefined-config']],
    ['an undefined model', services('web: { image: x, models: [llm] }'), ['2:29 undefined-model']],
    ['a build context that is an undefined service', services('web: { build: { context: ., additional_contexts: { base: "service:b" } } }'), ['2:60 undefined-service']],
    ['a build context that is not built', services('web: { build: { context: ., additional_contexts: { base: "service:b" } } }', 'b: { image: x }'), ['2:60 context-not-built']],
    ['services that wait for each other', services('a: { image: x, depends_on: [b] }', 'b: { image: x, depends_on: [c] }', 'c: { image: x, depends_on: [a] }'), ['4:31 dependency-cycle']],
    ['links in a circle', services('a: { image: x, links: [b] }', 'b: { image: x, links: [a] }'), ['3:26 dependency-cycle']],
    ['a service that waits for itself', services('a: { image: x, depends_on: [a] }'), ['2:31 dependency-cycle']],
    ['network_mode beside networks', `${services('a: { image: x, network_mode: host, networks: [n] }')}networks: { n: {} }\n`, ['2:32 network-mode-and-networks']],
    ['a healthcheck that begins wrongly', services('a: { image: x, healthcheck: { test: [curl, localhost] } }'), ['2:40 healthcheck-test']],
    ['several containers of one name', services('a: { image: x, scale: 2, container_name: one }'), ['2:25 scaled-container-name']],
    ['several replicas of one name', services('a: { image: x, deploy: { replicas: 2 }, container_name: one }'), ['2:38 scaled-container-name']],
    ['scale and replicas that differ', services('a: { image: x, scale: 2, deploy: { replicas: 3 } }'), ['2:25 distinct-values']],
    ['fewer replicas than none', services('a: { image: x, deploy: { replicas: -1 } }'), ['2:38 negative-replicas']],
    ['limits that differ', services('a: { image: x, mem_limit: 10m, deploy: { resources: { limits: { memory: 20m } } } }'), ['2:29 distinct-values']],
    ['two Dockerfiles', services('a: { build: { dockerfile: D, dockerfile_inline: FROM x } }'), ['2:51 two-dockerfiles']],
    ['a platform that is not built', services('a: { platform: linux/arm64, build: { context: ., platforms: [linux/amd64] } }'), ['2:18 platform-not-built']],
    ['a watch without a target', services('a: { build: ., develop: { watch: [{ path: ./x, action: sync }] } }'), ['2:37 watch-without-target']],
    ['count and device_ids', services('a: { image: x, gpus: [{ count: 1, device_ids: [b] }] }'), ['2:25 count-and-device-ids']],
    ['a host_ip that is no address', services('a: { image: x, ports: [{ target: 80, host_ip: here }] }'), ['2:49 invalid-host-ip']],
    ['a port without a target', services('a: { image: x, ports: [{ published: 80 }] }'), ['2:26 port-without-target']],
    ['a device without a target', services('a: { image: x, devices: [{ source: /dev/x }] }'), ['2:28 device-without-target']],
    ['a bind mount without a source', services('a: { image: x, volumes: [{ type: bind, target: /x }] }'), ['2:28 bind-without-source']],
    ['a file that says nothing', '# nothing yet\n', ['1:1 empty-file']],
    ['what nobody may leave out, in a service that no profile runs', services('web: { profiles: [p], ports: [{ published: 80 }], devices: [{ source: /a }] }'), ['2:33 port-without-target', '2:63 device-without-target']],
    ['a port on no address, in a service that no profile runs', services('web: { profiles: [p], ports: [{ target: 80, host_ip: x }] }'), ['2:56 invalid-host-ip']],
    ['an env file of no name', services('web: { image: x, env_file: "${NONE}" }'), ['2:30 file-not-found']],
    ['a volume without a target', services('web: { image: x, volumes: [{ type: tmpfs }] }'), ['2:30 volume-without-target']],
    ['a secret without a source', services('web: { image: x, secrets: [{ target: a }] }'), ['2:30 grant-without-source']],
    ['an extends of nothing', services('web: { image: x, extends: }'), ['2:28 extends-without-service']],
    ['a moment in time for a name', services('2020-01-01: { image: x }'), ['2:3 key-not-text']],
    ['a moment in time for the project', `name: 2020-01-01\n${services('web: { image: x }')}`, ['1:7 timestamp']],
    ['a file that says only its version', 'version: "3"\n', ['1:1 empty-file']],
    ['a file that only takes something away', 'services: !reset {a: {image: x}}\n', ['1:1 empty-file']],
    ['a tmpfs and a volume in one place', services('a: { image: x, tmpfs: [/x], volumes: [/x/] }'), ['2:41 mounted-twice']],
    ['two tmpfs in one place', services('a: { image: x, tmpfs: [/x, "/x:ro"] }'), ['2:30 mounted-twice']],
    ['a container_name that is taken', services('a: { image: x, container_name: one }', 'b: { image: x, container_name: one }'), ['3:34 container-name-taken']],
    ['a secret without a source', `${services('a: { image: x }')}secrets: { key: {} }\n`, ['3:12 no-source']],
    ['a config with two sources', `${services('a: { image: x }')}configs: { c: { file: ./c, content: c } }\n`, ['3:15 two-sources']],
    ['an external volume with a driver', `${services('a: { image: x }')}volumes: { v: { external: true, driver: local } }\n`, ['3:41 external-with-settings']],
    ['an attribute that this Compose is too old for', services('a: { image: x, pre_start: [{ command: echo }] }'), ['2:18 needs-newer-compose']],
    ['a bad duration', services('a: { image: x, stop_grace_period: soon }'), ['2:37 wrong-type']],
    ['a bad size', services('a: { image: x, mem_limit: much }'), ['2:29 wrong-type']],
    ['a bad port', services('a: { image: x, ports: ["99999:80"] }'), ['2:26 invalid-port']],
    ['a required variable', services('a: { image: "${NAME:?say which}" }'), ['2:3 no-image', '2:15 required-variable']],
    ['an unknown base', services('a: { extends: { service: base } }'), ['2:3 no-image', '2:17 extends-unknown']],
  ])('%s', (_name, text, expected) => {
    expect(refusals(text)).toEqual(expected)
  })

  it.each<[string, string]>([
    ['a dependency that need not run', services('web: { image: x, depends_on: { db: { condition: service_started, required: false } } }', 'db: { image: x, profiles: [p] }')],
    ['faults of services that no profile runs', services('web: { image: x }', 'debug: { profiles: [p], depends_on: [gone], secrets: [gone] }')],
    ['a provider instead of an image', services('web: { provider: { type: tool } }')],
    ['the default network by name', services('web: { image: x, networks: [default] }')],
    ['another container’s network', services('web: { image: x, network_mode: "container:other", external_links: [one] }')],
    ['a diamond of dependencies', services('a: { image: x, depends_on: [b, c] }', 'b: { image: x, depends_on: [d] }', 'c: { image: x, depends_on: [d] }', 'd: { image: x }')],
    ['equal limits in two spellings', services('a: { image: x, mem_limit: 1g, deploy: { resources: { limits: { memory: 1024m } } } }')],
    ['an external secret', `${services('a: { image: x }')}secrets: { key: { external: true } }\n`],
    ['an empty project', 'services: {}\n'],
    ['devices, an optional env file and a dockerfile that are empty', services('web: { devices: ["${NONE}"], env_file: [{ path: "", required: false }], build: { dockerfile: "", dockerfile_inline: FROM x } }')],
  ])('and not: %s', (_name, text) => {
    expect(refusals(text)).toEqual([])
  })

  it('follows the Compose that is in use', () => {
    const input = inputOf({ 'compose.yaml': services('a: { image: x, pre_start: [{ command: echo }] }') })
    expect(analyze(input, undefined, { composeVersion: '5.3.1' }).diagnostics.map(({ code }) => code)).toEqual([])
  })
})
