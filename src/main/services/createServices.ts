import { mkdir } from 'node:fs/promises'
import { HostError } from '@contract/errors'
import type { Handlers } from '@contract/host'
import { createEventHub } from './eventHub'
import { EngineService } from './engine/engineService'
import { ProjectContainers } from './engine/projectContainers'
import { LogService } from './logs/logService'
import { ComposeModelReader } from './projects/composeModel'
import { FolderBrowser } from './projects/folderBrowser'
import { pathLabel } from './projects/pathLabel'
import { createProjectHandlers } from './projects/projectHandlers'
import { ProjectRegistry } from './projects/projectRegistry'
import { SampleLibrary } from './projects/sampleLibrary'
import { RunService } from './runs/runService'
import { recentStore } from './storage/recentStore'
import { settingsStore } from './storage/settingsStore'
import { trustStore } from './storage/trustStore'
import type { Services, ServicesOptions } from './types'

/** Everything the app asks of its host, behind the contract; the same for every shell. */
export async function createServices(options: ServicesOptions): Promise<Services> {
  const { dataFolder, environment, log } = options
  await mkdir(dataFolder, { recursive: true, mode: 0o700 })
  const { emit, subscribe } = createEventHub(log)
  const settings = settingsStore(dataFolder, log)
  const trust = trustStore(dataFolder, log)
  const models = new ComposeModelReader(environment)
  const engine = new EngineService(environment, emit, log)
  const containers = new ProjectContainers(engine, async ({ location }) => (await models.read(location)).projectName, emit, log)
  const runs = new RunService(engine, containers, models, emit)
  const logs = new LogService(engine, containers, emit, log)
  const registry = new ProjectRegistry({
    dataFolder,
    environment,
    trust,
    emit,
    log,
    async closed(project) {
      logs.stopOf(project)
      await runs.cancelOf(project)
      containers.forget(project)
    },
  })
  const projects = createProjectHandlers(
    { registry, trust, recents: recentStore(dataFolder, log), samples: new SampleLibrary(options.resourcesFolder, options.samplesFolder), folders: new FolderBrowser() },
    options,
  )

  const handlers: Handlers = {
    ...projects.handlers,
    'app.info': () => ({ version: options.version, shell: options.shell, platform: process.platform, locale: options.locale, samplesLabel: pathLabel(options.samplesFolder) }),
    'settings.get': () => settings.read(),
    'settings.set': (change) => settings.change(({ locale, theme }) => ({ locale: change.locale ?? locale, theme: change.theme ?? theme })),
    'engine.status': ({ refresh }) => engine.status(refresh),
    'engine.containers': ({ project }) => containers.list(registry.get(project)),
    'run.up': async ({ project, services, profiles }) => ({ run: await runs.start(await registry.requireTrust(project), { kind: 'up', services, profiles }) }),
    'run.down': async ({ project, volumes, orphans, profiles }) => ({ run: await runs.start(await registry.requireTrust(project), { kind: 'down', volumes, orphans, profiles }) }),
    'run.service': async ({ project, service, action }) => ({ run: await runs.start(await registry.requireTrust(project), { kind: action, service }) }),
    'run.cancel': async ({ run }) => {
      await runs.cancel(run)
      return {}
    },
    'logs.follow': async ({ project, services, tail }) => ({ stream: await logs.follow(registry.get(project), services, tail) }),
    'logs.stop': ({ stream }) => {
      logs.stop(stream)
      return {}
    },
    'shell.openExternal': ({ url }) => {
      if (!options.openExternal) throw new HostError('UNKNOWN_METHOD', 'This window opens no links by itself. Copy the address into your browser.', { url })
      return options.openExternal(url)
    },
  }

  let closing: Promise<void> | undefined
  async function close(): Promise<void> {
    logs.close()
    await runs.close()
    await registry.closeAll()
    containers.close()
    engine.close()
  }
  return { handlers, subscribe, openPath: projects.openPath, close: () => (closing ??= close()) }
}
