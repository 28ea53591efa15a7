import { isSecretName } from '../language/isSecretName'
import type { PlainMap, PlainValue } from '../document/types'
import type { TextRange } from '../text/textEdit'
import { composeOutput, type OutputMap } from './composeOutput'
import { printYaml } from './printYaml'
import type { ResolvedProject } from './types'

export interface PreviewOptions {
  /** What relative paths are laid on: for people to read, so `~` may stand in it. */
  readonly folder: string
  /** Hides the values of what looks like a secret. */
  readonly masked: boolean
}

export interface ResolvedPreview {
  readonly text: string
  /** Where each entry of a section stands, by the graph's ids (`service:web`). */
  readonly entries: ReadonlyMap<string, TextRange>
}

const mask = '••••••'
const kinds: Readonly<Record<string, string>> = { services: 'service', volumes: 'volume', networks: 'network', secrets: 'secret', configs: 'config' }

/** The project as `docker compose config` prints it, for looking at. */
export function resolvedPreview(project: ResolvedProject, { folder, masked }: PreviewOptions): ResolvedPreview {
  const output = composeOutput(project, { folder, format: 'yaml' })
  const entries = new Map<string, TextRange>()
  let text = ''
  // Entry by entry, so that each one's place is known without reading the text again.
  for (const [section, value] of Object.entries(output)) {
    const kind = Object.hasOwn(kinds, section) ? kinds[section] : undefined
    if (kind === undefined || !isMap(value) || Object.keys(value).length === 0) {
      text += printYaml(single(section, value))
      continue
    }
    text += `${section}:\n`
    for (const [name, entry] of Object.entries(value)) {
      const start = text.length
      text += indented(printYaml(single(name, masked ? withoutSecrets(entry, section) : entry)))
      entries.set(`${kind}:${name}`, { start, end: text.length - 1 })
    }
  }
  return { text, entries }
}

function single(key: string, value: PlainValue): PlainMap {
  const map = Object.create(null) as OutputMap
  map[key] = value
  return map
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, '  ')
}

function isMap(value: PlainValue): value is PlainMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Values below a name that looks like a secret's, what a secret holds, and passwords in addresses. */
function withoutSecrets(value: PlainValue, key: string): PlainValue {
  if (typeof value === 'string') return hides(key) && value !== '' ? mask : value.replace(/(:\/\/[^/\s:@]*):[^@\s/]+@/g, `$1:${mask}@`)
  if (Array.isArray(value)) return (value as readonly PlainValue[]).map((item) => withoutSecrets(item, ''))
  if (!isMap(value)) return hides(key) && typeof value === 'number' ? mask : value
  const map = Object.create(null) as OutputMap
  for (const [name, child] of Object.entries(value)) map[name] = withoutSecrets(child, key === 'secrets' && name === 'content' ? 'secret' : name)
  return map
}

function hides(key: string): boolean {
  return isSecretName(key) && key !== 'secrets'
}
