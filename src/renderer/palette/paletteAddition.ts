import type { Command } from '@core/commands/types'
import type { GraphNode, ServiceNode } from '@core/graph/types'
import { isImplicitNetwork } from '@core/graph/drawing/isImplicitNetwork'
import { nodeKey, type GraphIndex } from '@renderer/canvas/graphIndex'
import { suggestedMountTarget } from '@renderer/canvas/connect/suggestedMountTarget'
import { uniqueName } from '@renderer/canvas/rename/uniqueName'
import type { CatalogEntry } from './catalogTypes'
import { freeHostPort } from './freeHostPort'
import { networkBeside } from './networkBeside'
import type { ImageItem, PlainItem } from './paletteItems'
import { tierOfEntry, tierOfService } from './tier'

/** What taking something from the palette asks for. */
export type PaletteAddition =
  /** `id`: the node that is new, to be selected, placed and named. */
  | { readonly kind: 'commands'; readonly commands: readonly Command[]; readonly id: string }
  /** A mount: its target path is asked first. The volume is declared by the same command. */
  | { readonly kind: 'mount'; readonly service: string; readonly source: string; readonly suggestedTarget: string; readonly id: string }
  /** An env file or a folder exists in the text only where a service names it: which one is asked. */
  | { readonly kind: 'needs-service' }

/** Anything a container can be made of without knowing more; the image is the first thing a person changes. */
const emptyServiceImage = 'alpine:3'

/**
 * What an item becomes when it is put on `targets`: the node it was dropped on, or the networks whose areas it was
 * dropped into, or nothing for the free surface.
 */
export function paletteAddition(index: GraphIndex, item: PlainItem | ImageItem, targets: readonly GraphNode[]): PaletteAddition {
  if (item.kind === 'service') return serviceAddition(index, item.entry, targets)
  const service = targets.find((target) => target.kind === 'service' && !target.missing)
  switch (item.kind) {
    case 'volume': {
      const name = uniqueName(service ? `${service.name}-data` : 'data', index.names('volume'))
      const id = `volume:${name}`
      if (!service) return { kind: 'commands', commands: [{ op: 'add-resource', kind: 'volume', name }], id }
      return { kind: 'mount', service: service.name, source: name, suggestedTarget: targetFor(service, name, 'volume'), id }
    }
    case 'bind': {
      if (!service) return { kind: 'needs-service' }
      const source = `./${service.name}`
      return { kind: 'mount', service: service.name, source, suggestedTarget: targetFor(service, source, 'bind'), id: `bind:${source}` }
    }
    case 'env_file': {
      if (!service) return { kind: 'needs-service' }
      const path = freeEnvFile(service.name, index.names('env_file'))
      return { kind: 'commands', commands: [{ op: 'add-env-file', service: service.name, path }], id: `env_file:${path}` }
    }
    case 'network': {
      const name = uniqueName('network', index.names('network'))
      const attach: Command[] = service ? [{ op: 'attach', service: service.name, network: name }] : []
      return { kind: 'commands', commands: [{ op: 'add-resource', kind: 'network', name }, ...attach], id: `network:${name}` }
    }
    case 'secret':
    case 'config': {
      const name = uniqueName(item.kind, index.names(item.kind))
      const definition = { file: item.kind === 'secret' ? `./${name}.txt` : `./${name}.conf` }
      const grant: Command[] = service ? [{ op: 'grant', kind: item.kind, service: service.name, name }] : []
      return { kind: 'commands', commands: [{ op: 'add-resource', kind: item.kind, name, definition }, ...grant], id: `${item.kind}:${name}` }
    }
  }
}

function serviceAddition(index: GraphIndex, entry: CatalogEntry | undefined, targets: readonly GraphNode[]): PaletteAddition {
  const name = uniqueName(entry?.serviceName ?? 'service', index.names('service'))
  const ontoVolume = targets.find((target) => target.kind === 'volume')
  const volume = ontoVolume && entry?.volume ? nodeKey(ontoVolume) : uniqueName(`${name}-data`, index.names('volume'))
  // A network that the files do not name is Compose's own default: a service is on it by naming none.
  const networks = targets.flatMap((target) => {
    if (target.kind === 'service') return networkBeside(index, target, needs(entry, target) ? 'needing' : 'needed') ?? []
    return target.kind === 'network' && !isImplicitNetwork(target) ? [nodeKey(target)] : []
  })
  const definition = entry?.definition({ service: name, volume, networks, hostPort: (port) => freeHostPort(index.graph, port) }) ?? { image: emptyServiceImage, ...(networks.length > 0 ? { networks } : {}) }
  const commands: Command[] = []
  if (entry?.volume && !ontoVolume) commands.push({ op: 'add-resource', kind: 'volume', name: volume })
  commands.push({ op: 'add-service', name, definition })
  for (const target of targets) commands.push(...tieTo(name, entry, target))
  return { kind: 'commands', commands, id: `service:${name}` }
}

/** The relation a new service has to what it was dropped on. */
function tieTo(name: string, entry: CatalogEntry | undefined, target: GraphNode): readonly Command[] {
  const key = nodeKey(target)
  switch (target.kind) {
    case 'service': {
      if (target.missing) return []
      const [from, to, isChecked] = needs(entry, target) ? [name, key, target.hasHealthcheck] : [key, name, entry?.hasHealthcheck]
      return [{ op: 'connect', from, to, condition: isChecked ? 'service_healthy' : 'service_started' }]
    }
    case 'volume':
      return entry?.volume ? [] : [{ op: 'mount', service: name, source: key, target: '/data' }]
    case 'bind':
      return [{ op: 'mount', service: name, source: key, target: suggestedMountTarget(null, target) }]
    case 'network':
      return []
    case 'env_file':
      return [{ op: 'add-env-file', service: name, path: key }]
    case 'secret':
    case 'config':
      return [{ op: 'grant', kind: target.kind, service: name, name: key }]
  }
}

/** Whether the new service is the one that depends on the other: a proxy on what it stands before, an app on its database. */
function needs(entry: CatalogEntry | undefined, target: ServiceNode): boolean {
  return tierOfEntry(entry) > tierOfService(target)
}

function targetFor(service: GraphNode, name: string, kind: 'volume' | 'bind'): string {
  const image = service.kind === 'service' ? service.image : null
  const base = { id: `${kind}:${name}`, name, missing: false, origin: null }
  return suggestedMountTarget(image, kind === 'bind' ? { ...base, kind } : { ...base, kind, external: false, driver: null })
}

/** `./web.env`, then `./web-2.env`: beside the compose file, under the service's name. */
function freeEnvFile(service: string, taken: ReadonlySet<string>): string {
  const withoutSuffix = new Set([...taken].map((path) => path.replace(/\.env$/, '')))
  return `${uniqueName(`./${service}`, withoutSuffix)}.env`
}
