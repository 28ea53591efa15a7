import type { PlainMap, PlainValue } from '../../document/types'
import { plainMap } from '../../commands/project/plain'

/** Joining one network, as one `--network` and the flags about addresses and aliases say it together. */
export interface NetworkJoin {
  readonly name: string
  readonly settings: Map<string, PlainValue>
}

/** A service while the flags of its command are read; asked for its definition at the end. */
export class RunDraft {
  name: string | undefined
  readonly #attributes = new Map<string, PlainValue>()
  readonly #networks: NetworkJoin[] = []
  /** What flags say about a network before it is known which. */
  readonly networkSettings = new Map<string, PlainValue>()
  readonly volumes = new Map<string, PlainMap>()
  volumeDriver: string | undefined

  get(attribute: string): PlainValue | undefined {
    return this.#attributes.get(attribute)
  }

  set(attribute: string, value: PlainValue): void {
    this.#attributes.set(attribute, value)
  }

  remove(attribute: string): void {
    this.#attributes.delete(attribute)
  }

  add(attribute: string, item: PlainValue): void {
    const items = this.#attributes.get(attribute)
    this.#attributes.set(attribute, [...(Array.isArray(items) ? (items as readonly PlainValue[]) : []), item])
  }

  /** Sets one key of a map attribute. */
  put(attribute: string, key: string, value: PlainValue): void {
    this.#attributes.set(attribute, plainMap([...Object.entries((this.#attributes.get(attribute) ?? {}) as PlainMap).filter(([name]) => name !== key), [key, value]]))
  }

  /** Adds to a list that is one key of a map attribute. */
  addTo(attribute: string, key: string, item: PlainValue): void {
    const list = ((this.#attributes.get(attribute) ?? {}) as PlainMap)[key]
    this.put(attribute, key, [...(Array.isArray(list) ? (list as readonly PlainValue[]) : []), item])
  }

  join(name: string, settings: ReadonlyMap<string, PlainValue> = new Map()): void {
    this.#networks.push({ name, settings: new Map(settings) })
  }

  get networks(): readonly NetworkJoin[] {
    return this.#networks
  }

  /** The attributes in the order in which people write them. */
  definition(): PlainMap {
    this.#settleNetworks()
    const rank = (attribute: string): number => (order.indexOf(attribute) + 1 || order.length + 1)
    return plainMap([...this.#attributes].sort(([left], [right]) => rank(left) - rank(right)))
  }

  #settleNetworks(): void {
    const [first] = this.#networks
    if (!first) return
    for (const [key, value] of this.networkSettings) first.settings.set(key, value)
    const isPlain = this.#networks.every(({ settings }) => settings.size === 0)
    this.set('networks', isPlain ? this.#networks.map(({ name }) => name) : plainMap(this.#networks.map(({ name, settings }) => [name, settings.size === 0 ? null : plainMap(settings)])))
  }
}

const order = [
  'image', 'platform', 'pull_policy', 'container_name', 'hostname', 'domainname', 'restart', 'init', 'user', 'working_dir', 'entrypoint', 'command', 'tty', 'stdin_open',
  'env_file', 'environment', 'ports', 'expose', 'volumes', 'volumes_from', 'tmpfs', 'networks', 'network_mode', 'links', 'external_links', 'extra_hosts', 'dns', 'dns_search', 'dns_opt',
  'cap_add', 'cap_drop', 'privileged', 'security_opt', 'read_only', 'devices', 'gpus', 'ulimits', 'sysctls', 'shm_size', 'mem_limit', 'cpus', 'healthcheck', 'stop_signal', 'stop_grace_period', 'logging', 'labels',
]
