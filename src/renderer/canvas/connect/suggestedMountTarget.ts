import type { GraphNode } from '@core/graph/types'
import { imageName } from '@renderer/palette/imageName'
import { catalog } from '@renderer/palette/catalog/catalog'

/** Where an image of that name keeps what should outlive its container; for the ones the palette does not offer. */
const furtherTargets: Readonly<Record<string, string>> = {
  'bitnami/postgresql': '/bitnami/postgresql',
  'bitnami/mariadb': '/bitnami/mariadb',
  'bitnami/redis': '/bitnami/redis/data',
  'percona': '/var/lib/mysql',
  'postgis/postgis': '/var/lib/postgresql/data',
  'timescale/timescaledb': '/var/lib/postgresql/data',
  'valkey/valkey': '/data',
  'eclipse-mosquitto': '/mosquitto/data',
  'registry': '/var/lib/registry',
  'gitea/gitea': '/data',
  'nextcloud': '/var/www/html',
  'influxdb': '/var/lib/influxdb2',
  'jenkins/jenkins': '/var/jenkins_home',
  'caddy': '/data',
  'httpd': '/usr/local/apache2/htdocs',
}

/**
 * The target path to offer when something is mounted into a service: the usual one of its image for a volume, a place
 * under `/app` that repeats the name for a folder of the project, and `/data` where nothing is known.
 */
export function suggestedMountTarget(image: string | null, source: GraphNode): string {
  const name = image === null ? null : imageName(image)
  if (source.kind === 'bind') {
    const last = source.name.replace(/\/+$/, '').split('/').at(-1) ?? ''
    return last === '' || last === '.' || last === '..' || last === '~' ? '/app' : `/app/${last}`
  }
  if (name === null) return '/data'
  const entry = catalog.find((candidate) => imageName(candidate.image) === name && candidate.volume !== undefined)
  return entry?.volume?.target ?? (Object.hasOwn(furtherTargets, name) ? furtherTargets[name] : undefined) ?? '/data'
}
