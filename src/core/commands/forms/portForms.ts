import type { PlainValue } from '../../document/types'
import { isPlainList, isPlainMap, plainMap } from '../project/plain'
import { losesDetail, notReadable, type Converter } from './converter'

/** `[[HOST_IP:]PUBLISHED:]TARGET[/PROTOCOL]`; parts that hold a variable are left whole (specification, services `ports`). */
export const portForms: Converter = { kind: 'items', toLong, toShort }

function toLong(item: PlainValue): PlainValue {
  if (isPlainMap(item)) return item
  if (isPlainList(item)) return notReadable('The port', item)
  const match = /^(?:(?:(?<ip>\[[^\]]+\]|[^:/[\]${}]+|\$\{[^{}]*\}):)?(?<published>[\d-]*|\$\{[^{}]*\}|\$\w+):)?(?<target>\d+|\$\{[^{}]*\}|\$\w+)(?:\/(?<protocol>tcp|udp|sctp))?$/.exec(String(item))
  const parts = match?.groups
  if (!parts?.['target']) return notReadable('The port', item)
  const { ip, published, target, protocol } = parts
  return plainMap([
    ['target', /^\d+$/.test(target) ? Number(target) : target],
    ...(published ? [['published', published] as const] : []),
    ...(ip ? [['host_ip', ip.replace(/^\[|\]$/g, '')] as const] : []),
    ...(protocol ? [['protocol', protocol] as const] : []),
  ])
}

function toShort(item: PlainValue): PlainValue {
  if (!isPlainMap(item)) return item
  const { target, published, host_ip: ip, protocol, mode, ...rest } = item
  if ([target, published, ip, protocol].some((part) => typeof part === 'object' && part !== null)) return notReadable('The port', item)
  if (target === undefined || target === null) return notReadable('The port', item)
  const lost = [...Object.keys(rest), ...(mode === undefined || mode === 'ingress' ? [] : ['mode'])]
  if (lost.length > 0) losesDetail('a port', lost)
  const host = ip === undefined || ip === null ? '' : `${String(ip).includes(':') ? `[${String(ip)}]` : String(ip)}:`
  const middle = published === undefined || published === null ? (host === '' ? '' : ':') : `${String(published)}:`
  const ending = protocol === undefined || protocol === null || protocol === 'tcp' ? '' : `/${String(protocol)}`
  return `${host}${middle}${String(target)}${ending}`
}
