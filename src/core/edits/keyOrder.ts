import { keyText } from '../document/nodes'
import type { Path, SourceMap } from '../document/types'

const topLevel = ['version', 'name', 'include', 'services', 'models', 'volumes', 'networks', 'secrets', 'configs']

/** The order in which the Compose Specification's examples, and most people, write the attributes of a service. */
const service = [
  'extends', 'image', 'build', 'provider', 'pull_policy', 'platform', 'container_name', 'hostname', 'domainname', 'profiles', 'scale',
  'command', 'entrypoint', 'working_dir', 'user', 'group_add', 'init', 'privileged', 'read_only', 'tty', 'stdin_open',
  'depends_on', 'links', 'external_links', 'environment', 'env_file', 'ports', 'expose', 'volumes', 'volumes_from', 'tmpfs', 'configs',
  'secrets', 'models', 'networks', 'network_mode', 'mac_address', 'dns', 'dns_search', 'dns_opt', 'extra_hosts', 'ipc', 'pid', 'uts', 'cgroup',
  'cgroup_parent', 'userns_mode', 'cap_add', 'cap_drop', 'security_opt', 'devices', 'device_cgroup_rules', 'gpus', 'shm_size', 'sysctls', 'ulimits',
  'healthcheck', 'restart', 'stop_signal', 'stop_grace_period', 'post_start', 'pre_stop', 'deploy', 'develop', 'logging', 'labels', 'label_file',
  'annotations',
]

const byParent: Readonly<Record<string, readonly string[]>> = {
  build: ['context', 'dockerfile', 'dockerfile_inline', 'target', 'args', 'additional_contexts', 'ssh', 'secrets', 'cache_from', 'cache_to', 'platforms', 'labels', 'network', 'tags'],
  healthcheck: ['test', 'disable', 'interval', 'timeout', 'retries', 'start_period', 'start_interval'],
  ports: ['name', 'target', 'published', 'host_ip', 'protocol', 'app_protocol', 'mode'],
  volumes: ['type', 'source', 'target', 'read_only', 'consistency', 'bind', 'volume', 'tmpfs', 'image'],
  configs: ['source', 'target', 'uid', 'gid', 'mode'],
  secrets: ['source', 'target', 'uid', 'gid', 'mode'],
  env_file: ['path', 'required', 'format'],
  depends_on: ['condition', 'restart', 'required'],
  logging: ['driver', 'options'],
  deploy: ['mode', 'replicas', 'endpoint_mode', 'placement', 'resources', 'restart_policy', 'update_config', 'rollback_config', 'labels'],
  extends: ['file', 'service'],
}

const resource: Readonly<Record<string, readonly string[]>> = {
  services: service,
  volumes: ['name', 'external', 'driver', 'driver_opts', 'labels'],
  networks: ['name', 'external', 'driver', 'driver_opts', 'attachable', 'internal', 'enable_ipv6', 'enable_ipv4', 'ipam', 'labels'],
  secrets: ['name', 'external', 'file', 'environment', 'labels'],
  configs: ['name', 'external', 'file', 'content', 'environment', 'labels'],
}

/** The usual order of keys in the map at a path; none where the keys are people's own names. */
function usualOrder(path: Path): readonly string[] {
  if (path.length === 0) return topLevel
  if (path.length === 1) return []
  if (path.length === 2) return resource[String(path[0])] ?? []
  const last = path.at(-1)
  if (path[0] !== 'services' || path.length > 4) return []
  if (typeof last === 'number' || path.length === 4) return listsOfMaps.has(String(path[2])) ? (byParent[String(path[2])] ?? []) : []
  return mapsOfNames.has(String(last)) ? [] : (byParent[String(last)] ?? [])
}

const listsOfMaps: ReadonlySet<string> = new Set(['ports', 'volumes', 'configs', 'secrets', 'env_file', 'depends_on'])
const mapsOfNames: ReadonlySet<string> = new Set(['depends_on', 'configs', 'secrets', 'volumes', 'ports'])

/** Where a new key goes among the entries of a map: in the usual order as far as the neighbours keep it; sorted where all are; else last. */
export function insertionIndex(map: SourceMap, path: Path, key: string): number {
  if (path.length === 1) return map.entries.length
  const keys = map.entries.map((entry) => keyText(entry.key))
  const order = usualOrder(path)
  const rank = order.indexOf(key)
  if (rank < 0) return path.length === 0 || !isSorted(keys) ? keys.length : sortedIndex(keys, key)
  return leastDisorder(keys.map((name) => order.indexOf(name)), rank, keys[0] === '<<' ? 1 : 0)
}

/** The place with the fewest neighbours on the wrong side of the usual order; of several the last. */
function leastDisorder(ranks: readonly number[], rank: number, first: number): number {
  let disorder = ranks.filter((other) => other >= 0 && other < rank).length
  let best = first
  let least = Infinity
  for (let index = 0; index <= ranks.length; index += 1) {
    const previous = ranks[index - 1] ?? -1
    if (previous >= 0) disorder += previous > rank ? 1 : -1
    if (index >= first && disorder <= least) {
      least = disorder
      best = index
    }
  }
  return best
}

/** Fewer than these could stand in order by chance. */
const sortedSize = 3

function isSorted(keys: readonly string[]): boolean {
  return keys.length >= sortedSize && keys.every((key, index) => index === 0 || (keys[index - 1] ?? '') < key)
}

function sortedIndex(keys: readonly string[], key: string): number {
  const after = keys.findIndex((other) => other > key)
  return after < 0 ? keys.length : after
}
