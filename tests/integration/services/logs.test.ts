import { spawnSync } from 'node:child_process'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildImage, clearAfterFailure, docker, engine, engineEnvironment } from '../../support/engine'
import { openServices, type OpenedServices } from '../../unit/main/services/openedServices'

const image = 'stackyard-test/base:1'

async function up(host: OpenedServices, text: string, name: string) {
  const { handle } = await host.project({ 'compose.yaml': text }, { trusted: true, name })
  const { run } = await host.invoke('run.up', { project: handle })
  await host.until('run.ended', (end) => end.run === run && end.outcome === 'done')
  return handle
}
const errorsOf = (container: string) => spawnSync('docker', ['logs', container], { encoding: 'utf8', env: engineEnvironment() }).stderr
const linesOf = (host: OpenedServices, stream: string) => host.events('logs.lines').flatMap((batch) => (batch.stream === stream ? batch.lines : []))
const says = (text: string, script: string) => `${text}: {image: ${image}, init: true, stop_grace_period: 1s, command: [sh, -c, ${JSON.stringify(script)}]}`

describe.skipIf(engine === null)('logs', () => {
  beforeAll(() => buildImage({ tag: image }))
  clearAfterFailure()

  it('begins with the last lines, goes on live, tells the streams apart, and ends', async () => {
    const host = await openServices({ environment: engineEnvironment() })
    const project = await up(host, `services:\n  ${says('web', 'for i in 1 2 3 4 5; do echo old $i; done; sleep 0.5; echo wrong >&2; until [ -e /tmp/go ]; do sleep 0.1; done; while true; do echo live; sleep 0.2; done')}\n  ${says('db', 'echo from db; sleep 1000')}\n`, 'logged')
    await expect.poll(() => errorsOf('logged-web-1')).toContain('wrong')
    const { stream } = await host.invoke('logs.follow', { project, services: ['web'], tail: 3 })
    await host.until('logs.lines', () => linesOf(host, stream).length === 3)
    await docker('exec', 'logged-web-1', 'touch', '/tmp/go')
    await host.until('logs.lines', ({ lines }) => lines.some(({ text }) => text === 'live'))
    const lines = linesOf(host, stream)
    expect(lines.every(({ service, container }) => service === 'web' && container === 'logged-web-1')).toBe(true)
    const old = lines.filter(({ text }) => text !== 'live')
    expect(old.length).toBe(3)
    expect(old.some(({ text, stream: source }) => text === 'wrong' && source === 'stderr')).toBe(true)
    expect(lines.every(({ time }) => !Number.isNaN(Date.parse(time ?? '')))).toBe(true)
    await host.invoke('logs.stop', { stream })
    expect(host.events('logs.ended')).toEqual([{ stream, message: null }])
    const count = linesOf(host, stream).length
    await new Promise((resolve) => setTimeout(resolve, 600))
    expect(linesOf(host, stream).length).toBe(count)
    await docker('compose', '-p', 'logged', 'down', '-t', '0')
  })

  it('lets containers join that start later or again, and says no line twice', async () => {
    const host = await openServices({ environment: engineEnvironment() })
    const project = await up(host, `services:\n  ${says('web', 'echo started $(date +%s%N); sleep 1000')}\n  ${says('later', 'echo here; sleep 1000')}\n`, 'joining')
    await docker('rm', '-f', 'joining-later-1')
    const { stream } = await host.invoke('logs.follow', { project })
    await host.until('logs.lines', ({ lines }) => lines.some(({ service }) => service === 'web'))
    const restart = await host.invoke('run.service', { project, service: 'web', action: 'restart' })
    await host.until('run.ended', (end) => end.run === restart.run && end.outcome === 'done')
    const later = await host.invoke('run.service', { project, service: 'later', action: 'start' })
    await host.until('run.ended', (end) => end.run === later.run && end.outcome === 'done')
    await host.until('logs.lines', ({ lines }) => lines.some(({ service, text }) => service === 'later' && text === 'here'))
    await new Promise((resolve) => setTimeout(resolve, 600))
    const started = linesOf(host, stream).filter(({ service }) => service === 'web').map(({ text }) => text)
    expect(started).toHaveLength(2)
    expect(new Set(started).size).toBe(2)
    expect(linesOf(host, stream).filter(({ service }) => service === 'later')).toHaveLength(1)
    await host.invoke('projects.close', { project })
    expect(host.events('logs.ended')).toMatchObject([{ stream }])
    await docker('compose', '-p', 'joining', 'down', '-t', '0')
  })

  it('takes a flood in bounded batches, in order, and counts what it leaves out', async () => {
    const host = await openServices({ environment: engineEnvironment() })
    const project = await up(host, `services:\n  ${says('web', 'yes "a line of the flood" | cat -n; sleep 1000')}\n`, 'flooded')
    const { stream } = await host.invoke('logs.follow', { project, tail: 10_000 })
    await expect.poll(() => linesOf(host, stream).length, { timeout: 60_000 }).toBeGreaterThan(5000)
    await host.invoke('logs.stop', { stream })
    await docker('compose', '-p', 'flooded', 'down', '-t', '0')
    const batches = host.events('logs.lines')
    expect(Math.max(...batches.map(({ lines }) => lines.length))).toBeLessThanOrEqual(1000)
    const numbers = linesOf(host, stream).map(({ text }) => Number.parseInt(text, 10))
    expect(numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? 0))).toBe(true)
    const missing = (numbers.at(-1) ?? 0) - (numbers[0] ?? 0) + 1 - numbers.length
    expect(missing).toBeLessThanOrEqual(batches.reduce((sum, { dropped }) => sum + dropped, 0))
  })

  it('reads a terminal\'s log as one stream', async () => {
    const host = await openServices({ environment: engineEnvironment() })
    const project = await up(host, `services:\n  web: {image: ${image}, init: true, tty: true, command: [sh, -c, "echo hello; sleep 1000"]}\n`, 'terminal')
    const { stream } = await host.invoke('logs.follow', { project })
    await host.until('logs.lines', ({ lines }) => lines.some(({ text }) => text === 'hello'))
    expect(linesOf(host, stream)).toMatchObject([{ service: 'web', stream: 'stdout', text: 'hello' }])
    await docker('compose', '-p', 'terminal', 'down', '-t', '0')
  })
})
