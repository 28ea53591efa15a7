import type { Command } from '@core/commands/types'
import { asList, asMap, dependenciesOf, isMap, keyed, mapServiceReferences, mountOf, named, serviceOf, servicesOf, waitsFor, type Data, type DataMap } from './commandsOracle'

/** A command that can be asked for in a text, and what it makes of the text's data. */
export interface Case {
  readonly command: Command
  readonly expected: (root: DataMap) => void
  /** Whether what goes may take its own comments along. */
  readonly removes?: boolean
  /** Whether comments are copied. */
  readonly copies?: boolean
}

function section(root: DataMap, name: string): DataMap {
  if (!isMap(root[name])) root[name] = {}
  return asMap(root[name])
}

/** Every command at every place where it applies. `raw` is the data without merge keys: only what is written here can be taken away. */
export function casesOf(root: DataMap, raw: DataMap): Case[] {
  const services = servicesOf(root)
  const cases: Case[] = [
    { command: { op: 'add-service', name: 'stackyard', image: 'redis:7' }, expected: (data) => void (section(data, 'services')['stackyard'] = { image: 'redis:7' }) },
    { command: { op: 'add-resource', kind: 'volume', name: 'stackyard', definition: { driver: 'local' } }, expected: (data) => void (section(data, 'volumes')['stackyard'] = { driver: 'local' }) },
    { command: { op: 'add-resource', kind: 'network', name: 'stackyard', definition: { internal: true } }, expected: (data) => void (section(data, 'networks')['stackyard'] = { internal: true }) },
  ]
  const names = Object.keys(asMap(raw['services']))
  if (names.some((name, index) => index > 0 && name < (names[index - 1] ?? ''))) cases.push({ command: { op: 'sort', path: ['services'] }, expected: () => undefined })
  for (const [index, [name, service]] of services.entries()) {
    const own = asMap(asMap(raw['services'])[name])
    cases.push(...wholeService(root, name), ...relations(root, name, service, index), ...attributes(name, service, own))
  }
  return cases.concat(resources(root))
}

function wholeService(root: DataMap, name: string): Case[] {
  const isExtended = servicesOf(root).some(([, service]) => service['extends'] === name || (asMap(service['extends'])['service'] === name && asMap(service['extends'])['file'] === undefined))
  const cases: Case[] = [
    {
      command: { op: 'rename-service', from: name, to: 'stackyard' },
      expected: (data) => {
        for (const [, service] of servicesOf(data)) mapServiceReferences(service, (other) => (other === name ? 'stackyard' : other))
        data['services'] = Object.fromEntries(Object.entries(asMap(data['services'])).map(([key, value]) => [key === name ? 'stackyard' : key, value]))
      },
    },
    {
      command: { op: 'duplicate-service', from: name, to: 'stackyard' },
      copies: true,
      expected: (data) => {
        const copy = structuredClone(serviceOf(data, name))
        delete copy['container_name']
        section(data, 'services')['stackyard'] = copy
      },
    },
  ]
  if (!isExtended) {
    cases.push({
      command: { op: 'remove-service', name, cascade: true },
      removes: true,
      expected: (data) => {
        for (const [key, service] of servicesOf(data)) if (key !== name) mapServiceReferences(service, (other) => (other === name ? null : other))
        delete section(data, 'services')[name]
      },
    })
  }
  return cases
}

