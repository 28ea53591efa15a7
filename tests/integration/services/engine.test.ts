import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Docker from 'dockerode'
import { beforeAll, describe, expect, it } from 'vitest'
import { DialStdioAgent } from '@main/services/engine/dialStdioAgent'
import { findDocker } from '@main/services/engine/findDocker'
import { buildImage, clearAfterFailure, docker, engine, engineEnvironment } from '../../support/engine'
import { openServices } from '../../unit/main/services/openedServices'
import { relayEngine } from './engineRelay'

const image = 'stackyard-test/base:1'

describe.skipIf(engine === null)('the engine', () => {
  beforeAll(() => buildImage({ tag: image }))
  clearAfterFailure()

  it('is ready, with its names', async () => {
    const host = await openServices({ environment: engineEnvironment() })
    expect(await host.invoke('engine.status', {})).toMatchObject({ state: 'ready', endpoint: engine?.dockerHost, engineVersion: expect.stringMatching(/^\d/), composeVersion: expect.stringMatching(/^2\./), message: null })
  })

  it('is found by the context that was chosen', async () => {
    const config = mkdtempSync(join(tmpdir(), 'stackyard-context-'))
    try {
      const environment = { ...engineEnvironment(), DOCKER_CONFIG: config }
      mkdirSync(join(config, 'cli-plugins'))
      writeFileSync(join(config, 'config.json'), JSON.stringify({ cliPluginsExtraDirs: [join(engine?.dockerConfig ?? '', 'cli-plugins')] }))
      execFileSync('docker', ['context', 'create', 'test-engine', '--docker', `host=${engine?.dockerHost}`], { env: environment, stdio: 'ignore' })
      const host = await openServices({ environment: { PATH: process.env['PATH'], DOCKER_CONFIG: config, DOCKER_CONTEXT: 'test-engine' } })
      expect(await host.invoke('engine.status', {})).toMatchObject({ state: 'ready', endpoint: `context test-engine (${engine?.dockerHost})` })
      const { handle: project } = await host.project({ 'compose.yaml': `services: {web: {image: ${image}, init: true}}\n` }, { trusted: true, name: 'in-context' })
      const { run } = await host.invoke('run.up', { project })
      expect(await host.until('run.ended', (end) => end.run === run)).toMatchObject({ outcome: 'done', message: null })
      expect(await host.invoke('engine.containers', { project })).toMatchObject([{ service: 'web', state: 'running' }])
      await docker('compose', '-p', 'in-context', 'down', '-t', '0')
    } finally {
      rmSync(config, { recursive: true, force: true })
    }
  })

  it('is reached through the docker command, as over ssh', async () => {
    const program = await findDocker(engineEnvironment())
    if (!program) throw new Error('no docker command')
    const agent = new DialStdioAgent(program, null)
    const options: Docker.DockerOptions & { agent: DialStdioAgent } = { host: 'docker.invalid', port: 80, protocol: 'http', agent }
    const over = new Docker(options)
    expect((await over.version()).Version).toMatch(/^\d/)
    const events = (await over.getEvents({ filters: { type: ['container'] } })) as NodeJS.ReadableStream & { destroy(): void }
    const first = new Promise<string>((resolve) => events.once('data', (chunk: Buffer) => resolve(chunk.toString())))
    await docker('run', '--rm', image, 'true')
    expect(await first).toContain('"Action":"create"')
    events.destroy()
    agent.destroy()
  })

  it('tells a death within a moment, without being asked', async () => {
    const host = await openServices({ environment: engineEnvironment() })
    const { handle: project } = await host.project({ 'compose.yaml': `services: {web: {image: ${image}, init: true, ports: ["127.0.0.1:9321:80"]}}\n` }, { trusted: true, name: 'dying' })
    const { run } = await host.invoke('run.up', { project })
    await host.until('run.ended', (end) => end.run === run && end.outcome === 'done')
    expect(await host.invoke('engine.containers', { project })).toMatchObject([{ service: 'web', number: 1, name: 'dying-web-1', state: 'running', health: 'none', exitCode: null, ports: ['127.0.0.1:9321->80/tcp'] }])
    await docker('kill', '-s', 'KILL', 'dying-web-1')
    await host.until('engine.containers', ({ containers }) => containers.some(({ state, exitCode }) => state === 'exited' && exitCode === 137), 2000)
    await docker('rm', 'dying-web-1')
    await host.until('engine.containers', ({ containers }) => containers.length === 0, 2000)
    await docker('compose', '-p', 'dying', 'down', '-t', '0')
  })

  it('works with a Compose that writes no JSON', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'stackyard-older-'))
    try {
      const program = await findDocker(engineEnvironment())
      writeFileSync(join(folder, 'docker'), `#!/bin/sh\n[ "$*" = "compose --help" ] && exit 0\nexec ${program?.path} "$@"\n`)
      chmodSync(join(folder, 'docker'), 0o755)
      const environment = engineEnvironment()
      const host = await openServices({ environment: { ...environment, PATH: `${folder}:${environment['PATH']}` } })
      const { handle: project } = await host.project({ 'compose.yaml': `services:\n  web: {image: ${image}, init: true, depends_on: {db: {condition: service_healthy}}}\n  db: {image: ${image}, init: true, healthcheck: {test: [CMD, "false"], interval: 1s, retries: 1}}\n` }, { trusted: true, name: 'older' })
      const { run } = await host.invoke('run.up', { project })
      expect(await host.until('run.ended', (end) => end.run === run)).toMatchObject({ outcome: 'failed', service: 'db', message: 'dependency failed to start: container older-db-1 is unhealthy' })
      expect(host.events('run.progress')).toContainEqual({ run, subject: 'Container older-db-1', service: 'db', status: 'done', text: 'Started' })
      await docker('compose', '-p', 'older', 'down', '-t', '0')
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })

  it('that stops in the middle of a run fails the run, is told, and is found again with its containers and logs', async () => {
    const relay = await relayEngine(engine?.dockerHost ?? '')
    const host = await openServices({ environment: { ...engineEnvironment(), DOCKER_HOST: relay.dockerHost } })
    try {
      const { handle: project } = await host.project({ 'compose.yaml': `services: {db: {image: ${image}, init: true, command: [sh, -c, "while true; do date; sleep 0.2; done"], healthcheck: {test: [CMD, "false"], interval: 60s}}}\n` }, { trusted: true, name: 'interrupted' })
      const { run } = await host.invoke('run.up', { project })
      await host.until('run.progress', ({ text }) => text === 'Waiting')
      const { stream } = await host.invoke('logs.follow', { project })
      await host.until('logs.lines', () => true)

      await relay.cut()
      expect((await host.until('engine.status', ({ state }) => state === 'unreachable')).message).toMatch(/check again/)
      expect(await host.until('run.ended', (end) => end.run === run)).toMatchObject({ outcome: 'failed', message: expect.stringMatching(/\S/) })
      await expect(host.invoke('run.up', { project })).rejects.toMatchObject({ code: 'ENGINE_UNREACHABLE' })
      await expect(host.invoke('logs.follow', { project })).rejects.toMatchObject({ code: 'ENGINE_UNREACHABLE' })
      expect(await host.invoke('engine.containers', { project })).toEqual([])

      const before = { states: host.events('engine.status').length, containers: host.events('engine.containers').length, lines: host.events('logs.lines').length }
      await relay.restore()
      await host.until('engine.status', (status) => status.state === 'ready' && host.events('engine.status').length > before.states)
      await host.until('engine.containers', ({ containers }) => containers.length === 1 && host.events('engine.containers').length > before.containers)
      await host.until('logs.lines', () => host.events('logs.lines').length > before.lines)
      const times = host.events('logs.lines').flatMap(({ lines }) => lines.map(({ time }) => time))
      expect(new Set(times).size).toBe(times.length)
      await host.invoke('logs.stop', { stream })
    } finally {
      await host.services.close()
      await relay.close()
      await docker('compose', '-p', 'interrupted', 'down', '-t', '0')
    }
  })
})
