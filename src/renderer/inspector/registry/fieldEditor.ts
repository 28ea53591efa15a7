import type { Field } from '@core/schema/fields'

/** The scalars: one line of text that is checked by what it stands for. */
export type ScalarKind = 'text' | 'number' | 'boolean' | 'choice' | 'duration' | 'size' | 'port' | 'port-range' | 'image' | 'mode' | 'address' | 'subnet' | 'mac-address'

/** What an attribute is edited with. One component each (`AttributeEditor.vue` is the switch). */
export type EditorKind =
  | ScalarKind
  /** Scalars under each other; `text-or-list` may also be one text. */
  | 'list'
  | 'text-or-list'
  /** Names with scalar values, as a map or as `NAME=value` items. */
  | 'pairs'
  /** A map whose keys are attributes of their own: drawn by recursion. */
  | 'fields'
  /** One text, or such a map. */
  | 'text-or-fields'
  /** A list of such maps, where an item may have a short form too. */
  | 'items'
  /** Names, each with a map or a value of its own; a list of names is the short form. */
  | 'names'
  /** Anything at all. */
  | 'yaml'

const scalarKinds: ReadonlySet<string> = new Set<ScalarKind>(['text', 'number', 'boolean', 'choice', 'duration', 'size', 'port', 'port-range', 'image', 'mode', 'address', 'subnet', 'mac-address'])

export function isScalarKind(kind: EditorKind): kind is ScalarKind {
  return scalarKinds.has(kind)
}

/** The kind of editor of an attribute, from the forms that the specification gives it. */
export function fieldEditor(field: Field): EditorKind {
  const forms = new Set(field.forms.filter((form) => form !== 'null'))
  const has = (test: RegExp): boolean => [...forms].some((form) => test.test(form))
  if (forms.has('any')) return 'yaml'
  if (forms.has('map{fields}')) return has(/^(?:string|integer|boolean)$/) ? 'text-or-fields' : 'fields'
  if (has(/^map\(name->.*\bmap\b/)) return 'names'
  if (has(/^map\(/)) return 'pairs'
  if (has(/^list\(.*\bmap\b/)) return 'items'
  if (has(/^list\(/)) return has(/^(?:string|number|boolean)$/) ? 'text-or-list' : 'list'
  return scalarEditor(field)
}

/** The same for what a short item or the short form is: one scalar. */
export function scalarEditor(field: Field): ScalarKind {
  if (field.enum) return 'choice'
  const name = lastName(field)
  const known = kindsByName.find(([pattern]) => pattern.test(field.path))?.[1]
  if (known) return known
  if (suggestions.some(([pattern]) => pattern.test(field.path))) return 'choice'
  if (field.forms.includes('boolean') && name !== 'provenance' && name !== 'sbom' && !field.path.includes('.options.')) return 'boolean'
  return !field.path.includes('.options.') && (field.forms.includes('number') || field.forms.includes('integer')) ? 'number' : 'text'
}

/** `services.*.ports[].target` is `target`. */
export function lastName(field: Field): string {
  return (field.path.split('.').at(-1) ?? '').replaceAll('[]', '')
}

/** What the schema calls a string or a number, by what Compose makes of it. */
const kindsByName: readonly (readonly [RegExp, ScalarKind])[] = [
  [/\.(?:interval|timeout|start_period|start_interval|delay|monitor|window|stop_grace_period|pull_refresh_after)$/, 'duration'],
  [/\.(?:mem_limit|mem_reservation|memswap_limit|shm_size|memory)$|\.tmpfs\.size$|_bps\[\]\.rate$/, 'size'],
  [/\.ports\[\]\.target$/, 'port'],
  [/\.ports\[\]\.published$|\.expose$/, 'port-range'],
  [/^services\.\*\.(?:pre_start\[\]\.)?image$/, 'image'],
  [/\.(?:secrets|configs)\[\]\.mode$/, 'mode'],
  [/\.(?:host_ip|ipv4_address|ipv6_address|gateway|link_local_ips|dns)$/, 'address'],
  [/\.(?:subnet|ip_range)$/, 'subnet'],
  [/\.mac_address$/, 'mac-address'],
]

/** Words that Compose or the engine knows where the schema names none; others are allowed too. */
const suggestions: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^services\.\*\.restart$/, ['no', 'always', 'on-failure', 'unless-stopped']],
  [/^services\.\*\.pull_policy$/, ['always', 'never', 'missing', 'build', 'daily', 'weekly']],
  [/^services\.\*\.network_mode$/, ['bridge', 'host', 'none']],
  [/^services\.\*\.ipc$/, ['private', 'shareable', 'host', 'none']],
  [/^services\.\*\.(?:pid|uts|userns_mode)$/, ['host']],
  [/\.isolation$/, ['default', 'process', 'hyperv']],
  [/\.deploy\.mode$/, ['replicated', 'global', 'replicated-job', 'global-job']],
  [/\.deploy\.endpoint_mode$/, ['vip', 'dnsrr']],
  [/\.rollback_config\.failure_action$/, ['pause', 'continue']],
  [/\.failure_action$/, ['pause', 'continue', 'rollback']],
  [/\.restart_policy\.condition$/, ['any', 'on-failure', 'none']],
  [/\.ports\[\]\.mode$/, ['ingress', 'host']],
  [/\.ports\[\]\.protocol$/, ['tcp', 'udp', 'sctp']],
  [/\.bind\.propagation$/, ['rprivate', 'private', 'rshared', 'shared', 'rslave', 'slave']],
  [/\.volumes\[\]\.consistency$/, ['consistent', 'cached', 'delegated']],
  [/\.env_file\[\]\.format$/, ['raw']],
  [/\.logging\.driver$/, ['json-file', 'local', 'journald', 'syslog', 'fluentd', 'gelf', 'none']],
  [/^networks\.\*\.driver$/, ['bridge', 'overlay', 'host', 'macvlan', 'ipvlan', 'none']],
]

/** The words to choose from; `closed`: no other is valid. */
export function choicesOf(field: Field): { readonly words: readonly string[]; readonly closed: boolean } {
  if (field.enum) return { words: field.enum, closed: !field.forms.some((form) => form.startsWith('list')) }
  return { words: suggestions.find(([pattern]) => pattern.test(field.path))?.[1] ?? [], closed: false }
}