function relations(root: DataMap, name: string, service: DataMap, index: number): Case[] {
  const cases: Case[] = []
  const dependencies = dependenciesOf(service)
  const others = servicesOf(root).map(([other]) => other)
  const free = others.filter((other) => other !== name && !dependencies.has(other) && !waitsFor(root, other, name))
  const connectTo = free[index % Math.max(free.length, 1)]
  if (connectTo !== undefined) {
    const become = (entry: Data) => (data: DataMap): void => void (serviceOf(data, name)['depends_on'] = Object.fromEntries([...dependenciesOf(serviceOf(data, name)), [connectTo, entry]]))
    cases.push({ command: { op: 'connect', from: name, to: connectTo }, expected: become({ condition: 'service_started' }) })
    cases.push({ command: { op: 'connect', from: name, to: connectTo, condition: 'service_healthy', restart: true }, expected: become({ condition: 'service_healthy', restart: true }) })
  }
  for (const [other, entry] of dependencies) {
    cases.push({ command: { op: 'disconnect', from: name, to: other }, removes: true, expected: without(name, 'depends_on', (data) => dependenciesOf(data), other) })
    if (asMap(entry)['condition'] !== 'service_completed_successfully' && others.includes(other) && other !== name) {
      cases.push({
        command: { op: 'connect', from: name, to: other, condition: 'service_completed_successfully' },
        expected: (data) => void (serviceOf(data, name)['depends_on'] = Object.fromEntries([...dependenciesOf(serviceOf(data, name)), [other, { ...asMap(entry), condition: 'service_completed_successfully' }]])),
      })
    }
  }
  const mounts = asList(service['volumes'])
  cases.push({
    command: { op: 'mount', service: name, source: 'stackyard', target: '/stackyard', readOnly: true },
    expected: (data) => {
      const list = asList(serviceOf(data, name)['volumes'])
      const long = isMap(list.at(-1))
      serviceOf(data, name)['volumes'] = [...list, long ? { type: 'volume', source: 'stackyard', target: '/stackyard', read_only: true } : 'stackyard:/stackyard:ro']
      const volumes = section(data, 'volumes')
      const empties = Object.values(volumes).filter((value) => value === null || (isMap(value) && Object.keys(value).length === 0))
      volumes['stackyard'] = isMap(empties.at(-1)) ? {} : null
    },
  })
  for (const item of mounts) {
    const { source, target } = mountOf(item)
    if (source === null) continue
    cases.push({
      command: { op: 'unmount', service: name, source, target },
      removes: true,
      expected: (data) => keepItems(data, name, 'volumes', (other) => mountOf(other).source !== source || mountOf(other).target !== target),
    })
  }
  if (service['network_mode'] === undefined) {
    cases.push({
      command: { op: 'attach', service: name, network: 'stackyard' },
      expected: (data) => {
        const value = serviceOf(data, name)['networks']
        const empties = Object.values(asMap(value)).filter((entry) => entry === null || (isMap(entry) && Object.keys(entry).length === 0))
        serviceOf(data, name)['networks'] = Object.fromEntries([...named(value, null), ['stackyard', isMap(value) && isMap(empties.at(-1)) ? {} : null]])
        const networks = section(data, 'networks')
        const neighbours = Object.values(networks).filter((entry) => entry === null || (isMap(entry) && Object.keys(entry).length === 0))
        networks['stackyard'] = isMap(neighbours.at(-1)) ? {} : null
      },
    })
  }
  for (const network of named(service['networks'], null).keys()) {
    cases.push({ command: { op: 'detach', service: name, network }, removes: true, expected: without(name, 'networks', (data) => named(data['networks'], null), network) })
  }
  return cases
}

function attributes(name: string, service: DataMap, own: DataMap): Case[] {
  const at = (data: DataMap): DataMap => serviceOf(data, name)
  const cases: Case[] = [
    { command: { op: 'set', path: ['services', name, 'image'], value: 'stackyard:1.20' }, expected: (data) => void (at(data)['image'] = 'stackyard:1.20') },
    { command: { op: 'set', path: ['services', name, 'stop_grace_period'], value: '1m30s' }, expected: (data) => void (at(data)['stop_grace_period'] = '1m30s') },
    { command: { op: 'set', path: ['services', name, 'healthcheck', 'retries'], value: 7 }, expected: (data) => void (at(data)['healthcheck'] = { ...asMap(at(data)['healthcheck']), retries: 7 }) },
    { command: { op: 'set-env', service: name, name: 'STACKYARD', value: 'yes' }, expected: (data) => void (at(data)['environment'] = Object.fromEntries([...keyed(at(data)['environment']), ['STACKYARD', 'yes']])) },
    { command: { op: 'set-label', service: name, name: 'stack.yard', value: 'a b' }, expected: (data) => void (at(data)['labels'] = Object.fromEntries([...keyed(at(data)['labels']), ['stack.yard', 'a b']])) },
    { command: { op: 'add-port', service: name, value: '127.0.0.1:18080:80' }, expected: (data) => void (at(data)['ports'] = [...asList(at(data)['ports']), '127.0.0.1:18080:80']) },
    {
      command: { op: 'add-env-file', service: name, path: './stackyard.env' },
      expected: (data) => {
        const value = at(data)['env_file']
        const list = typeof value === 'string' ? [value] : asList(value)
        at(data)['env_file'] = [...list, isMap(list.at(-1)) ? { path: './stackyard.env' } : './stackyard.env']
      },
    },
  ]
  for (const attribute of Object.keys(own)) {
    // What a merge key would bring back cannot be taken away by leaving it out.
    if (own['<<'] !== undefined) continue
    cases.push({
      command: { op: 'delete', path: ['services', name, attribute] },
      removes: true,
      expected: (data) => {
        delete at(data)[attribute]
      },
    })
  }
  for (const [index] of asList(service['ports']).entries()) {
    cases.push({
      command: { op: 'remove-port', service: name, index },
      removes: true,
      expected: (data) => keepItems(data, name, 'ports', (_, position) => position !== index),
    })
  }
  const merged = isMap(own['environment']) && own['environment']['<<'] !== undefined
  for (const [variable] of merged ? [] : keyed(service['environment'])) {
    if (variable === '') continue
    const set = (data: DataMap): void => void (at(data)['environment'] = Object.fromEntries([...keyed(at(data)['environment']), [variable, 'stackyard']]))
    cases.push({ command: { op: 'set-env', service: name, name: variable, value: 'stackyard' }, expected: set })
    cases.push({ command: { op: 'unset-env', service: name, name: variable }, removes: true, expected: without(name, 'environment', (data) => keyed(data['environment']), variable) })
  }
  for (const attribute of ['environment', 'labels', 'networks']) {
    const value = own[attribute]
    const items = asList(value).map((item) => String(item).split('=')[0])
    if (items.length > 0 && new Set(items).size === items.length) cases.push({ command: { op: 'convert', path: ['services', name, attribute], form: 'long' }, expected: () => undefined })
    if (attribute !== 'networks' && isMap(value) && Object.keys(value).length > 0 && value['<<'] === undefined) cases.push({ command: { op: 'convert', path: ['services', name, attribute], form: 'short' }, expected: () => undefined })
  }
  for (const attribute of ['healthcheck', 'logging', 'deploy', 'ports', 'build']) {
    const value = own[attribute]
    const size = Array.isArray(value) ? value.length : isMap(value) ? Object.keys(value).length : 0
    if (size > 0) cases.push({ command: { op: 'extract-anchor', path: ['services', name, attribute], name: 'stackyard' }, expected: (data) => void (data['x-stackyard'] = at(data)[attribute] ?? null) })
  }
  return cases
}

