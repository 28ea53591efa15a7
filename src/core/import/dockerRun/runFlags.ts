import type { LossReason } from '../types'
import { plainMap } from '../../commands/project/plain'
import { readGpus } from './readGpus'
import { readMountFlag } from './readMountFlag'
import { readNetworkFlag } from './readNetworkFlag'
import { readVolumeFlag } from './readVolumeFlag'
import type { RunDraft } from './runDraft'

/**
 * One flag of `docker run`, as its reference lists them. `apply` writes what the flag means, or answers why nothing can be written;
 * 'nothing' is for flags that Compose does anyway.
 */
export interface RunFlag {
  readonly takes: 'value' | 'nothing'
  readonly apply: (draft: RunDraft, value: string) => LossReason | 'implied' | undefined
}

type Apply = (draft: RunDraft, value: string) => LossReason | 'implied' | undefined | void

const value = (apply: Apply): RunFlag => ({ takes: 'value', apply: (draft, text) => apply(draft, text) ?? undefined })
const lost = (takes: RunFlag['takes'], reason: LossReason | 'implied'): RunFlag => ({ takes, apply: () => reason })
const text = (attribute: string): RunFlag => value((draft, given) => draft.set(attribute, given))
const number = (attribute: string): RunFlag => value((draft, given) => draft.set(attribute, asNumber(given)))
const item = (attribute: string): RunFlag => value((draft, given) => draft.add(attribute, given))
/** `--privileged`, `--privileged=false`. */
const yes = (attribute: string): RunFlag => ({ takes: 'nothing', apply: (draft, given) => (given === 'false' ? undefined : void draft.set(attribute, true)) })
/** `NAME=VALUE` into a map; without a value the name alone, which Compose takes from its own environment. */
const pair = (attribute: string, otherwise: string | null): RunFlag => value((draft, given) => draft.put(attribute, before(given, '='), given.includes('=') ? after(given, '=') : otherwise))
const check = (key: string, read: (given: string) => string | number = (given) => given): RunFlag => value((draft, given) => draft.put('healthcheck', key, read(given)))
/** `PATH:VALUE` of a block device. */
const device = (list: string, key: string, read: (given: string) => string | number): RunFlag =>
  value((draft, given) => {
    const colon = given.lastIndexOf(':')
    if (colon < 1) return 'unreadable'
    return draft.addTo('blkio_config', list, plainMap([['path', given.slice(0, colon)], [key, read(given.slice(colon + 1))]]))
  })
const network = (key: string): RunFlag => value((draft, given) => void draft.networkSettings.set(key, given))
const networkItem = (key: string): RunFlag => value((draft, given) => void draft.networkSettings.set(key, [...((draft.networkSettings.get(key) ?? []) as readonly string[]), given]))

export function asNumber(given: string): string | number {
  return /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(given) ? Number(given) : given
}

export function before(given: string, divider: string): string {
  const at = given.indexOf(divider)
  return at < 0 ? given : given.slice(0, at)
}

export function after(given: string, divider: string): string {
  const at = given.indexOf(divider)
  return at < 0 ? '' : given.slice(at + divider.length)
}

function ulimit(draft: RunDraft, given: string): void {
  const [soft = '', hard] = after(given, '=').split(':')
  draft.put('ulimits', before(given, '='), hard === undefined ? asNumber(soft) : plainMap([['soft', asNumber(soft)], ['hard', asNumber(hard)]]))
}

function logOption(draft: RunDraft, given: string): void {
  const options = (draft.get('logging') ?? {}) as { readonly options?: object }
  draft.put('logging', 'options', plainMap([...Object.entries(options.options ?? {}), [before(given, '='), after(given, '=')]]))
}

const switches: Readonly<Record<string, RunFlag>> = {
  detach: lost('nothing', 'implied'),
  quiet: lost('nothing', 'implied'),
  help: lost('nothing', 'about-the-command'),
  rm: lost('nothing', 'about-the-command'),
  'sig-proxy': lost('nothing', 'about-the-command'),
  'disable-content-trust': lost('nothing', 'no-attribute'),
  'publish-all': lost('nothing', 'no-attribute'),
  init: yes('init'),
  interactive: yes('stdin_open'),
  tty: yes('tty'),
  privileged: yes('privileged'),
  'read-only': yes('read_only'),
  'oom-kill-disable': yes('oom_kill_disable'),
  'use-api-socket': yes('use_api_socket'),
  'no-healthcheck': { takes: 'nothing', apply: (draft) => void draft.put('healthcheck', 'disable', true) },
}

