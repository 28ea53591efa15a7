import { interpolate } from '@core/resolve/interpolate'
import type { Field } from '@core/schema/fields'
import { choicesOf, type ScalarKind } from './fieldEditor'

/** Why a text is no value of its kind: a key below `inspector.problems` and what it speaks of. */
export interface TextProblem {
  readonly code: 'expression' | 'duration' | 'size' | 'number' | 'integer' | 'minimum' | 'maximum' | 'boolean' | 'choice' | 'pattern' | 'containerName' | 'pullPolicy' | 'port' | 'portRange' | 'image' | 'mode' | 'address' | 'subnet' | 'macAddress' | 'mount' | 'portMapping' | 'empty'
  readonly params: Readonly<Record<string, string | number>>
}

const duration = /^-?(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|μs|ms|s|m|h)(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))*$/
/** As docker/go-units reads them. */
const size = /^-?\d+(?:\.\d+)? ?(?:[kmgtp](?:i?b)?|b)?$/i
const ipv4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)$/
const ipv6 = /^[\da-f:]*:[\da-f:]*(?:(?:\d{1,3}\.){3}\d{1,3})?$/i
const image = /^[\w.-]+(?::\d+)?(?:\/[\w.-]+)*(?::[\w.-]{1,128})?(?:@[\w+.-]+:[\da-f]{32,})?$/i

/** A pattern is said in words where there are words for it. */
const patternsInWords: readonly (readonly [string, TextProblem['code']])[] = [
  ['services.*.container_name', 'containerName'],
  ['services.*.pull_policy', 'pullPolicy'],
]

/** The schema names no least number of them; Compose refuses one below zero. */
const countsContainers = /\.(?:scale|replicas)$/

/** True where a variable of the text is filled in before Compose looks at it: then any text may be valid. */
export function isExpression(text: string): boolean {
  return interpolate(text, () => '').variables.length > 0
}

/** What is wrong with a text typed for a scalar attribute; null where nothing is known to be. */
export function checkText(field: Field, kind: ScalarKind, text: string): TextProblem | null {
  const reading = interpolate(text, () => '1')
  if (reading.fault?.kind === 'invalid') return problem('expression')
  if (reading.variables.length > 0) return null
  return checkKind(field, kind, text) ?? checkPattern(field, text)
}

function checkKind(field: Field, kind: ScalarKind, text: string): TextProblem | null {
  switch (kind) {
    case 'number':
      return checkNumber(field, text)
    case 'boolean':
      return text === 'true' || text === 'false' ? null : problem('boolean')
    case 'choice': {
      const { words, closed } = choicesOf(field)
      return !closed || words.includes(text) ? null : problem('choice', { words: words.join(', ') })
    }
    case 'duration':
      if (field.path.endsWith('.pull_refresh_after')) return /^(?:\d+[wdhms])+$/.test(text) ? null : problem('duration')
      return duration.test(text) || text === '0' ? null : problem('duration')
    case 'size':
      return size.test(text) ? null : problem('size')
    case 'port':
      return isPort(text) ? null : problem('port')
    case 'port-range':
      return isPortRange(text) ? null : problem('portRange')
    case 'image':
      return image.test(text) ? null : problem('image')
    case 'mode':
      return /^0?o?[0-7]{1,4}$/.test(text) ? null : problem('mode')
    case 'address':
      return ipv4.test(text) || ipv6.test(text) ? null : problem('address')
    case 'subnet':
      return isSubnet(text) ? null : problem('subnet')
    case 'mac-address':
      return /^[\da-f]{2}(?:[:-][\da-f]{2}){5}$/i.test(text) ? null : problem('macAddress')
    case 'text':
      return null
  }
}

function checkNumber(field: Field, text: string): TextProblem | null {
  const isWhole = field.forms.includes('integer') && !field.forms.includes('number')
  if (!/^-?\d+(?:\.\d+)?$/.test(text)) {
    // Words such as `all` for a count of devices.
    if (/\.count$/.test(field.path) && text === 'all') return null
    return problem(isWhole ? 'integer' : 'number')
  }
  if (isWhole && text.includes('.')) return problem('integer')
  const value = Number(text)
  const minimum = field.minimum ?? (countsContainers.test(field.path) ? 0 : undefined)
  if (minimum !== undefined && value < minimum) return problem('minimum', { minimum })
  if (field.maximum !== undefined && value > field.maximum) return problem('maximum', { maximum: field.maximum })
  return null
}

function checkPattern(field: Field, text: string): TextProblem | null {
  if (field.pattern === undefined || new RegExp(`^(?:${field.pattern})$`).test(text)) return null
  const known = patternsInWords.find(([path]) => path === field.path)?.[1]
  return known ? problem(known) : problem('pattern', { pattern: field.pattern })
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535
}

function isPortRange(text: string): boolean {
  const [first = '', last = first] = text.replace(/\/(?:tcp|udp|sctp)$/, '').split('-')
  return isPort(first) && isPort(last) && Number(first) <= Number(last)
}

function isSubnet(text: string): boolean {
  const [address = '', prefix = ''] = text.split('/')
  if (!/^\d{1,3}$/.test(prefix)) return false
  return (ipv4.test(address) && Number(prefix) <= 32) || (ipv6.test(address) && Number(prefix) <= 128)
}

/** The short form of an item of `ports` and `volumes`, and of what else has one. */
export function checkItem(field: Field, kind: ScalarKind, text: string): TextProblem | null {
  if (text === '') return problem('empty')
  const reading = interpolate(text, () => '1')
  if (reading.fault?.kind === 'invalid') return problem('expression')
  if (reading.variables.length > 0) return null
  if (field.path === 'services.*.ports') return isPortMapping(text) ? null : problem('portMapping')
  if (field.path === 'services.*.volumes') return isMount(text) ? null : problem('mount')
  return kind === 'choice' ? null : checkText(field, kind, text)
}

function isPortMapping(text: string): boolean {
  const match = /^(?:(?:(\[[\da-f:.]+\]|[\d.]+):)?([\d-]*):)?([\d-]+)(?:\/(?:tcp|udp|sctp))?$/i.exec(text)
  if (!match) return false
  const [, host, published, target = ''] = match
  return isPortRange(target) && (!published || published === '0' || isPortRange(published)) && (!host || ipv4.test(host) || ipv6.test(host.slice(1, -1)))
}

function isMount(text: string): boolean {
  const parts = text.replace(/^[A-Za-z]:(?=[\\/])/, '').split(':')
  const target = parts[1] ?? parts[0] ?? ''
  return parts.length <= 4 && /^(?:\/|[A-Za-z]$|[A-Za-z]:?[\\/]|\\)/.test(target)
}

function problem(code: TextProblem['code'], params: TextProblem['params'] = {}): TextProblem {
  return { code, params }
}
