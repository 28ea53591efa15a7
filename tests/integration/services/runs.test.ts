import { beforeAll, describe, expect, it } from 'vitest'
import { buildImage, docker, engine, engineEnvironment } from '../../support/engine'
import { openServices } from '../../unit/main/services/openedServices'

const image = 'stackyard-test/base:1'

describe.skipIf(engine === null)('runs', () => {
  beforeAll(() => buildImage({ tag: image }))

  it('goes up with progress at its services, until all are healthy, and down', async () => {
    const host = await openServices({ environment: engineEnvironment() })
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
    expect(host.events('run.progress')).toContainEqual({ run, subject: 'Container my-database', service: 'db', status: 'done', text: 'Healthy' })
    expect(host.events('run.progress')).toContainEqual({ run, subject: 'Container shop-web-1', service: 'web', status: 'done', text: 'Started' })
    expect(host.events('run.progress')).toContainEqual({ run, subject: 'Network shop_default', service: null, status: 'done', text: 'Created' })
    await host.until('engine.containers', ({ containers }) => containers.length === 2 && containers.every(({ state }) => state === 'running') && containers.some(({ service, health }) => service === 'db' && health === 'healthy'))

    const stop = await host.invoke('run.service', { project: project.handle, service: 'web', action: 'stop' })
    await host.until('run.ended', (end) => end.run === stop.run && end.outcome === 'done')
    await host.until('engine.containers', ({ containers }) => containers.some(({ service, state }) => service === 'web' && state === 'exited'))

    const down = await host.invoke('run.down', { project: project.handle, volumes: true })
    await host.until('run.ended', (end) => end.run === down.run && end.outcome === 'done')
    await host.until('engine.containers', ({ containers }) => containers.length === 0)
    expect(await docker('ps', '-aq')).toBe('')
    expect(await docker('volume', 'ls', '-q')).toBe('')
  })
})
