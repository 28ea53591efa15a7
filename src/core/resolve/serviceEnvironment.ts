import { asFileKey } from './projectPath'
import type { Collector } from './collector'
import { dotenvProblem, requestText } from './environment'
import type { VariableLookup } from './interpolate'
import { keyValueMap } from './mergeRules'
import { parseDotenv } from './parseDotenv'
import { isNull, mapNode, scalarAsText, scalarNode, textOf, withEntry } from './resolvedNodes'
import type { FileRequest, Origin, ProjectInput, ResolvedMap, ResolvedNode } from './types'

/** A variable without a value takes the one of `lookup`; without one there it stays without. */
export function resolveVariables(environment: ResolvedNode, lookup: VariableLookup, collector: Collector): ResolvedNode {
  if (environment.kind === 'scalar') return environment
  const map = keyValueMap(environment)
  const entries = new Map<string, ResolvedNode>()
  for (const [name, value] of map.entries) {
    if (isNull(value)) collector.variables([name])
    const found = isNull(value) ? lookup(name) : undefined
    entries.set(name, found === undefined ? value : scalarNode(found, value.origins))
  }
  return mapNode(entries, map.origins)
}

export interface MappingFiles {
  readonly input: ProjectInput
  readonly lookup: VariableLookup
  readonly collector: Collector
}

/** Lays `environment` over what the env files set; the files' values stay visible as what was beaten. */
export function withEnvFiles(service: ResolvedMap, files: MappingFiles): ResolvedMap {
  const list = service.entries.get('env_file')
  if (list?.kind !== 'seq' || list.items.length === 0) return service
  const written = service.entries.get('environment')
  const own = written?.kind === 'map' ? written : mapNode(new Map(), [])
  const lookup: VariableLookup = (name) => files.lookup(name) ?? scalarAsText(own.entries.get(name))
  const before = new Map<string, string>()
  for (const [name, value] of own.entries) if (!isNull(value)) before.set(name, scalarAsText(value) ?? '')
  const found = new Map<string, ResolvedNode>()
  for (const item of list.items) {
    if (item.kind !== 'map') continue
    const path = asFileKey(textOf(item.entries.get('path')) ?? '')
    const required = item.entries.get('required')
    const isRequired = !(required?.kind === 'scalar' && (required.value === false || required.value === 'false'))
    const content = readMappingFile({ path, role: 'env_file' }, isRequired, item.origins[0] ?? null, textOf(item.entries.get('format')), { ...files, lookup }, before)
    for (const [name, value] of content) {
      before.set(name, value.text)
      found.set(name, layOver(scalarNode(value.text, [value.origin]), found.get(name)))
    }
  }
  if (found.size === 0) return service
  for (const [name, value] of own.entries) found.set(name, layOver(value, found.get(name)))
  return withEntry(service, 'environment', mapNode(found, own.origins.length > 0 ? own.origins : list.origins))
}

/** The same for labels; of several files the later one wins, and a file sees the labels of the ones before it. */
export function withLabelFiles(service: ResolvedMap, files: MappingFiles): ResolvedMap {
  const list = service.entries.get('label_file')
  if (list?.kind !== 'seq' || list.items.length === 0) return service
  const written = service.entries.get('labels')
  const own = written && written.kind !== 'scalar' ? keyValueMap(written) : mapNode(new Map(), [])
  const found = new Map<string, ResolvedNode>()
  for (const item of list.items) {
    const path = asFileKey(textOf(item) ?? '')
    const lookup: VariableLookup = (name) => scalarAsText(found.get(name))
    const content = readMappingFile({ path, role: 'label_file' }, true, item.origins[0] ?? null, undefined, { ...files, lookup }, new Map())
    for (const [name, value] of content) found.set(name, layOver(scalarNode(value.text, [value.origin]), found.get(name)))
  }
  if (found.size === 0) return service
  for (const [name, value] of own.entries) found.set(name, layOver(value, found.get(name)))
  return withEntry(service, 'labels', mapNode(found, own.origins.length > 0 ? own.origins : list.origins))
}

interface FileValue {
  readonly text: string
  readonly origin: Origin
}

function readMappingFile(request: FileRequest, required: boolean, origin: Origin | null, format: string | undefined, files: MappingFiles, before: ReadonlyMap<string, string>): ReadonlyMap<string, FileValue> {
  const values = new Map<string, FileValue>()
  const text = requestText(files.input, request, required, files.collector, origin)
  if (text === undefined) return values
  if (format !== undefined && format !== '' && format !== '.env' && format !== 'raw') {
    files.collector.problem('unknown-env-format', `The env file format "${format}" is unknown; leave it out, or write raw.`, { format }, origin)
    return values
  }
  const set = (name: string, value: string): void => void values.set(name, { text: value, origin: { file: request.path, path: [name], node: null, layer: 'env_file' } })
  if (format === 'raw') {
    readRaw(text, request.path, files, set)
    return values
  }
  const dotenv = parseDotenv(text, files.lookup, before)
  files.collector.variables(dotenv.variables)
  if (dotenv.fault) dotenvProblem(files.collector, request.path, dotenv.fault.line, dotenv.fault.message)
  for (const [name, value] of dotenv.values) set(name, value)
  return values
}

/** `format: raw` takes every value as it stands, quotes and dollars too. */
function readRaw(text: string, path: string, files: MappingFiles, set: (name: string, value: string) => void): void {
  text.replace(/^\ufeff/, '').split(/\r?\n/).forEach((raw, index) => {
    const line = raw.trimStart()
    if (line === '' || line.startsWith('#')) return
    const cut = line.indexOf('=')
    const name = cut < 0 ? line : line.slice(0, cut)
    if (name === '' || /\s/.test(name)) {
      dotenvProblem(files.collector, path, index + 1, name === '' ? 'there is no variable name' : `the variable name "${name}" holds a space`)
      return
    }
    if (cut < 0) files.collector.variables([name])
    const value = cut < 0 ? files.lookup(name) : line.slice(cut + 1)
    if (value !== undefined) set(name, value)
  })
}

function layOver(winner: ResolvedNode, beaten: ResolvedNode | undefined): ResolvedNode {
  return beaten ? { ...winner, origins: [...winner.origins, ...beaten.origins] } : winner
}
