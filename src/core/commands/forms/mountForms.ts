import type { PlainMap, PlainValue } from '../../document/types'
import { isPlainMap, plainMap } from '../project/plain'
import { isVolumeName } from '../references/serviceReferences'
import { readMount } from '../relations/readMount'
import { losesDetail, notReadable, type Converter } from './converter'

const propagations = new Set(['shared', 'slave', 'private', 'rshared', 'rslave', 'rprivate'])

/** `[SOURCE:]TARGET[:OPTIONS]`; what each option means long is in compose-go `format/volume.go`. */
export const mountForms: Converter = { kind: 'items', toLong, toShort }

function toLong(item: PlainValue): PlainValue {
  if (isPlainMap(item)) return item
  const mount = readMount(item)
  if (!mount || mount.target === '' || (mount.source !== null && /^\$/.test(mount.source))) return notReadable('The mount', item)
  const { source, target } = mount
  if (source === null) return plainMap([['type', 'volume'], ['target', target]])
  const named = isVolumeName(source)
  if (!named && !/^(?:[.~/]|[A-Za-z]:[\\/])/.test(source)) return notReadable('The mount', item)
  let readOnly: boolean | undefined
  let consistency: string | undefined
  const detail: [string, PlainValue][] = named ? [] : [['create_host_path', true]]
  for (const option of mount.options === '' ? [] : mount.options.split(',')) {
    if (option === 'ro') readOnly = true
    else if (option === 'rw') continue
    else if (named && option === 'nocopy') detail.push(['nocopy', true])
    else if (!named && propagations.has(option)) detail.push(['propagation', option])
    else if (!named && (option === 'z' || option === 'Z')) detail.push(['selinux', option])
    else if (['cached', 'delegated', 'consistent'].includes(option)) consistency = option
    else return notReadable('The mount', item)
  }
  return plainMap([
    ['type', named ? 'volume' : 'bind'],
    ['source', source],
    ['target', target],
    ...(readOnly ? [['read_only', true] as const] : []),
    ...(consistency ? [['consistency', consistency] as const] : []),
    ...(detail.length > 0 ? [[named ? 'volume' : 'bind', plainMap(detail)] as const] : []),
  ])
}

function toShort(item: PlainValue): PlainValue {
  if (!isPlainMap(item)) return item
  const { type, source, target, read_only: readOnly, consistency, bind, volume, ...rest } = item
  if ([type, source].some((part) => typeof part === 'object' && part !== null)) return notReadable('The mount', item)
  if (typeof target !== 'string' || target.includes(':')) return notReadable('The mount', item)
  const named = type === 'volume'
  const lost = [...Object.keys(rest), ...(named || type === 'bind' ? [] : [`type ${String(type)}`])]
  const options = [...(readOnly === true ? ['ro'] : []), ...(typeof consistency === 'string' ? [consistency] : [])]
  if (readOnly !== undefined && typeof readOnly !== 'boolean') lost.push('read_only')
  const detail = named ? volume : bind
  if ((named ? bind : volume) !== undefined) lost.push(named ? 'bind' : 'volume')
  if (isPlainMap(detail)) options.push(...detailOptions(detail, named, lost))
  if (lost.length > 0) losesDetail('a mount', lost)
  if (source === undefined || source === null) return named && options.length === 0 ? target : notReadable('The mount', item)
  const from = String(source)
  // A short source is read as a volume or as a path by how it looks, so it must look like what it is.
  if (named !== isVolumeName(from) || /:(?![\\/])/.test(from.replace(/^[A-Za-z]:/, '')) || (!named && !/^(?:[.~/]|[A-Za-z]:[\\/])/.test(from))) return notReadable('The mount', item)
  return [from, target, ...(options.length > 0 ? [options.join(',')] : [])].join(':')
}

function detailOptions(detail: PlainMap, named: boolean, lost: string[]): readonly string[] {
  return Object.entries(detail).flatMap(([key, value]) => {
    if (named && key === 'nocopy' && typeof value === 'boolean') return value ? ['nocopy'] : []
    if (!named && key === 'create_host_path' && value === true) return []
    if (!named && (key === 'propagation' || key === 'selinux') && typeof value === 'string') return [value]
    lost.push(key)
    return []
  })
}