const values: Readonly<Record<string, RunFlag>> = {
  'add-host': value((draft, given) => draft.add('extra_hosts', given.replace(/^([^:=]+)=/, '$1:'))),
  annotation: pair('annotations', ''),
  attach: lost('value', 'about-the-command'),
  'blkio-weight': value((draft, given) => draft.put('blkio_config', 'weight', asNumber(given))),
  'blkio-weight-device': device('weight_device', 'weight', asNumber),
  'cap-add': item('cap_add'),
  'cap-drop': item('cap_drop'),
  'cgroup-parent': text('cgroup_parent'),
  cgroupns: text('cgroup'),
  cidfile: lost('value', 'about-the-command'),
  'cpu-count': number('cpu_count'),
  'cpu-percent': number('cpu_percent'),
  'cpu-period': number('cpu_period'),
  'cpu-quota': number('cpu_quota'),
  'cpu-rt-period': number('cpu_rt_period'),
  'cpu-rt-runtime': number('cpu_rt_runtime'),
  'cpu-shares': number('cpu_shares'),
  cpus: number('cpus'),
  'cpuset-cpus': text('cpuset'),
  'cpuset-mems': lost('value', 'no-attribute'),
  'detach-keys': lost('value', 'about-the-command'),
  device: item('devices'),
  'device-cgroup-rule': item('device_cgroup_rules'),
  'device-read-bps': device('device_read_bps', 'rate', (given) => given),
  'device-read-iops': device('device_read_iops', 'rate', asNumber),
  'device-write-bps': device('device_write_bps', 'rate', (given) => given),
  'device-write-iops': device('device_write_iops', 'rate', asNumber),
  dns: item('dns'),
  'dns-opt': item('dns_opt'),
  'dns-option': item('dns_opt'),
  'dns-search': item('dns_search'),
  domainname: text('domainname'),
  entrypoint: value((draft, given) => draft.set('entrypoint', /\s/.test(given) || given === '' ? [given] : given)),
  env: pair('environment', null),
  'env-file': item('env_file'),
  expose: item('expose'),
  gpus: value((draft, given) => readGpus(draft, given)),
  'group-add': item('group_add'),
  'health-cmd': check('test'),
  'health-interval': check('interval'),
  'health-retries': check('retries', asNumber),
  'health-start-interval': check('start_interval'),
  'health-start-period': check('start_period'),
  'health-timeout': check('timeout'),
  hostname: text('hostname'),
  'io-maxbandwidth': lost('value', 'no-attribute'),
  'io-maxiops': lost('value', 'no-attribute'),
  ip: network('ipv4_address'),
  ip6: network('ipv6_address'),
  ipc: text('ipc'),
  isolation: text('isolation'),
  'kernel-memory': lost('value', 'no-attribute'),
  label: pair('labels', ''),
  'label-file': item('label_file'),
  link: item('links'),
  'link-local-ip': networkItem('link_local_ips'),
  'log-driver': value((draft, given) => draft.put('logging', 'driver', given)),
  'log-opt': value(logOption),
  'mac-address': text('mac_address'),
  memory: text('mem_limit'),
  'memory-reservation': text('mem_reservation'),
  'memory-swap': value((draft, given) => draft.set('memswap_limit', asNumber(given))),
  'memory-swappiness': number('mem_swappiness'),
  mount: value((draft, given) => readMountFlag(draft, given)),
  name: value((draft, given) => {
    draft.name = given
    draft.set('container_name', given)
  }),
  net: value((draft, given) => readNetworkFlag(draft, given)),
  network: value((draft, given) => readNetworkFlag(draft, given)),
  'net-alias': networkItem('aliases'),
  'network-alias': networkItem('aliases'),
  'oom-score-adj': number('oom_score_adj'),
  pid: text('pid'),
  'pids-limit': number('pids_limit'),
  platform: text('platform'),
  publish: item('ports'),
  pull: text('pull_policy'),
  restart: value((draft, given) => draft.set('restart', given)),
  runtime: text('runtime'),
  'security-opt': item('security_opt'),
  'shm-size': text('shm_size'),
  'stop-signal': text('stop_signal'),
  'stop-timeout': value((draft, given) => draft.set('stop_grace_period', /^\d+$/.test(given) ? `${given}s` : given)),
  'storage-opt': pair('storage_opt', ''),
  sysctl: value((draft, given) => draft.put('sysctls', before(given, '='), asNumber(after(given, '=')))),
  tmpfs: item('tmpfs'),
  ulimit: value(ulimit),
  user: text('user'),
  userns: text('userns_mode'),
  uts: text('uts'),
  volume: value((draft, given) => readVolumeFlag(draft, given)),
  'volume-driver': value((draft, given) => void (draft.volumeDriver = given)),
  'volumes-from': item('volumes_from'),
  workdir: text('working_dir'),
  // Podman's own, which take a value and have no counterpart
  pod: lost('value', 'no-attribute'),
  secret: lost('value', 'no-attribute'),
  systemd: lost('value', 'no-attribute'),
  tz: value((draft, given) => draft.put('environment', 'TZ', given)),
  requires: lost('value', 'no-attribute'),
}

/** Every flag of `docker run` by its long name. */
export const runFlags: ReadonlyMap<string, RunFlag> = new Map(Object.entries({ ...switches, ...values, replace: lost('nothing', 'about-the-command') }))

/** One-letter flags and what they stand for. */
export const shortFlags: ReadonlyMap<string, string> = new Map(
  Object.entries({ a: 'attach', c: 'cpu-shares', d: 'detach', e: 'env', h: 'hostname', i: 'interactive', l: 'label', m: 'memory', p: 'publish', P: 'publish-all', q: 'quiet', t: 'tty', u: 'user', v: 'volume', w: 'workdir' }),
)
