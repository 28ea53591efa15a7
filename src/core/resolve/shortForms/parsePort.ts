export interface PortShortForm {
  readonly hostIp: string
  /** A port, a range where the engine may choose, or nothing. */
  readonly published: string
  readonly target: number
  readonly protocol: string
}

const PROTOCOLS: readonly string[] = ['tcp', 'udp', 'sctp']
const MAXIMUM_PORT = 65_535

/**
 * Reads `[[IP:]PUBLISHED:]TARGET[/PROTOCOL]`, each port a number or a range; a range gives one port for each number,
 * in the order of the ports as text, as Compose has them (Compose Specification, services ports short syntax).
 */
export function parsePort(text: string): readonly PortShortForm[] | { readonly fault: string } {
  const parts = text.split(':')
  const target = parts.pop() ?? ''
  const published = parts.pop() ?? ''
  const address = parts.join(':')
  const bracketed = /^\[(.*)\]$/.exec(address)?.[1]
  const host = bracketed ?? address
  const [targetPorts = '', protocolPart = ''] = splitOnce(target, '/')
  const protocol = (protocolPart || 'tcp').toLowerCase()
  if (!PROTOCOLS.includes(protocol)) return { fault: `the protocol "${protocol}" is unknown` }
  if (bracketed === undefined && host.includes(':')) return { fault: `an IPv6 address stands in brackets: [${host}]` }
  if (host !== '' && !isIpAddress(host)) return { fault: `"${host}" is no IP address` }
  if (targetPorts === '') return { fault: 'the container port is missing' }
  const inside = parseRange(targetPorts)
  if (!inside) return { fault: `"${targetPorts}" is no container port` }
  const outside = published === '' ? null : parseRange(published)
  if (outside === undefined) return { fault: `"${published}" is no host port` }
  const count = inside.last - inside.first + 1
  if (outside && count !== 1 && outside.last - outside.first + 1 !== count) return { fault: `the ranges ${published} and ${targetPorts} differ in length` }
  const ports = Array.from({ length: count }, (_, index) => ({
    hostIp: host,
    published: publishedPort(outside, index, count),
    target: inside.first + index,
    protocol,
  }))
  return ports.sort((left, right) => compareText(`${left.target}/`, `${right.target}/`))
}

function publishedPort(range: PortRange | null, index: number, count: number): string {
  if (!range) return ''
  const port = String(range.first + index)
  return count === 1 && range.first !== range.last ? `${port}-${range.last}` : port
}

interface PortRange {
  readonly first: number
  readonly last: number
}

function parseRange(text: string): PortRange | undefined {
  const [start = '', end] = text.includes('-') ? splitOnce(text, '-') : [text, text]
  const first = parseNumber(start)
  const last = parseNumber(end ?? '')
  return first === undefined || last === undefined || last < first ? undefined : { first, last }
}

function parseNumber(text: string): number | undefined {
  if (!/^\d+$/.test(text)) return undefined
  const value = Number(text)
  return value <= MAXIMUM_PORT ? value : undefined
}

function splitOnce(text: string, separator: string): [string, string] {
  const cut = text.indexOf(separator)
  return cut < 0 ? [text, ''] : [text.slice(0, cut), text.slice(cut + separator.length)]
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}

/** IPv4 in four plain numbers, or IPv6 with an optional `::` and IPv4 tail. */
export function isIpAddress(text: string): boolean {
  if (isIpv4(text)) return true
  if (!text.includes(':')) return false
  const halves = text.split('::')
  if (halves.length > 2) return false
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')))
  const tail = groups.at(-1)
  const hasIpv4Tail = tail !== undefined && isIpv4(tail)
  const hexadecimal = hasIpv4Tail ? groups.slice(0, -1) : groups
  if (!hexadecimal.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return false
  const length = hexadecimal.length + (hasIpv4Tail ? 2 : 0)
  return halves.length === 2 ? length <= 7 : length === 8
}

function isIpv4(text: string): boolean {
  return /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/.test(text)
}
