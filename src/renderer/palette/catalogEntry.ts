import type { PlainMap, PlainValue } from '@core/document/types'
import type { CatalogEntry, CatalogNames } from './catalogTypes'

export interface CatalogRecipe extends Omit<CatalogEntry, 'definition' | 'hasHealthcheck'> {
  readonly hostname?: true
  readonly command?: PlainValue | ((names: CatalogNames) => PlainValue)
  readonly workingDirectory?: string
  readonly environment?: (names: CatalogNames) => PlainMap
  /** Mounts beside the named volume, in the short syntax. */
  readonly mounts?: (names: CatalogNames) => readonly string[]
  /** Attributes that few images need, written before the healthcheck. */
  readonly extra?: PlainMap
  /** A shell line that answers 0 when the service can be used. */
  readonly healthcheck?: string
  /** A Compose duration in which a failed check does not count; for images that are slow to start. */
  readonly startPeriod?: string
}

/** An entry whose definition has the attributes in the order the Compose documentation and most projects use. */
export function catalogEntry(recipe: CatalogRecipe): CatalogEntry {
  const { hostname, command, workingDirectory, environment, mounts, extra, healthcheck, startPeriod, ...entry } = recipe
  const definition = (names: CatalogNames): PlainMap => {
    const volumes = [...(entry.volume ? [`${names.volume}:${entry.volume.target}`] : []), ...(mounts?.(names) ?? [])]
    return {
      image: entry.image,
      ...(hostname ? { hostname: names.service } : {}),
      ...(command === undefined ? {} : { command: typeof command === 'function' ? command(names) : command }),
      ...(workingDirectory === undefined ? {} : { working_dir: workingDirectory }),
      ...(environment ? { environment: environment(names) } : {}),
      ...(entry.ports.length > 0 ? { ports: entry.ports.map((port) => `127.0.0.1:${names.hostPort(port)}:${port}`) } : {}),
      ...(volumes.length > 0 ? { volumes } : {}),
      ...(names.networks.length > 0 ? { networks: names.networks } : {}),
      ...extra,
      ...(healthcheck === undefined
        ? {}
        : { healthcheck: { test: healthcheck, interval: '10s', timeout: '5s', retries: 5, ...(startPeriod === undefined ? {} : { start_period: startPeriod }) } }),
      restart: 'unless-stopped',
    }
  }
  return { ...entry, hasHealthcheck: healthcheck !== undefined, definition }
}
