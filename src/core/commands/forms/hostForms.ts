import type { PlainMap, PlainValue } from '../../document/types'
import { isPlainList, isPlainMap, plainMap } from '../project/plain'
import { notReadable, type Converter } from './converter'

/**
 * `host=address` or `host:address` against `host: address`; a host of several addresses is several lines against one list, for which the
 * attribute is written as a whole. An IPv6 address may stand in brackets in a line (compose-go `types.NewHostsList`).
 */
export const hostForms: Converter = {
  kind: 'keyed',
  entryOf: (text) => {
    const { host, address } = readLine(text)
    return { key: host, value: address }
  },
  itemOf: (host, value, source) => (typeof value === 'string' ? `${host}=${source}` : notReadable('The host', value)),
  whole: { toLong, toShort },
}

function readLine(text: string): { readonly host: string; readonly address: string } {
  const separator = text.includes('=') ? '=' : ':'
  const at = text.indexOf(separator)
  if (at < 1 || text.slice(0, at).includes('$')) return notReadable('The host', text)
  return { host: text.slice(0, at), address: text.slice(at + 1).replace(/^\[(.*)\]$/, '$1') }
}

function toLong(value: PlainValue): PlainValue {
  if (!isPlainList(value)) return value
  const hosts = new Map<string, string[]>()
  for (const item of value) {
    const { host, address } = readLine(String(item))
    hosts.set(host, [...(hosts.get(host) ?? []), address])
  }
  return plainMap([...hosts].map(([host, addresses]) => [host, addresses.length === 1 ? (addresses[0] ?? null) : addresses] as const))
}

function toShort(value: PlainValue): PlainValue {
  if (!isPlainMap(value)) return value
  return linesOf(value)
}

function linesOf(hosts: PlainMap): readonly PlainValue[] {
  return Object.entries(hosts).flatMap(([host, addresses]) => (isPlainList(addresses) ? addresses : [addresses]).map((address) => (typeof address === 'string' ? `${host}=${address}` : notReadable('The host', address))))
}
