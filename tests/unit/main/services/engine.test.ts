import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { checkEngine, isOlder, negotiate } from '@main/services/engine/checkEngine'
import { findDocker } from '@main/services/engine/findDocker'
import { readContainer } from '@main/services/engine/readContainer'
import { asNobody } from './asNobody'
import { temporaryFolders } from './temporaryFolder'

const newFolder = temporaryFolders()
const servers: Server[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve))
})

/** A `docker` command of our own on PATH, that knows the words given, and an environment that finds it first. */
function dockerCommand(host: string, compose: { version?: string; help?: string } = {}) {
  const bin = join(newFolder(), 'bin')
  mkdirSync(bin)
  const context = JSON.stringify({ Name: 'default', Endpoints: { docker: { Host: host, SkipTLSVerify: false } }, TLSMaterial: {} })
  const composeLines = compose.version === undefined ? ['echo "docker: unknown command: docker compose" >&2', 'exit 1'] : ['case "$2" in', `version) echo ${compose.version};;`, `*) echo '${compose.help ?? ''}';;`, 'esac']
  writeFileSync(join(bin, 'docker'), ['#!/bin/sh', 'case "$1" in', `context) echo '${context}';;`, 'compose)', ...composeLines, ';;', 'esac', ''].join('\n'))
  chmodSync(join(bin, 'docker'), 0o755)
  return { PATH: `${bin}:/usr/bin:/bin` }
}

/** An engine that answers to `/version` alone, on a socket of its own. */
async function versionServer(answer: object): Promise<string> {
  const socket = join(newFolder(), 'docker.sock')
  const server = createServer((request, response) => response.writeHead(request.url === '/version' ? 200 : 404, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer)))
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(socket, resolve))
  return socket
}

const current = { Version: '28.2.2', ApiVersion: '1.50', MinAPIVersion: '1.24' }
const help = '      --progress string            Set type of progress output (auto,\n                                   tty, plain, json, quiet)\n      --x string  y (json)'

describe('checkEngine', () => {
  it('is ready with what both sides speak, and knows whether Compose writes JSON', async () => {
    const socket = await versionServer(current)
    const { status, engine } = await checkEngine(dockerCommand(`unix://${socket}`, { version: '2.40.3-3', help }))
    engine?.connection.close()
    expect(status).toEqual({ state: 'ready', endpoint: `unix://${socket}`, engineVersion: '28.2.2', apiVersion: '1.50', composeVersion: '2.40.3-3', message: null })
    expect(engine?.jsonProgress).toBe(true)
    const plain = await checkEngine(dockerCommand(`unix://${socket}`, { version: '2.26.1', help: '--progress string  (auto, tty, plain, quiet) --x string  y (json)' }))
    plain.engine?.connection.close()
    expect(plain.engine?.jsonProgress).toBe(false)
  })

  it.each([
    ['no Compose', current, {}, 'no-compose', /docker-compose-plugin/],
    ['an old Compose', current, { version: '2.3.3' }, 'too-old', /Docker Compose 2\.3\.3 is too old/],
    ['an old engine', { Version: '18.09', ApiVersion: '1.39' }, { version: '2.40.3' }, 'too-old', /engine 18\.09 is too old/],
  ] as const)('says what to do with %s', async (_, version, compose, state, message) => {
    const { status, engine } = await checkEngine(dockerCommand(`unix://${await versionServer(version)}`, compose))
    expect(engine).toBeNull()
    expect(status).toMatchObject({ state, message: expect.stringMatching(message) })
  })

  it('says that nothing answers, or something that is no engine', async () => {
    const gone = `unix://${join(newFolder(), 'docker.sock')}`
    expect((await checkEngine(dockerCommand(gone, { version: '2.40.3' }))).status).toMatchObject({ state: 'unreachable', endpoint: gone, composeVersion: '2.40.3', message: expect.stringContaining(gone) })
    const other = `unix://${await versionServer({ hello: 'world' })}`
    expect((await checkEngine(dockerCommand(other, { version: '2.40.3' }))).status.state).toBe('unreachable')
  })

  it.skipIf(process.platform === 'win32')('says that the socket is not permitted', async () => {
    const socket = await versionServer(current)
    chmodSync(socket, process.getuid?.() === 0 ? 0o600 : 0)
    chmodSync(dirname(socket), 0o755)
    const environment = dockerCommand(`unix://${socket}`, { version: '2.40.3' })
    chmodSync(join(environment.PATH.split(':')[0] ?? '', '..'), 0o755)
    await asNobody(async () => {
      expect((await checkEngine(environment)).status).toMatchObject({ state: 'denied', message: expect.stringContaining(socket) })
    })
  })
})

