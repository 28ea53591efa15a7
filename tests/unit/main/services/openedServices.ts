import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterEach } from 'vitest'
import type { EventName, EventPayload } from '@contract/events'
import { readReply, serve } from '@contract/host'
import type { MethodInput, MethodName, MethodOutput } from '@contract/methods'
import type { ProjectSnapshot } from '@contract/shapes'
import { createServices } from '@main/services/createServices'
import type { Services, ServicesOptions } from '@main/services/types'

/** The services as a page sees them: each request and answer goes through the contract's parsers. */
export interface OpenedServices {
  readonly services: Services
  readonly folder: string
  invoke<M extends MethodName>(method: M, input: MethodInput<M>): Promise<MethodOutput<M>>
  /** Writes a project's files and opens it; `trusted` as the person would say. */
  project(files: Readonly<Record<string, string>>, options?: { trusted?: boolean; name?: string }): Promise<ProjectSnapshot & { readonly folder: string }>
  /** Every event of a name so far. */
  events<E extends EventName>(name: E): EventPayload<E>[]
  /** Waits until some event of a name, past or to come, is as asked. */
  until<E extends EventName>(name: E, asked: (payload: EventPayload<E>) => boolean, patience?: number): Promise<EventPayload<E>>
  readonly logged: string[]
}

const open: { services: Services; folder: string }[] = []

afterEach(async () => {
  for (const { services, folder } of open.splice(0)) {
    await services.close()
    rmSync(folder, { recursive: true, force: true })
  }
})

export async function openServices(options: Partial<ServicesOptions> = {}): Promise<OpenedServices> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'stackyard-services-')))
  const logged: string[] = []
  const services = await createServices({
    dataFolder: join(folder, 'data'),
    samplesFolder: join(folder, 'Stackyard'),
    resourcesFolder: resolve(import.meta.dirname, '../../../../resources'),
    environment: { PATH: process.env['PATH'] },
    shell: 'web',
    version: '0.0.0-test',
    locale: 'en',
    log: (message, error) => logged.push(`${message} ${error instanceof Error ? error.message : ''}`),
    ...options,
  })
  open.push({ services, folder })
  const told: { readonly event: EventName; readonly payload: unknown }[] = []
  const waiting = new Set<() => void>()
  services.subscribe((event, payload) => {
    told.push({ event, payload })
    for (const look of [...waiting]) look()
  })
  const events = <E extends EventName>(name: E) => told.filter(({ event }) => event === name).map(({ payload }) => payload as EventPayload<E>)
  const invoke: OpenedServices['invoke'] = async (method, input) => readReply(method, await serve(services.handlers, method, input, (error) => logged.push(String(error))))
  let projects = 0

  return {
    services,
    folder,
    invoke,
    events,
    logged,
    async project(files, { trusted = false, name = `project-${++projects}` } = {}) {
      const place = join(folder, name)
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(place, path)), { recursive: true })
        writeFileSync(join(place, path), text)
      }
      const snapshot = await services.openPath(place)
      if (trusted) await invoke('projects.trust', { project: snapshot.handle })
      return { ...snapshot, folder: place }
    },
    until: (name, asked, patience = 30_000) =>
      new Promise((resolvePayload, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(look)
          reject(new Error(`no such ${name} event in ${patience} ms; told: ${JSON.stringify(events(name)).slice(-2000)}; logged: ${logged.join('; ')}`))
        }, patience)
        function look(): void {
          const found = events(name).find(asked)
          if (found === undefined) return
          clearTimeout(timer)
          waiting.delete(look)
          resolvePayload(found)
        }
        waiting.add(look)
        look()
      }),
  }
}
