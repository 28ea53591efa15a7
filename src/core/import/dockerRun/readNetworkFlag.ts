import { plainMap } from '../../commands/project/plain'
import type { PlainMap, PlainValue } from '../../document/types'
import type { LossReason } from '../types'
import type { RunDraft } from './runDraft'

/** `--network back`, `--network host`, `--network name=back,alias=web,ip=172.20.0.5` (docker CLI `opts/network.go`). */
export function readNetworkFlag(draft: RunDraft, given: string): LossReason | undefined {
  if (/^(?:host|none|bridge|default)$/.test(given) || given.startsWith('container:') || given.startsWith('ns:') || given.startsWith('slirp4netns') || given.startsWith('pasta')) {
    if (given !== 'default') draft.set('network_mode', given)
    return undefined
  }
  if (!given.includes('=')) {
    draft.join(given)
    return undefined
  }
  let name = ''
  const settings = new Map<string, PlainValue>()
  for (const field of given.split(',')) {
    const [key = '', value = ''] = field.split(/=(.*)/s)
    switch (key) {
      case 'name': name = value; break
      case 'alias': settings.set('aliases', [...((settings.get('aliases') ?? []) as readonly string[]), value]); break
      case 'ip': settings.set('ipv4_address', value); break
      case 'ip6': settings.set('ipv6_address', value); break
      case 'mac-address': settings.set('mac_address', value); break
      case 'link-local-ip': settings.set('link_local_ips', [...((settings.get('link_local_ips') ?? []) as readonly string[]), value]); break
      case 'gw-priority': settings.set('gw_priority', Number(value)); break
      case 'driver-opt': {
        const [option = '', setting = ''] = value.split(/=(.*)/s)
        settings.set('driver_opts', plainMap([...Object.entries((settings.get('driver_opts') ?? {}) as PlainMap), [option, setting]]))
        break
      }
      default: return 'unreadable'
    }
  }
  if (name === '') return 'unreadable'
  draft.join(name, settings)
  return undefined
}
