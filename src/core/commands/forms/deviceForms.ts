import type { PlainValue } from '../../document/types'
import { isPlainList, isPlainMap, plainMap } from '../project/plain'
import { losesDetail, notReadable, type Converter } from './converter'

const everything = 'rwm'

/** `SOURCE[:TARGET[:PERMISSIONS]]`; without a target it is the source, without permissions all three (compose-go `transform/devices.go`). */
export const deviceForms: Converter = {
  kind: 'items',
  toLong: (item) => {
    if (isPlainMap(item)) return item
    const [source = '', target = source, permissions = everything, ...rest] = String(item).split(':')
    if (source === '' || target === '' || rest.length > 0 || String(item).includes('$')) return notReadable('The device', item)
    return plainMap([['source', source], ['target', target], ['permissions', permissions]])
  },
  toShort: (item) => {
    if (!isPlainMap(item)) return item
    const { source, target = source, permissions = everything, ...rest } = item
    if (Object.keys(rest).length > 0) losesDetail('a device', Object.keys(rest))
    const parts = [source, target, permissions]
    if (!parts.every((part) => typeof part === 'string' && part !== '' && !part.includes(':'))) return notReadable('The device', item)
    return parts.slice(0, permissions !== everything ? 3 : target !== source ? 2 : 1).join(':')
  },
}

/** `all` of the graphics cards. */
export const gpuForms: Converter = {
  kind: 'whole',
  toLong: (value) => (value === 'all' ? [plainMap([['count', 'all']])] : isPlainList(value) ? value : notReadable('The graphics card', value)),
  toShort: (value) => {
    if (!isPlainList(value)) return value
    const [card] = value
    if (value.length !== 1 || !isPlainMap(card)) return notReadable('The graphics cards', value)
    const lost = Object.entries(card).filter(([key, detail]) => key !== 'count' || detail !== 'all')
    if (lost.length > 0) losesDetail('gpus', lost.map(([key]) => key))
    return 'all'
  },
}

/** One limit for both ends. */
export const limitForms: Converter = {
  kind: 'whole',
  toLong: (value) => (isPlainMap(value) ? value : value === null ? notReadable('The limit', value) : plainMap([['soft', value], ['hard', value]])),
  toShort: (value): PlainValue => {
    if (!isPlainMap(value)) return value
    const { soft, hard, ...rest } = value
    if (Object.keys(rest).length > 0) losesDetail('a limit', Object.keys(rest))
    return soft !== undefined && soft === hard ? soft : notReadable('The limit', value)
  },
}
