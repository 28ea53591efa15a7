import { describe, expect, it } from 'vitest'
import { readBuild } from '@core/model/readBuild'
import { readDependencies } from '@core/model/readDependencies'
import { readEnvFiles } from '@core/model/readEnvFiles'
import { readBuildSecretGrants, readConfigGrants, readSecretGrants } from '@core/model/readGrants'
import { readHealthcheck } from '@core/model/readHealthcheck'
import { readMounts } from '@core/model/readMounts'
import { readNetworks } from '@core/model/readNetworks'
import { readPorts } from '@core/model/readPorts'
import { readProfiles } from '@core/model/readProfiles'
import { readLinks, readNamespaces } from '@core/model/readReferences'
import { readEnvironment, readLabels } from '@core/model/readVariables'
import { resolveWeb } from '../resolve/resolveFiles'

describe('the readers of a service', () => {
  it('read ports', () => {
    const port = { hostIp: '', published: '', protocol: 'tcp', mode: 'ingress', name: '', appProtocol: '' }
    expect(readPorts(resolveWeb('ports: ["127.0.0.1:80-81:90-91", {target: 70, published: 7, name: web, app_protocol: http, mode: host}]'))).toMatchObject([
      { ...port, hostIp: '127.0.0.1', published: '80', target: '90' },
      { ...port, hostIp: '127.0.0.1', published: '81', target: '91' },
      { ...port, target: '70', published: '7', name: 'web', appProtocol: 'http', mode: 'host' },
    ])
  })

  it('read mounts', () => {
    const mount = { readOnly: false, subpath: '' }
    expect(readMounts(resolveWeb('volumes: ["data:/a", "./b:/b:ro", /anon, {type: volume, source: data, target: /c, volume: {subpath: x}}]\ntmpfs: "/t:size=1m"'))).toMatchObject([
      { ...mount, type: 'volume', source: 'data', target: '/a' },
      { ...mount, type: 'bind', source: './b', target: '/b', readOnly: true },
      { ...mount, type: 'volume', source: '', target: '/anon' },
      { ...mount, type: 'volume', source: 'data', target: '/c', subpath: 'x' },
      { ...mount, type: 'tmpfs', source: '', target: '/t' },
    ])
  })

  it('read dependencies, written and implied', () => {
    expect(readDependencies(resolveWeb('depends_on: {a: {condition: service_healthy, restart: true, required: false}}\nlinks: [b]'))).toMatchObject([
      { service: 'a', condition: 'service_healthy', restart: true, required: false, implied: false },
      { service: 'b', condition: 'service_started', restart: true, required: true, implied: true },
    ])
  })

  it('read networks, written and implied', () => {
    expect(readNetworks(resolveWeb('networks: {a: {aliases: [x], ipv4_address: 10.0.0.2}, b: }'))).toMatchObject([
      { network: 'a', aliases: ['x'], ipv4Address: '10.0.0.2', ipv6Address: '', implied: false },
      { network: 'b', aliases: [], implied: false },
    ])
    expect(readNetworks(resolveWeb('tty: true'))).toMatchObject([{ network: 'default', implied: true }])
  })

  it('read env files', () => {
    expect(readEnvFiles(resolveWeb('env_file: [a.env, {path: b.env, required: false, format: raw}]'))).toMatchObject([
      { path: './a.env', required: true, format: '' },
      { path: './b.env', required: false, format: 'raw' },
    ])
  })

  it('read secrets and configs', () => {
    const web = resolveWeb('secrets: [s, {source: t, target: /t, mode: 0400}]\nconfigs: [c]\nbuild: {secrets: [b]}')
    expect(readSecretGrants(web)).toMatchObject([{ source: 's', target: '/run/secrets/s' }, { source: 't', target: '/t', mode: '0400' }])
    expect(readConfigGrants(web)).toMatchObject([{ source: 'c', target: '/c' }])
    expect(readBuildSecretGrants(web)).toMatchObject([{ source: 'b' }])
  })

  it('read links and shared namespaces', () => {
    const web = resolveWeb('links: [a, "b:c"]\nnetwork_mode: service:n\npid: host\nipc: service:i\nvolumes_from: ["v:ro", "container:x"]')
    expect(readLinks(web)).toMatchObject([{ service: 'a', alias: 'a' }, { service: 'b', alias: 'c' }])
    expect(readNamespaces(web)).toMatchObject([{ attribute: 'network_mode', service: 'n' }, { attribute: 'ipc', service: 'i' }, { attribute: 'volumes_from', service: 'v' }])
  })

  it('read the healthcheck', () => {
    expect(readHealthcheck(resolveWeb('tty: true'))).toBeNull()
    expect(readHealthcheck(resolveWeb('healthcheck: {test: "true", interval: 90s, retries: 3}'))).toMatchObject({ test: ['CMD-SHELL', 'true'], interval: '1m30s', timeout: '', retries: '3', disabled: false })
    expect(readHealthcheck(resolveWeb('healthcheck: {test: [NONE]}'))).toMatchObject({ disabled: true })
  })

  it('read the build', () => {
    expect(readBuild(resolveWeb('tty: true'))).toBeNull()
    expect(readBuild(resolveWeb('build: {context: ./a, target: t}'))).toMatchObject({ context: './a', dockerfile: 'Dockerfile', isInline: false, target: 't' })
    expect(readBuild(resolveWeb('build: {dockerfile_inline: FROM x}'))).toMatchObject({ context: '.', dockerfile: '', isInline: true })
  })

  it('read variables with the layer they come from', () => {
    const web = resolveWeb('environment: ["A=${X:-1}", B]\nlabels: {l: 1}')
    expect(readEnvironment(web)).toMatchObject([{ name: 'A', value: '1', expression: '${X:-1}', layer: 'file' }, { name: 'B', value: null, expression: null }])
    expect(readLabels(web)).toMatchObject([{ name: 'l', value: '1' }])
  })

  it('read profiles', () => {
    expect(readProfiles(resolveWeb('profiles: [a, b]'))).toMatchObject([{ name: 'a' }, { name: 'b' }])
  })

  it('say where each value is written', () => {
    const web = resolveWeb('ports: ["80"]')
    expect(readPorts(web)[0]?.origin).toMatchObject({ file: 'compose.yaml', path: ['services', 'web', 'ports', 0], layer: 'file' })
  })

  it('give the same object for the same tree', () => {
    const web = resolveWeb('ports: ["80"]')
    expect(readPorts({ tree: web.tree })).toBe(readPorts(web))
  })
})
