import { inject, type App, type InjectionKey, type Ref } from 'vue'
import type { Host } from '@contract/host'
import type { ConnectionState } from './transport'

const hostKey: InjectionKey<Host> = Symbol('host')
const connectionKey: InjectionKey<Readonly<Ref<ConnectionState>>> = Symbol('connection')

/** Done once at the start; every store and component gets the host by `useHost`. */
export function provideHost(app: App, host: Host, connection?: Readonly<Ref<ConnectionState>>): void {
  app.provide(hostKey, host)
  if (connection) app.provide(connectionKey, connection)
}

/** The host of this app. Works in components and in the set-up of a store. */
export function useHost(): Host {
  const host = inject(hostKey)
  if (!host) throw new Error('provideHost was not called')
  return host
}

/** Whether the line to the host is up; null where it cannot break. */
export function useConnection(): Readonly<Ref<ConnectionState>> | null {
  return inject(connectionKey, null)
}
