import { rmSync, writeFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildImage, clearAfterFailure, docker, engine, engineEnvironment } from '../../support/engine'
import { openServices } from '../../unit/main/services/openedServices'
import { composeProcesses } from './composeProcesses'

const image = 'stackyard-test/base:1'
const start = () => openServices({ environment: engineEnvironment() })

describe.skipIf(engine === null)('runs', () => {
  beforeAll(() => buildImage({ tag: image }))
  clearAfterFailure()

  it('goes up with progress at its services, until all are healthy, and down', async () => {
    const host = await start()
    const project = await host.project({
      'compose.yaml': `services:
  web: {image: ${image}, init: true, depends_on: {db: {condition: service_healthy}}}
  db: {image: ${image}, init: true, container_name: my-database, healthcheck: {test: [CMD, "true"], interval: 1s}, volumes: ["data:/data"]}
volumes: {data: }
`,
    }, { trusted: true, name: 'shop' })
    expect(await host.invoke('engine.containers', { project: project.handle })).toEqual([])
    const { run } = await host.invoke('run.up', { project: project.handle })
    expect(await host.until('run.ended', (end) => end.run === run)).toEqual({ run, kind: 'up', outcome: 'done', message: null, service: null })
    expect(host.events('run.started')).toEqual([{ project: project.handle, run, kind: 'up', service: null }])
    expect(host.events('run.progress')).toContainEqual({ run, subject: 'Container my-database', service: 'db', status: 'done', text: 'Healthy' })
    expect(host.events('run.progress')).toContainEqual({ run, subject: 'Container shop-web-1', service: 'web', status: 'done', text: 'Started' })
    expect(host.events('run.progress')).toContainEqual({ run, subject: 'Network shop_default', service: null, status: 'done', text: 'Created' })
    await host.until('engine.containers', ({ containers }) => containers.length === 2 && containers.every(({ state }) => state === 'running') && containers.some(({ service, health }) => service === 'db' && health === 'healthy'))

    for (const [action, state] of [['stop', 'exited'], ['start', 'running'], ['restart', 'running']] as const) {
      const service = await host.invoke('run.service', { project: project.handle, service: 'web', action })
      expect(await host.until('run.ended', (end) => end.run === service.run)).toMatchObject({ kind: action, outcome: 'done' })
      expect((await host.invoke('engine.containers', { project: project.handle })).find(({ service: name }) => name === 'web')?.state).toBe(state)
    }

    const down = await host.invoke('run.down', { project: project.handle, volumes: true })
    await host.until('run.ended', (end) => end.run === down.run && end.outcome === 'done')
    await host.until('engine.containers', ({ containers }) => containers.length === 0)
    expect(await docker('ps', '-aq')).toBe('')
    expect(await docker('volume', 'ls', '-q')).toBe('')
  })

  it('starts one service that was never made, whatever it is called', async () => {
    const host = await start()
    const { handle: project } = await host.project({ 'compose.yaml': `name: odd\nservices:\n  "-h": {image: ${image}, init: true}\n  other: {image: ${image}, init: true}\n` }, { trusted: true })
    const { run } = await host.invoke('run.service', { project, service: '-h', action: 'start' })
    expect(await host.until('run.ended', (end) => end.run === run)).toMatchObject({ kind: 'start', outcome: 'done' })
    expect(await docker('ps', '--format', '{{.Label "com.docker.compose.project"}} {{.Label "com.docker.compose.service"}}')).toBe('odd -h')
    // As if the service had been taken out of the file since: Compose leaves what it does not know, unless it is asked to.
    await docker('run', '-d', '--label', 'com.docker.compose.project=odd', '--label', 'com.docker.compose.service=gone', '--label', 'com.docker.compose.oneoff=False', '--label', 'com.docker.compose.config-hash=0', image)
    const down = await host.invoke('run.down', { project })
    await host.until('run.ended', (end) => end.run === down.run && end.outcome === 'done')
    expect(await docker('ps', '-a', '--format', '{{.Label "com.docker.compose.service"}}')).toBe('gone')
    const all = await host.invoke('run.down', { project, orphans: true, profiles: ['*'] })
    await host.until('run.ended', (end) => end.run === all.run && end.outcome === 'done')
    expect(await docker('ps', '-aq')).toBe('')
  })

  it('takes nothing from the environment or .env that would lead elsewhere', async () => {
    const host = await openServices({ environment: { ...engineEnvironment(), COMPOSE_PROFILES: 'other', COMPOSE_DRY_RUN: 'true' } })
    const { handle: project, folder } = await host.project({ 'compose.yaml': `services: {web: {image: ${image}, init: true}}\n`, 'evil.yaml': `services: {evil: {image: ${image}}}\n`, '.env': 'COMPOSE_DRY_RUN=true\n' }, { trusted: true, name: 'plain' })
    // Since it was opened, `.env` came to name another file and another project.
    writeFileSync(`${folder}/.env`, 'COMPOSE_FILE=evil.yaml\nCOMPOSE_PROJECT_NAME=evil\nCOMPOSE_DRY_RUN=true\n')
    const { run } = await host.invoke('run.up', { project })
    expect(await host.until('run.ended', (end) => end.run === run)).toMatchObject({ outcome: 'done' })
    expect(await docker('ps', '--format', '{{.Label "com.docker.compose.service"}}')).toBe('web')
    const down = await host.invoke('run.down', { project })
    expect(await host.until('run.ended', (end) => end.run === down.run)).toMatchObject({ outcome: 'done' })
    expect(await docker('ps', '-aq')).toBe('')
  })

  it.each([
    ['a container that is unhealthy', `web: {image: ${image}, init: true, depends_on: {db: {condition: service_healthy}}}\n  db: {image: ${image}, init: true, healthcheck: {test: [CMD, "false"], interval: 1s, retries: 1}}`, 'db', /container bad-db-1 is unhealthy/],
    ['a container that ends', `web: {image: ${image}, init: true}\n  db: {image: ${image}, command: [sh, -c, "exit 3"]}`, 'db', /bad-db-1 exited \(3\)/],
    ['a command that is not there', `web: {image: ${image}, command: [nonexistent]}`, 'web', /"nonexistent": executable file not found/],
    ['an image that cannot be had', `web: {image: nowhere.invalid/none:1}`, 'web', /nowhere\.invalid/],
    ['a reference to nothing', `web: {image: ${image}, depends_on: [nothing]}`, 'web', /depends on undefined service "?nothing"?/],
    ['a missing value', `web: {image: "\${GONE:?say which}"}`, 'web', /required variable GONE is missing a value: say which/],
    ['a build that fails', `web: {build: {context: ., dockerfile_inline: "FROM ${image}\\nRUN echo the-reason && false\\n"}}`, 'web', /exit code: 1\n\nthe-reason$/],
    ['a port that is taken', `one: {image: ${image}, init: true, ports: ["9123:80"]}\n  two: {image: ${image}, init: true, ports: ["9123:80"]}`, null, /port is already allocated/],
  ])('puts %s at its service, in Compose\'s words', async (_, services, service, message) => {
    const host = await start()
    const { handle: project } = await host.project({ 'compose.yaml': `services:\n  ${services}\n` }, { trusted: true, name: 'bad' })
    const { run } = await host.invoke('run.up', { project })
    const end = await host.until('run.ended', (each) => each.run === run, 60_000)
    expect(end).toMatchObject({ kind: 'up', outcome: 'failed', message: expect.stringMatching(message) })
    expect(end.service).toEqual(service ?? expect.stringMatching(/^(one|two)$/))
    await docker('compose', '-p', 'bad', 'down', '-t', '0', '-v')
  })

  it('is done where a service did its work and ended, and says so', async () => {
    const host = await start()
    const { handle: project } = await host.project({ 'compose.yaml': `services:\n  job: {image: ${image}, command: ["true"]}\n  web: {image: ${image}, init: true}\n` }, { trusted: true, name: 'working' })
    const { run } = await host.invoke('run.up', { project })
    expect(await host.until('run.ended', (end) => end.run === run)).toMatchObject({ outcome: 'done', message: null })
    expect(host.events('run.progress')).toContainEqual({ run, subject: 'Container working-job-1', service: 'job', status: 'warning', text: 'Ended by itself, with code 0' })
    await docker('compose', '-p', 'working', 'down', '-t', '0')
  })

  it('runs one thing of a project at a time; a cancelled run leaves no process', async () => {
    const host = await start()
    const { handle: project } = await host.project({ 'compose.yaml': `services:\n  db: {image: ${image}, init: true, healthcheck: {test: [CMD, "false"], interval: 60s}}\n` }, { trusted: true, name: 'slow' })
    const { run } = await host.invoke('run.up', { project })
    await host.until('run.progress', ({ subject, text }) => subject === 'Container slow-db-1' && text === 'Waiting')
    await expect(host.invoke('run.down', { project })).rejects.toMatchObject({ code: 'ALREADY_RUNNING' })
    expect(composeProcesses('slow').length).toBeGreaterThan(0)
    await host.invoke('run.cancel', { run })
    expect(composeProcesses('slow')).toEqual([])
    expect(host.events('run.ended')).toEqual([{ run, kind: 'up', outcome: 'cancelled', message: null, service: null }])
    await host.invoke('run.cancel', { run })
    const down = await host.invoke('run.down', { project })
    expect(await host.until('run.ended', (end) => end.run === down.run)).toMatchObject({ outcome: 'done' })
  })

  it('ends its runs when it is closed', async () => {
    const host = await start()
    const { handle: project } = await host.project({ 'compose.yaml': `services:\n  db: {image: ${image}, init: true, healthcheck: {test: [CMD, "false"], interval: 60s}}\n` }, { trusted: true, name: 'closing' })
    await host.invoke('run.up', { project })
    await host.until('run.progress', ({ text }) => text === 'Waiting')
    await host.services.close()
    expect(composeProcesses('closing')).toEqual([])
    expect(host.events('run.ended')).toMatchObject([{ outcome: 'cancelled' }])
    await docker('compose', '-p', 'closing', 'down', '-t', '0')
  })

  it('warns where another folder has containers of the same project name, and does not show them as its own', async () => {
    const host = await start()
    const text = `name: twins\nservices: {web: {image: ${image}, init: true}}\n`
    const one = await host.project({ 'compose.yaml': text }, { trusted: true })
    const { run } = await host.invoke('run.up', { project: one.handle })
    await host.until('run.ended', (end) => end.run === run && end.outcome === 'done')
    const two = await host.project({ 'compose.yaml': text }, { trusted: true })
    expect(await host.invoke('engine.containers', { project: two.handle })).toEqual([])
    const up = await host.invoke('run.up', { project: two.handle })
    await host.until('run.ended', (end) => end.run === up.run && end.outcome === 'done')
    // Compose left the container as it was, as nothing differs; it is what runs for this project now.
    await host.until('engine.containers', ({ project, containers }) => project === two.handle && containers.some(({ service, state }) => service === 'web' && state === 'running'))
    const down = await host.invoke('run.down', { project: two.handle })
    await host.until('run.progress', (progress) => progress.run === down.run && progress.status === 'warning' && progress.text.includes(one.folder.split('/').at(-1) ?? ''))
    await host.until('run.ended', (end) => end.run === down.run && end.outcome === 'done')
  })

  it('shows what was started from a folder that was moved since', async () => {
    const host = await start()
    const text = `name: moved\nservices: {web: {image: ${image}, init: true}}\n`
    const before = await host.project({ 'compose.yaml': text }, { trusted: true })
    const { run } = await host.invoke('run.up', { project: before.handle })
    await host.until('run.ended', (end) => end.run === run && end.outcome === 'done')
    rmSync(before.folder, { recursive: true })
    const after = await host.project({ 'compose.yaml': text }, { trusted: true })
    expect(await host.invoke('engine.containers', { project: after.handle })).toMatchObject([{ service: 'web', state: 'running' }])
    const down = await host.invoke('run.down', { project: after.handle })
    await host.until('run.ended', (end) => end.run === down.run && end.outcome === 'done')
    expect(host.events('run.progress').filter(({ run: of, status }) => of === down.run && status === 'warning')).toEqual([])
  })
})
