import { planCommands } from '@core/commands/planCommand'
import type { Command, CommandContext } from '@core/commands/types'
import { parseCompose } from '@core/document/parseCompose'
import type { ComposeDocument, Path, PlainMap, PlainValue } from '@core/document/types'
import type { SourceDocument } from '@core/document/SourceDocument'
import { updateDocument } from '@core/document/updateDocument'
import { fields, fieldsUnder, patternSegments, type Field } from '@core/schema/fields'
import type { ResolvedProject } from '@core/resolve/types'
import type { TextEdit } from '@core/text/textEdit'
import { checkItem, checkText } from '@renderer/inspector/registry/checkText'
import { choicesOf, fieldEditor, isScalarKind, scalarEditor, type EditorKind } from '@renderer/inspector/registry/fieldEditor'
import { addItemCommands, addNameCommands, clearCommands, setCommands, setPairCommands, type Place } from '@renderer/inspector/registry/fieldCommands'
import { entryOf, newItem, newName } from '@renderer/inspector/registry/newEntries'
import { valueOfText } from '@renderer/inspector/registry/valueOfText'

const file = 'compose.yaml'
const nothing: ResolvedProject = { name: 'shop', documents: new Map(), services: new Map(), volumes: new Map(), networks: new Map(), secrets: new Map(), configs: new Map(), models: new Map(), extensions: new Map(), profiles: [], variables: [], problems: [], missing: [] }

/** One compose file that commands are done to, each on what the one before left. */
export class EditedFile {
  #document: SourceDocument

