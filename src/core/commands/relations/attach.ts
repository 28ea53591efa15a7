import type { PlainValue } from '../../document/types'
import { listToMap } from '../forms/listToMap'
import { refuse } from '../commandRefusal'
import type { CommandOf, Planner } from '../planner'
import { attributeLayers, attributeValues, openAttribute } from '../project/attribute'
import { assertService } from '../project/names'
import { isPlainList, isPlainMap, plainMap, plainText } from '../project/plain'
import { declareResource } from '../resources/declareResource'
import { emptyDefinition } from '../resources/emptyDefinition'

/**
 * Attaches a service to a network. A list of names stays one unless an alias or an address needs the map. A service that named no
 * network was on `default` and leaves it, which the note says.
 */
export const attach: Planner<'attach'> = (draft, command) => {
  const { service, network } = command
  assertService(draft, service)
  const mode = attributeValues(draft, service, 'network_mode').at(-1)
  if (mode) {
    const written = plainText(mode.value) ?? ''
    refuse('NETWORK_MODE_CONFLICT', `${service} has network_mode: ${written} in ${mode.file}; Compose takes either that or networks. Remove network_mode first.`, { service, mode: written, file: mode.file })
  }
  const layers = attributeLayers(draft, service, 'networks')
  if (command.ipv4 !== undefined && !fourNumbers.test(command.ipv4) && !command.ipv4.includes('$')) invalidAddress(command.ipv4, 'IPv4', '172.20.0.10')
  if (command.ipv6 !== undefined && !withColons.test(command.ipv6) && !command.ipv6.includes('$')) invalidAddress(command.ipv6, 'IPv6', 'fd00::10')
  const attached = layers.some(({ file, node }) => {
    const value = draft.document(file).plain(node)
    return isPlainList(value) ? value.some((item) => plainText(item) === network) : isPlainMap(value) && Object.hasOwn(value, network)
  })
  const details = detailsOf(command)
  if (attached && details === null) refuse('ALREADY_ATTACHED', `${service} is on the network ${network} already.`, { service, network })

  const { file, path } = openAttribute(draft, command, service, 'networks', network)
  const value = draft.plain(file, path) ?? null
  if (isPlainMap(value)) {
    if (isPlainMap(details)) {
      const present = value[network]
      const changes = isPlainMap(present) ? Object.entries(details).map(([key, detail]) => ({ type: 'set' as const, path: [...path, network, key], value: detail })) : [{ type: 'set' as const, path: [...path, network], value: details }]
      draft.change(file, ...changes)
    } else draft.change(file, { type: 'set', path: [...path, network], value: emptyDefinition(draft, file, path) })
  } else if (details === null) {
    if (isPlainList(value)) draft.change(file, { type: 'insert', path, index: value.length, value: network })
    else draft.change(file, { type: 'set', path, value: [network] })
  } else if (isPlainList(value) && value.length > 0) {
    listToMap(draft, file, path, (text) => ({ key: text, value: null }))
    draft.change(file, { type: 'set', path: [...path, network], value: details })
    draft.note('FORM_CHANGED', `networks of ${service} is a map now: a list cannot say an alias or an address.`, { path: path.join('.'), form: 'long', file })
  } else {
    draft.change(file, { type: 'set', path, value: plainMap([[network, details]]) })
  }
  if (network !== 'default') declareResource(draft, 'network', network, command.file)
  if (layers.length === 0 && network !== 'default') {
    draft.note('LEAVES_DEFAULT_NETWORK', `${service} named no network, so Compose had it on default. It is on ${network} only now; attach it to default as well to keep it reachable there.`, { service, network })
  }
}

const fourNumbers = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?=\d)|$)){4}$/
const withColons = /^(?=.*:.*:)[\da-f:]{2,39}(?:\d{1,3}(?:\.\d{1,3}){3})?$/i

function invalidAddress(address: string, version: string, example: string): never {
  return refuse('INVALID_ADDRESS', `${address} is no ${version} address, such as ${example}.`, { address, version, example })
}

function detailsOf({ aliases, ipv4, ipv6 }: CommandOf<'attach'>): PlainValue {
  const entries: (readonly [string, PlainValue])[] = [
    ...(aliases && aliases.length > 0 ? [['aliases', aliases] as const] : []),
    ...(ipv4 === undefined ? [] : [['ipv4_address', ipv4] as const]),
    ...(ipv6 === undefined ? [] : [['ipv6_address', ipv6] as const]),
  ]
  return entries.length > 0 ? plainMap(entries) : null
}