function resources(root: DataMap): Case[] {
  return (['volume', 'network', 'secret', 'config'] as const).flatMap((kind): Case[] =>
    Object.keys(asMap(root[`${kind}s`])).flatMap((name): Case[] => {
      if (kind === 'network' && name === 'default') return []
      return [
        { command: { op: 'rename-resource', kind, from: name, to: 'stackyard' }, expected: (data) => changeResource(data, kind, name, 'stackyard') },
        { command: { op: 'remove-resource', kind, name, cascade: true }, removes: true, expected: (data) => changeResource(data, kind, name, null) },
      ]
    }),
  )
}

function changeResource(data: DataMap, kind: 'volume' | 'network' | 'secret' | 'config', name: string, to: string | null): void {
  const attribute = `${kind}s`
  const change = (holder: DataMap, key: string): void => {
    const value = holder[key]
    if (kind === 'network' && isMap(value)) {
      const entries = Object.entries(value).flatMap(([other, entry]): [string, Data][] => (other !== name ? [[other, entry]] : to === null ? [] : [[to, entry]]))
      if (entries.length > 0) holder[key] = Object.fromEntries(entries)
      else delete holder[key]
    } else if (Array.isArray(value)) {
      const items = value.flatMap((item) => changeItem(item, kind, name, to))
      if (items.length > 0 || value.length === 0) holder[key] = items
      else delete holder[key]
    }
  }
  for (const [, service] of servicesOf(data)) {
    change(service, attribute)
    if (kind === 'secret' && isMap(service['build'])) change(service['build'], 'secrets')
    const credential = service['credential_spec']
    if (kind === 'config' && isMap(credential) && credential['config'] === name && to !== null) credential['config'] = to
  }
  const entries = Object.entries(asMap(data[attribute])).flatMap(([other, entry]): [string, Data][] => (other !== name ? [[other, entry]] : to === null ? [] : [[to, entry]]))
  if (entries.length > 0) data[attribute] = Object.fromEntries(entries)
  else delete data[attribute]
}

function changeItem(item: Data, kind: string, name: string, to: string | null): Data[] {
  if (isMap(item)) {
    const refers = item['source'] === name && (kind !== 'volume' || item['type'] === 'volume')
    return !refers ? [item] : to === null ? [] : [{ ...item, source: to }]
  }
  const text = String(item)
  if (kind !== 'volume') return text !== name ? [item] : to === null ? [] : [to]
  return !text.startsWith(`${name}:`) ? [item] : to === null ? [] : [to + text.slice(name.length)]
}

/** Takes an entry out of an attribute, and an attribute left empty out of its service. */
function without(name: string, attribute: string, read: (service: DataMap) => Map<string, Data>, entry: string): (data: DataMap) => void {
  return (data) => {
    const service = serviceOf(data, name)
    const entries = [...read(service)].filter(([key]) => key !== entry)
    if (entries.length > 0) service[attribute] = Object.fromEntries(entries)
    else delete service[attribute]
  }
}

function keepItems(data: DataMap, name: string, attribute: string, keep: (item: Data, index: number) => boolean): void {
  const service = serviceOf(data, name)
  const items = asList(service[attribute]).filter(keep)
  if (items.length > 0) service[attribute] = items
  else delete service[attribute]
}