  constructor(text: string) {
    this.#document = parseCompose(text)
  }
  get text(): string {
    return this.#document.text
  }
  get document(): ComposeDocument {
    return this.#document
  }
  place(path: Path): Place {
    return { file, document: this.#document, path }
  }
  /** What was put in and taken out of the text by the commands so far. */
  readonly edits: TextEdit[] = []
  run(commands: readonly Command[]): void {
    const context: CommandContext = {
      input: { name: null, folderName: 'shop', composeFiles: [file], files: new Map([[file, { kind: 'text', text: this.text }]]), environment: {}, profiles: [] },
      project: { ...nothing, documents: new Map([[file, this.#document]]) },
    }
    const plan = planCommands(context, commands)
    if (!plan.ok) throw new Error(`${JSON.stringify(commands)}: ${plan.refusal.message}`)
    for (const { edits } of plan.files) {
      this.edits.push(...edits)
      this.#document = updateDocument(this.#document, edits)
    }
  }
}

/** What the entries that hold an attribute say besides it, by what holds it; the first row that fits an attribute counts. */
const siblings: readonly (readonly [holder: RegExp, attribute: RegExp, says: PlainValue])[] = [
  [/\.ports\[\]$/, /target$/, { protocol: 'tcp' }],
  [/\.ports\[\]$/, /./, { target: 80 }],
  [/\.volumes\[\]$/, /\.bind(?:\.|$)|\.consistency$/, { type: 'bind', source: '/srv', target: '/data' }],
  [/\.volumes\[\]$/, /\.tmpfs(?:\.|$)/, { type: 'tmpfs', target: '/data' }],
  [/\.volumes\[\]$/, /\.image(?:\.|$)/, { type: 'image', source: 'nginx', target: '/data' }],
  [/\.volumes\[\]$/, /\.type$/, { source: '/srv', target: '/data' }],
  [/\.volumes\[\]$/, /\.source$/, { type: 'volume', target: '/data' }],
  [/\.volumes\[\]$/, /\.target$/, { type: 'volume', source: 'data' }],
  [/\.volumes\[\]$/, /./, { type: 'volume', source: 'data', target: '/data' }],
  [/\.watch\[\]$/, /\.path$/, { action: 'rebuild' }],
  [/\.watch\[\]$/, /\.action$/, { path: './src' }],
  [/\.watch\[\]$/, /\.exec$|\.exec\.command$/, { path: './src', action: 'sync+exec', target: '/app' }],
  [/\.watch\[\]$/, /\.exec\./, { path: './src', action: 'sync+exec', target: '/app', exec: { command: 'true' } }],
  [/\.watch\[\]$/, /./, { path: './src', action: 'rebuild' }],
  [/\.(?:secrets|configs)\[\]$/, /\.source$/, { target: '/run/key' }],
  [/\.build\.secrets\[\]$/, /./, { source: 'key' }],
  [/\.secrets\[\]$/, /./, { source: 'key' }],
  [/\.configs\[\]$/, /./, { source: 'settings' }],
  [/\.reservations\.devices\[\]$|\.gpus\[\]$/, /\.capabilities$/, { driver: 'nvidia' }],
  [/\.reservations\.devices\[\]$|\.gpus\[\]$/, /./, { capabilities: ['gpu'] }],
  [/\.devices\[\]$/, /\.source$/, { target: '/dev/zero' }],
  [/\.devices\[\]$/, /\.target$/, { source: '/dev/zero' }],
  [/\.devices\[\]$/, /./, { source: '/dev/zero', target: '/dev/zero' }],
  [/\.env_file\[\]$/, /\.path$/, { required: false }],
  [/\.env_file\[\]$/, /\.required$/, { path: './absent.env' }],
  [/\.env_file\[\]$/, /./, { path: './absent.env', required: false }],
  [/\.generic_resources\[\]$/, /\.discrete_resource_spec/, { 'x-note': 'a card' }],
  [/\.generic_resources\[\]$/, /./, { discrete_resource_spec: { kind: 'card', value: 1 } }],
  [/\.preferences\[\]$/, /\.spread$/, { 'x-note': 'by rack' }],
  [/\.preferences\[\]$/, /./, { spread: 'node.labels.rack' }],
  [/_bps\[\]$|_iops\[\]$/, /\.path$/, { rate: 1000 }],
  [/\.weight_device\[\]$/, /\.path$/, { weight: 300 }],
  [/_bps\[\]$|_iops\[\]$|\.weight_device\[\]$/, /./, { path: '/dev/sda' }],
  [/\.(?:pre_start|post_start|pre_stop)\[\]$/, /\.command$/, { user: 'root' }],
  [/\.(?:pre_start|post_start|pre_stop)\[\]$/, /./, { command: 'true' }],
  [/\.ipam\.config\[\]$/, /\.subnet$/, { gateway: '10.5.0.1' }],
  [/\.ipam\.config\[\]$/, /./, { subnet: '10.5.0.0/16' }],
  [/^include\[\]$/, /\.path$/, { project_directory: '.' }],
  [/^include\[\]$/, /./, { path: './other.yaml' }],
  [/\.depends_on\.\*$/, /\.condition$/, { required: true }],
  [/\.depends_on\.\*$/, /./, { condition: 'service_started' }],
  [/\.ulimits\.\*$/, /\.hard$/, { soft: 1024 }],
  [/\.ulimits\.\*$/, /\.soft$/, { hard: 2048 }],
  [/\.ulimits\.\*$/, /./, { soft: 1024, hard: 2048 }],
  [/^models\.\*$/, /\.model$/, { name: 'small' }],
  [/^models\.\*$/, /./, { model: 'ai/small' }],
  [/^configs\.\*$/, /\.(?:content|environment|file)$/, { labels: { owner: 'blue' } }],
  [/^secrets\.\*$/, /\.(?:environment|file)$/, { labels: { owner: 'blue' } }],
  [/^(?:secrets|configs)\.\*$/, /\.external/, { 'x-note': 'from the store' }],
  [/^(?:secrets|configs)\.\*$/, /./, { file: './key.txt' }],
]

/** Attributes that only mean something beside another one of the same holder. */
const companions: readonly (readonly [attribute: RegExp, beside: string, value: PlainValue])[] = [
  [/^services\.\*\.extends\.file$/, 'service', 'guest'],
  [/^services\.\*\.provider\.(?!type)/, 'type', 'cloud'],
  [/^services\.\*\.healthcheck\.(?!test|disable)/, 'test', 'true'],
  [/^services\.\*\.build\.ulimits/, 'context', '.'],
  [/\.exec\.(?!command)/, 'command', 'true'],
  [/^services\.\*\.deploy\.resources\.reservations\.generic_resources\[\]\.discrete_resource_spec\.value$/, 'kind', 'card'],
  [/^services\.\*\.deploy\.resources\.reservations\.generic_resources\[\]\.discrete_resource_spec\.(?!value)/, 'value', 1],
  [/^services\.\*\.volumes\[\]\.image\.x-\*$/, 'subpath', 'www'],
]

/** What a person types, where the kind alone does not say it. */
const samples: readonly (readonly [RegExp, string])[] = [
  [/^name$/, 'shop'],
  [/^include\[\]\.path$|^include$/, './other.yaml'],
  [/^include\[\]\.env_file$/, './other.env'],
  [/^include\[\]\.project_directory$/, '.'],
  [/^version$/, '3.9'],
  [/\.deploy\.replicas$|\.scale$/, '2'],
  [/\.discrete_resource_spec\.value$/, '2'],
  [/max_failure_ratio$/, '0.2'],
  [/cpus$/, '0.5'],
  [/\.cpu_percent$/, '50'],
  [/\.cpuset$/, '0,1'],
  [/\.mem_swappiness$/, '10'],
  [/\.weight$/, '300'],
  [/_iops\[\]\.rate$/, '1000'],
  [/\.gpus\[\]\.count$|devices\[\]\.count$/, 'all'],
  [/^services\.\*\.ports$/, '127.0.0.1:8080:80'],
  [/^services\.\*\.volumes$/, 'data:/var/lib/data'],
  [/^services\.\*\.secrets$|\.build\.secrets$|\.secrets\[\]\.source$/, 'key'],
  [/^services\.\*\.configs$|\.configs\[\]\.source$/, 'settings'],
  [/^services\.\*\.devices$/, '/dev/zero:/dev/zero:r'],
  [/^services\.\*\.devices\[\]\.(?:source|target)$/, '/dev/zero'],
  [/\.permissions$/, 'rw'],
  [/^services\.\*\.env_file$/, './absent.env'],
  [/^services\.\*\.label_file$/, './labels.txt'],
  [/^services\.\*\.env_file\[\]\.path$/, './absent.env'],
  [/^services\.\*\.extends\.file$/, './other.yaml'],
  [/^services\.\*\.extends/, 'base'],
  [/^services\.\*\.gpus$/, 'all'],
  [/^services\.\*\.network_mode$/, 'none'],
  [/^services\.\*\.stop_signal$/, 'SIGINT'],
  [/^services\.\*\.expose$/, '3000'],
  [/^services\.\*\.tmpfs$/, '/run'],
  [/^services\.\*\.links$/, 'base:old'],
  [/^services\.\*\.external_links$/, 'other:old'],
  [/^services\.\*\.volumes_from$/, 'base:ro'],
  [/^services\.\*\.device_cgroup_rules$/, 'c 1:3 mr'],
  [/^services\.\*\.(?:cap_add|cap_drop)$/, 'NET_ADMIN'],
  [/^services\.\*\.platform$/, 'linux/amd64'],
  [/\.build\.platforms$/, 'linux/arm64'],
  [/\.build\.cache_to$/, 'type=local,dest=./cache'],
  [/\.build\.entitlements$/, 'network.host'],
  [/\.build\.dockerfile_inline$/, 'FROM scratch'],
  [/\.pull_refresh_after$/, '24h'],
  [/\.pull_policy$/, 'every_12h'],
  [/^services\.\*\.restart$/, 'on-failure:3'],
  [/\.user$/, '1000:1000'],
  [/\.(?:uid|gid)$/, '103'],
  [/\.group_add$/, '1000'],
  [/\.volumes\[\]\.source$/, 'data'],
  [/\.volumes\[\]\.target$/, '/data'],
  [/\.volumes\[\]\.type$/, 'bind'],
  [/\.provider\.options\.\*$/, 'small'],
  [/extra_hosts\.\*$/, '10.0.0.7'],
  [/\.ulimits\.\*$/, '1024'],
  [/\.credential_spec\.(?:file|registry)$/, 'spec.json'],
  [/\.credential_spec\.config$/, 'settings'],
  [/^(?:secrets|configs)\.\*\.environment$/, 'KEY'],
  [/^(?:secrets|configs)\.\*\.file$/, './key.txt'],
  [/\.context_size$/, '4096'],
  [/\.external$/, 'true'],
  [/\.ip_range$/, '10.5.1.0/24'],
  [/\.subnet$/, '10.5.0.0/16'],
  [/\.ipv6_address$/, 'fd00::7'],
  [/\.link_local_ips$/, '169.254.8.8'],
  [/\.gateway$/, '10.5.0.1'],
  [/\.tmpfs\.mode$/, '1777'],
  [/\.oom_score_adj$/, '-500'],
  [/\.develop\.watch\[\]\.action$/, 'rebuild'],
  [/\.healthcheck\.test$/, 'CMD'],
]

const bySort: Readonly<Partial<Record<EditorKind, string>>> = {
  text: 'value', number: '5', boolean: 'true', duration: '1m30s', size: '64m', port: '8080', 'port-range': '8000-8010', image: 'nginx:1.27', mode: '0440', address: '10.5.0.7', subnet: '10.5.0.0/16', 'mac-address': '02:42:ac:11:00:02',
}

/** A text for a scalar attribute, or for a short item; it must pass the attribute's own check. */
export function sampleText(field: Field): string {
  const kind = scalarEditor(field)
  const text = samples.find(([pattern]) => pattern.test(field.path))?.[1] ?? (kind === 'choice' ? choicesOf(field).words[0] : bySort[kind]) ?? 'value'
  const problem = fieldEditor(field) === kind ? checkText(field, kind, text) : checkItem(field, kind, text)
  if (problem) throw new Error(`${field.path}: the sample ${text} is refused as ${problem.code}`)
  return text
}

const names: readonly (readonly [RegExp, string])[] = [
  [/^services$/, 'extra'],
  [/\.depends_on$/, 'base'],
  [/\.networks$/, 'back'],
  [/\.ulimits$/, 'nofile'],
  [/\.models$/, 'llm'],
  [/\.sysctls$/, 'net.core.somaxconn'],
  [/extra_hosts$/, 'files'],
]

function nameIn(pattern: string): string {
  return names.find(([test]) => test.test(pattern))?.[1] ?? 'one'
}

export type Form = 'short' | 'long' | 'list' | 'map' | 'only'

/** One attribute in one of its forms: how it is set and cleared through the inspector's own code. */
export interface AttributeRow {
  readonly field: Field
  readonly form: Form
  /** Of the attribute; `owner` takes the place of the service's or resource's name. */
  path(owner: string): Path
  /** What must be there before: the entries that hold it. */
  prepare(edited: EditedFile, owner: string): void
  set(edited: EditedFile, owner: string): void
  clear(edited: EditedFile, owner: string): void
}

export const attributeRows: readonly AttributeRow[] = fields.flatMap((field) => formsOf(fieldEditor(field), field).map((form) => rowOf(field, form)))

function formsOf(kind: EditorKind, field: Field): readonly Form[] {
  const takesList = field.forms.some((form) => form.startsWith('list'))
  if (kind === 'pairs' || kind === 'names') return takesList ? ['map', 'list'] : ['map']
  if (kind === 'text-or-list') return ['short', 'list']
  if (kind === 'text-or-fields') return ['short', 'long']
  if (kind === 'items') return newItem(field) ? (field.forms.includes('string') ? ['short', 'long'] : ['long']) : ['short', 'long']
  return ['only']
}

function rowOf(field: Field, form: Form): AttributeRow {
  const path = (owner: string): Path => instance(field.path, owner)
  return {
    field,
    form,
    path,
    prepare: (edited, owner) => prepare(edited, field, owner),
    set: (edited, owner) => {
      const place = edited.place(path(owner))
      edited.run(commandsFor(place, field, form))
      if (form === 'list') edited.run(again(edited.place(place.path), field))
    },
    clear: (edited, owner) => edited.run(clearCommands(edited.place(path(owner)))),
  }
}

function instance(pattern: string, owner: string): Path {
  const path: (string | number)[] = []
  let before = ''
  for (const segment of patternSegments(pattern)) {
    const isOwner = segment === '*' && path.length === 1
    path.push(segment === '[]' ? 0 : segment === 'x-*' ? 'x-note' : isOwner ? owner : segment === '*' ? nameIn(before) : segment)
    before += segment === '[]' ? '[]' : `${before === '' ? '' : '.'}${segment}`
  }
  return path
}

function prepare(edited: EditedFile, field: Field, owner: string): void {
  const segments = patternSegments(field.path)
  const path = instance(field.path, owner)
  let pattern = ''
  segments.forEach((segment, index) => {
    pattern += segment === '[]' ? '[]' : `${pattern === '' ? '' : '.'}${segment}`
    if (index === segments.length - 1 || (segment !== '[]' && segment !== '*')) return
    const holder = edited.place(path.slice(0, index))
    if (edited.document.resolvedAt(path.slice(0, index + 1))) return
    const says = siblings.find(([test, attribute]) => test.test(pattern) && attribute.test(field.path))?.[2] ?? null
    if (segment === '[]') edited.run(addItemCommands(holder, says))
    else edited.run(addNameCommands(holder, String(path[index]), pattern === 'services.*' ? serviceWithout(field) : says))
  })
  for (const [test, beside, value] of companions) if (test.test(field.path)) edited.run(setCommands(edited.place([...companionHolder(field, path, beside), beside]), value))
}

/** Most stand beside the attribute itself; a build needs its context wherever in it the attribute is. */
function companionHolder(field: Field, path: Path, beside: string): Path {
  if (beside === 'context') return path.slice(0, path.indexOf('build') + 1)
  if (beside === 'type') return path.slice(0, path.indexOf('provider') + 1)
  return path.slice(0, -1)
}

function commandsFor(place: Place, field: Field, form: Form): readonly Command[] {
  const kind = fieldEditor(field)
  const text = (): PlainValue => valueOfText(field, scalarEditor(field), sampleText(field), undefined)
  if (isScalarKind(kind)) return setCommands(place, text())
  switch (kind) {
    case 'text-or-list':
      return setCommands(place, form === 'short' ? text() : [sampleText(field)])
    case 'list':
      return addItemCommands(place, text())
    case 'pairs':
      return form === 'list' ? addItemCommands(place, `${nameIn(field.path)}=1`) : setPairCommands(place, nameIn(field.path), field.path.endsWith('extra_hosts') ? '10.0.0.7' : '1')
    case 'names':
      if (form === 'list') return addItemCommands(place, nameIn(field.path))
      return addNameCommands(place, nameIn(field.path), newNameValue(field, place))
    case 'items': {
      const entry = newItem(field)
      if (form === 'short') return addItemCommands(place, text())
      return addItemCommands(place, entry ? entryOf(entry, [...place.path, 0], entry.asked.map((path) => asked(field, path))) : (siblings.find(([test, attribute]) => test.test(`${field.path}[]`) && attribute.source === '.')?.[2] ?? {}))
    }
    case 'fields':
      return setCommands(isNamed(field) ? place : child(place, field).place, isNamed(field) ? namedValue(field, place) : child(place, field).value)
    case 'text-or-fields':
      if (form === 'short') return setCommands(place, text())
      return field.path.endsWith('ulimits.*') ? setCommands(place, { soft: 1024, hard: 2048 }) : setCommands(child(place, field).place, child(place, field).value)
    case 'yaml':
      return setCommands(place, { owner: 'blue', ports: [1, 'two'] })
  }
}

const isNamed = (field: Field): boolean => field.path.endsWith('.*')

function namedValue(field: Field, place: Place): PlainValue {
  if (field.path === 'services.*') return { image: 'nginx:1.27' }
  return siblings.find(([test, attribute]) => test.test(field.path) && attribute.source === '.')?.[2] ?? (field.forms.includes('null') ? null : newNameValue(field, place))
}

function newNameValue(field: Field, place: Place): PlainValue {
  if (field.path.endsWith('ulimits')) return 1024
  const entry = newName(field)
  return entry ? entryOf(entry, [...place.path, 'one'], entry.asked.map((path) => asked(field, path))) : null
}

function asked(field: Field, path: readonly string[]): string {
  const found = fields.find((each) => each.path === `${field.path}${fieldEditor(field) === 'items' ? '[]' : '.*'}.${path.join('.')}`)
  return found ? sampleText(found) : 'value'
}

/** The first scalar below a map of attributes, one that must be there before others. */
function child(place: Place, field: Field): { readonly place: Place; readonly value: PlainValue } {
  const below = fieldsUnder(place.path).filter((each) => !each.path.endsWith('x-*'))
  const first = below.find((each) => each.required) ?? below.find((each) => isScalarKind(fieldEditor(each))) ?? below[0]
  if (!first) throw new Error(`${field.path} has nothing below it`)
  const at: Place = { ...place, path: [...place.path, lastSegment(first.path)] }
  const kind = fieldEditor(first)
  if (isScalarKind(kind) || kind === 'text-or-list') return { place: at, value: valueOfText(first, scalarEditor(first), sampleText(first), undefined) }
  if (kind === 'list') return { place: at, value: [sampleText(first)] }
  if (kind === 'items') return { place: at, value: [(siblings.find(([test, attribute]) => test.test(`${first.path}[]`) && attribute.source === '.')?.[2] ?? null) as PlainMap] }
  return child(at, first)
}

const lastSegment = (pattern: string): string => pattern.split('.').at(-1) ?? ''

/** A second one, so that a list is a list. */
function again(place: Place, field: Field): readonly Command[] {
  const kind = fieldEditor(field)
  if (kind === 'pairs') return setPairCommands(place, field.path.endsWith('extra_hosts') ? 'mail' : 'TWO', field.path.endsWith('extra_hosts') ? '10.0.0.8' : '2')
  if (kind === 'names') return field.path.endsWith('networks') ? addNameCommands(place, 'front', null) : []
  if (field.path.endsWith('label_file') || field.path.startsWith('include')) return []
  return addItemCommands(place, `${sampleText(field)}2`.replace(/^(\d+(?:\.\d+){3})2$/, '10.5.0.9'))
}

function serviceWithout(field: Field): PlainMap {
  return field.path === 'services.*.image' ? { init: true } : { image: 'nginx:1.27' }
}
