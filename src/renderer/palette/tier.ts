import type { ServiceNode } from '@core/graph/types'
import { catalog } from './catalog/catalog'
import type { CatalogEntry, CatalogGroup } from './catalogTypes'
import { imageName } from './imageName'

/**
 * How far from the data a service stands: 0 keeps or takes what others give it, 1 is an app, 2 watches, 3 is a page to look into others,
 * 4 stands before everything. Of two that are connected, the one further away needs the other.
 */
export type Tier = 0 | 1 | 2 | 3 | 4

const ofGroup: Readonly<Record<CatalogGroup, Tier>> = { databases: 0, queues: 0, languages: 1, proxies: 4, observability: 2, tools: 1, delivery: 1 }
const ofImage: Readonly<Record<string, Tier>> = {
  // Others send to these, or ask them.
  loki: 0,
  tempo: 0,
  jaeger: 0,
  zipkin: 0,
  'otel-collector': 0,
  alertmanager: 0,
  cadvisor: 0,
  'node-exporter': 0,
  minio: 0,
  mailpit: 0,
  keycloak: 0,
  vault: 0,
  registry: 0,
  dind: 0,
  grafana: 3,
  adminer: 3,
  pgadmin: 3,
  phpmyadmin: 3,
  metabase: 3,
  'gitlab-runner': 3,
}
/** What is built or unknown is most often the project's own code. */
const ofOwnCode: Tier = 1

export function tierOfEntry(entry: CatalogEntry | undefined): Tier {
  if (!entry) return ofOwnCode
  return (Object.hasOwn(ofImage, entry.id) ? ofImage[entry.id] : undefined) ?? ofGroup[entry.group]
}

export function tierOfService({ image, build }: ServiceNode): Tier {
  if (image === null || build !== null) return ofOwnCode
  const name = imageName(image)
  return tierOfEntry(catalog.find((entry) => imageName(entry.image) === name))
}
