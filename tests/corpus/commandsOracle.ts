import { parse } from 'yaml'

/**
 * What commands mean, on plain data read by the `yaml` library: nothing of the core is used here. Lists and maps that Compose takes for the
 * same are compared in one form, and nothing else is.
 */
export type Data = null | boolean | number | string | Data[] | { [key: string]: Data }
export type DataMap = { [key: string]: Data }

export function readData(text: string, merge = true): DataMap {
  const data: unknown = parse(text, { merge, maxAliasCount: -1, logLevel: 'silent' })
  // Through JSON, so that what an anchor shares is no longer one object.
  return asMap(JSON.parse(JSON.stringify(data ?? {})) as Data)
}

export function isMap(data: Data | undefined): data is DataMap {
  return typeof data === 'object' && data !== null && !Array.isArray(data)
}
export function asMap(data: Data | undefined): DataMap {
  return isMap(data) ? data : {}
}
export function asList(data: Data | undefined): Data[] {
  return Array.isArray(data) ? data : []
}
export function servicesOf(root: DataMap): [string, DataMap][] {
  return Object.entries(asMap(root['services'])).flatMap(([name, service]): [string, DataMap][] => (isMap(service) ? [[name, service]] : []))
}
export function serviceOf(root: DataMap, name: string): DataMap {
  return asMap(asMap(root['services'])[name])
}

/** `NAME=value` lists as maps. */
export function keyed(data: Data | undefined): Map<string, Data> {
  if (isMap(data)) return new Map(Object.entries(data))
  return new Map(asList(data).map((item): [string, Data] => {
    const [name = '', ...rest] = String(item).split('=')
    return [name, rest.length > 0 ? rest.join('=') : null]
  }))
}

/** Names in a list as a map of what the list means by them. */
export function named(data: Data | undefined, meaning: Data): Map<string, Data> {
  if (isMap(data)) return new Map(Object.entries(data))
  return new Map(asList(data).map((item) => [String(item), meaning]))
}

const started = { condition: 'service_started' }

export function dependenciesOf(service: DataMap): Map<string, Data> {
  return named(service['depends_on'], started)
}

/** One form for what may be written in two; keys sorted. */
export function canonical(root: DataMap): string {
  const services = Object.fromEntries(
    Object.entries(asMap(root['services'])).map(([name, service]) => {
      if (!isMap(service)) return [name, service]
      const forms: DataMap = {}
      const put = (key: string, entries: Map<string, Data>): void => void (service[key] !== undefined && (forms[key] = entries.size > 0 ? Object.fromEntries(entries) : []))
      put('depends_on', dependenciesOf(service))
      put('networks', named(service['networks'], null))
      put('environment', new Map([...keyed(service['environment'])].map(([key, value]) => [key, value === null ? null : String(value)])))
      put('labels', new Map([...keyed(service['labels'])].map(([key, value]) => [key, value === null ? '' : String(value)])))
      if (typeof service['env_file'] === 'string') forms['env_file'] = [service['env_file']]
      // An empty list says what no list says; it is written where a merge key would bring another one back.
      const whole = Object.entries({ ...service, ...forms }).filter(([, value]) => !(Array.isArray(value) && value.length === 0))
      return [name, Object.fromEntries(whole)]
    }),
  )
  return JSON.stringify(root['services'] === undefined ? root : { ...root, services }, (_, value: Data) => (isMap(value) ? Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)) : value))
}

/** Calls back for each name of a service's attributes that refers to another service; what comes back takes its place, null takes it out. */
export function mapServiceReferences(service: DataMap, change: (name: string) => string | null): void {
  const list = (key: string, holder: DataMap, read: (text: string) => [string, string, string] | null): void => {
    if (!Array.isArray(holder[key])) return
    const items = asList(holder[key]).flatMap((item): Data[] => {
      const parts = typeof item === 'string' ? read(item) : null
      if (!parts) return [item]
      const to = change(parts[1])
      return to === null ? [] : [parts[0] + to + parts[2]]
    })
    if (items.length === 0 && asList(holder[key]).length > 0) delete holder[key]
    else holder[key] = items
  }
  const keys = (key: string): void => {
    const map = service[key]
    if (!isMap(map)) return
    const entries = Object.entries(map).flatMap(([name, value]): [string, Data][] => {
      const to = change(name)
      return to === null ? [] : [[to, value]]
    })
    if (entries.length === 0 && Object.keys(map).length > 0) delete service[key]
    else service[key] = Object.fromEntries(entries)
  }
  const beforeColon = (text: string): [string, string, string] => ['', text.split(':')[0] ?? '', text.slice((text.split(':')[0] ?? '').length)]
  list('depends_on', service, (text) => ['', text, ''])
  keys('depends_on')
  list('links', service, beforeColon)
  list('volumes_from', service, (text) => (text.startsWith('container:') ? null : beforeColon(text)))
  for (const key of ['network_mode', 'pid', 'ipc']) {
    const value = service[key]
    if (typeof value !== 'string' || !value.startsWith('service:')) continue
    const to = change(value.slice('service:'.length))
    if (to === null) delete service[key]
    else service[key] = `service:${to}`
  }
  const base = service['extends']
  if (typeof base === 'string') service['extends'] = change(base) ?? base
  if (isMap(base) && base['file'] === undefined && typeof base['service'] === 'string') base['service'] = change(base['service']) ?? base['service']
  const build = service['build']
  if (!isMap(build)) return
  const contexts = build['additional_contexts']
  if (isMap(contexts)) {
    for (const [name, value] of Object.entries(contexts)) {
      const to = typeof value === 'string' && value.startsWith('service:') ? change(value.slice('service:'.length)) : undefined
      if (to === null) delete contexts[name]
      else if (to !== undefined) contexts[name] = `service:${to}`
    }
    if (Object.keys(contexts).length === 0) delete build['additional_contexts']
  }
}

/** Whether `from` waits for `goal`, by whatever makes Compose start one before the other. */
export function waitsFor(root: DataMap, from: string, goal: string, seen = new Set<string>()): boolean {
  if (from === goal) return true
  if (seen.has(from)) return false
  seen.add(from)
  const names: string[] = []
  const service = structuredClone(serviceOf(root, from))
  mapServiceReferences(service, (name) => {
    names.push(name)
    return name
  })
  return names.some((name) => waitsFor(root, name, goal, seen))
}

export function mountOf(item: Data): { source: string | null; target: string } {
  if (isMap(item)) return { source: item['source'] === undefined ? null : String(item['source']), target: String(item['target'] ?? '') }
  const parts = String(item).replace(/\$\{[^}]*\}/g, (text) => text.replaceAll(':', '\u0000')).split(':').map((part) => part.replaceAll('\u0000', ':'))
  return parts.length === 1 ? { source: null, target: parts[0] ?? '' } : { source: parts[0] ?? '', target: parts[1] ?? '' }
}
