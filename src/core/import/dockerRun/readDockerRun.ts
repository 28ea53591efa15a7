import type { PlainMap, PlainValue } from '../../document/types'
import { namePattern } from '../../commands/project/names'
import { plainMap } from '../../commands/project/plain'
import { shellCommands, type ShellCommand } from '../shellCommands'
import type { ImportResult, Lost } from '../types'
import { writeComposeText } from '../writeComposeText'
import { engineWords, readRunCommand, runWords } from './readRunCommand'
import type { RunDraft } from './runDraft'

export interface DockerRunOptions {
  /**
   * `new`: volumes and networks become the project's own, and begin empty. `external`: those that the engine has already go on
   * being used, under their own names.
   */
  readonly existing?: 'new' | 'external'
}

interface Read {
  readonly draft: RunDraft
  readonly name: string
}

/** Whether a text holds a `docker run` of any engine. */
export function holdsDockerRun(text: string): boolean {
  return /\b(?:docker|podman|nerdctl)(?:\.exe)?\b[^\n]*\b(?:run|create)\b/.test(text.replace(/[\\^`][ \t]*\r?\n/g, ' ')) && commandsOf(text).some((command) => runWords(command) !== null)
}

function commandsOf(text: string): readonly ShellCommand[] {
  try {
    return shellCommands(text)
  } catch {
    // What shell-quote cannot read is no command line.
    return []
  }
}

/** Makes services of `docker run` commands, one each, with the networks and volumes they name; `docker network create` and `docker volume create` define these. */
export function readDockerRun(text: string, { existing = 'new' }: DockerRunOptions = {}): ImportResult {
  const lost: Lost[] = []
  const read: Read[] = []
  const created = { networks: new Map<string, PlainMap>(), volumes: new Map<string, PlainMap>() }
  for (const command of commandsOf(text)) {
    const words = runWords(command)
    if (words === null) {
      if (!readCreate(command, created)) lost.push({ line: command.line, text: command.words.join(' ').replaceAll('$$', '$'), reason: 'other-command' })
      continue
    }
    const { draft, lost: left } = readRunCommand(words, command.line)
    lost.push(...left)
    if (draft.get('image') !== undefined) read.push({ draft, name: serviceName(draft, new Set(read.map(({ name }) => name))) })
  }
  for (const one of read) settleReferences(one, new Set(read.map(({ name }) => name)))
  const services = read.map(({ name, draft }) => [name, draft.definition()] as const)
  return { kind: 'docker-run', text: services.length === 0 ? '' : writeComposeText({ services: plainMap(services), networks: networksOf(read, created.networks, existing), volumes: volumesOf(read, created.volumes, existing) }), lost }
}

function serviceName(draft: RunDraft, taken: ReadonlySet<string>): string {
  const image = String(draft.get('image') ?? '').split('@')[0]?.split('/').at(-1)?.split(':')[0] ?? ''
  const wanted = [draft.name ?? '', image].find((name) => namePattern.test(name)) ?? 'service'
  let name = wanted
  for (let number = 2; taken.has(name); number += 1) name = `${wanted}-${number}`
  return name
}

/** Other containers of the same text are services of the same project; the rest are named as containers. */
function settleReferences({ draft }: Read, names: ReadonlySet<string>): void {
  for (const attribute of ['network_mode', 'pid', 'ipc']) {
    const value = draft.get(attribute)
    const container = typeof value === 'string' && value.startsWith('container:') ? value.slice('container:'.length) : undefined
    if (container !== undefined && names.has(container)) draft.set(attribute, `service:${container}`)
  }
  const links = draft.get('links')
  if (Array.isArray(links)) {
    const isOwn = (link: PlainValue): boolean => names.has(String(link).split(':')[0] ?? '')
    const [own, other] = [links.filter(isOwn), links.filter((link: PlainValue) => !isOwn(link))]
    if (own.length > 0) draft.set('links', own)
    else draft.remove('links')
    if (other.length > 0) draft.set('external_links', other)
  }
  const from = draft.get('volumes_from')
  if (Array.isArray(from)) draft.set('volumes_from', from.map((one) => (names.has(String(one).split(':')[0] ?? '') ? String(one) : `container:${String(one)}`)))
}

function networksOf(read: readonly Read[], created: ReadonlyMap<string, PlainMap>, existing: 'new' | 'external'): PlainMap {
  const names = new Set([...created.keys(), ...read.flatMap(({ draft }) => draft.networks.map(({ name }) => name))])
  return plainMap([...names].map((name) => [name, defined(name, created.get(name), existing)]))
}

function volumesOf(read: readonly Read[], created: ReadonlyMap<string, PlainMap>, existing: 'new' | 'external'): PlainMap {
  const found = new Map<string, PlainMap>(created)
  for (const { draft } of read) {
    for (const [name, definition] of draft.volumes) {
      const driver = draft.volumeDriver === undefined ? {} : { driver: draft.volumeDriver }
      found.set(name, plainMap([...Object.entries(driver), ...Object.entries(found.get(name) ?? {}), ...Object.entries(definition)]))
    }
  }
  return plainMap([...found].map(([name, definition]) => [name, defined(name, definition, existing)]))
}

function defined(name: string, definition: PlainMap | undefined, existing: 'new' | 'external'): PlainValue {
  if (existing === 'external') return plainMap([['name', name], ['external', true]])
  return definition && Object.keys(definition).length > 0 ? definition : null
}

/** `docker network create` and `docker volume create`, with the flags that Compose has attributes for. False for any other command. */
function readCreate(command: ShellCommand, created: { readonly networks: Map<string, PlainMap>; readonly volumes: Map<string, PlainMap> }): boolean {
  const words = engineWords(command)
  const [kind, verb, ...rest] = words ?? []
  if ((kind !== 'network' && kind !== 'volume') || verb !== 'create') return false
  const definition = new Map<string, PlainValue>()
  const pool = new Map<string, PlainValue>()
  const options = new Map<string, PlainValue>()
  const labels = new Map<string, PlainValue>()
  let name = ''
  for (let at = 0; at < rest.length; at += 1) {
    const word = rest[at] ?? ''
    const [flag = '', inline] = word.startsWith('-') ? word.split(/=(.*)/s) : [word]
    const value = (): string => inline ?? rest[(at += 1)] ?? ''
    if (!word.startsWith('-')) name = word
    else if (flag === '-d' || flag === '--driver') definition.set('driver', value())
    else if (flag === '--internal' || flag === '--attachable') definition.set(flag.slice(2), true)
    else if (flag === '--ipv6') definition.set('enable_ipv6', true)
    else if (flag === '--subnet' || flag === '--gateway') pool.set(flag.slice(2), value())
    else if (flag === '--ip-range') pool.set('ip_range', value())
    else if (flag === '--name') name = value()
    else if (flag === '-o' || flag === '--opt' || flag === '--label') {
      const [key = '', setting = ''] = value().split(/=(.*)/s)
      ;(flag === '--label' ? labels : options).set(key, setting)
    } else return false
  }
  if (!namePattern.test(name)) return false
  if (options.size > 0) definition.set('driver_opts', plainMap(options))
  if (pool.size > 0) definition.set('ipam', plainMap([['config', [plainMap(pool)]]]))
  if (labels.size > 0) definition.set('labels', plainMap(labels))
  created[kind === 'network' ? 'networks' : 'volumes'].set(name, plainMap(definition))
  return true
}