describe('findDocker', () => {
  it('finds nothing on an empty PATH, and passes over relative folders', async () => {
    expect(await findDocker({ PATH: '' }, [])).toBeNull()
    expect(await findDocker({ PATH: 'bin:.:./node_modules/.bin' }, [])).toBeNull()
  })

  it('looks where installers put it, and hands that on', async () => {
    const { PATH } = dockerCommand('')
    const bin = PATH.split(':')[0] ?? ''
    expect(await findDocker({ PATH: '/nowhere' }, [bin])).toEqual({ path: join(bin, 'docker'), environment: { PATH: `/nowhere:${bin}` } })
  })
})

describe('versions', () => {
  it('negotiates the newest that both speak', () => {
    expect(negotiate('1.41', '1.24')).toBe('1.41')
    expect(negotiate('1.99', '1.44')).toBe('1.51')
    expect(negotiate('1.99', '1.60')).toBe('1.60')
    expect(negotiate('1.50', '')).toBe('1.50')
  })

  it('compares numbers, not text', () => {
    expect(isOlder('2.9.0', '2.20.0')).toBe(true)
    expect(isOlder('2.20.0', '2.20.0')).toBe(false)
    expect(isOlder('2.40.3-desktop.1', '2.20.0')).toBe(false)
  })
})

describe('readContainer', () => {
  const inspected = (more: object = {}, labels: object = {}) => ({
    Id: 'abc',
    Name: '/shop-web-2',
    State: { Status: 'running', ExitCode: 0, StartedAt: '2026-11-21T10:00:00.5Z', Health: { Status: 'healthy' } },
    Config: { Tty: false, Labels: { 'com.docker.compose.project': 'shop', 'com.docker.compose.service': 'web', 'com.docker.compose.container-number': '2', 'com.docker.compose.oneoff': 'False', 'com.docker.compose.project.working_dir': '/shop', ...labels } },
    NetworkSettings: { Ports: { '80/tcp': [{ HostIp: '0.0.0.0', HostPort: '8080' }, { HostIp: '::', HostPort: '8080' }], '443/tcp': null, '9/udp': [{ HostIp: '127.0.0.1', HostPort: '9' }, { HostIp: '::1', HostPort: '9' }] } },
    ...more,
  })

  it('reads state, health and ports', () => {
    expect(readContainer(inspected())).toEqual({
      project: 'shop',
      workingFolder: '/shop',
      tty: false,
      state: { id: 'abc', service: 'web', number: 2, name: 'shop-web-2', state: 'running', health: 'healthy', exitCode: null, startedAt: '2026-11-21T10:00:00.5Z', ports: ['127.0.0.1:9->9/udp', '8080->80/tcp', '[::1]:9->9/udp'] },
    })
  })

  it('reads one that ended, and one that never started', () => {
    expect(readContainer(inspected({ State: { Status: 'exited', ExitCode: 137, StartedAt: '2026-11-21T10:00:00Z' } }))?.state).toMatchObject({ state: 'exited', health: 'none', exitCode: 137 })
    expect(readContainer(inspected({ State: { Status: 'created', ExitCode: 0, StartedAt: '0001-01-01T00:00:00Z' } }))?.state).toMatchObject({ state: 'created', exitCode: null, startedAt: null })
    expect(readContainer(inspected({ State: { Status: 'stopped', ExitCode: 1 } }))?.state).toMatchObject({ state: 'exited', exitCode: 1 })
  })

  it('passes over what is not a service of a project', () => {
    expect(readContainer(inspected({}, { 'com.docker.compose.oneoff': 'True' }))).toBeNull()
    expect(readContainer(inspected({ Config: { Labels: null } }))).toBeNull()
    expect(readContainer({ Id: 1 })).toBeNull()
    expect(readContainer(null)).toBeNull()
  })
})
