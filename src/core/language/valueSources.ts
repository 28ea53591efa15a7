import type { Path } from '../document/types'
import type { NamedKind } from './projectNames'

/** What may stand at a place: names of a kind, files, images ... */
export type ValueSource = NamedKind | 'mount' | 'namespace' | 'profile' | 'composeFile' | 'envFile' | 'image' | 'variable' | 'environment'

/** By attribute of a service, `[]` for an item: what a value there names. */
const ofService: Readonly<Record<string, ValueSource>> = {
  image: 'image',
  'depends_on.[]': 'service',
  'links.[]': 'service',
  'volumes_from.[]': 'service',
  extends: 'service',
  'extends.service': 'service',
  'extends.file': 'composeFile',
  network_mode: 'namespace',
  pid: 'namespace',
  ipc: 'namespace',
  'networks.[]': 'network',
  'volumes.[]': 'mount',
  'volumes.[].source': 'volume',
  'secrets.[]': 'secret',
  'secrets.[].source': 'secret',
  'build.secrets.[]': 'secret',
  'build.secrets.[].source': 'secret',
  'configs.[]': 'config',
  'configs.[].source': 'config',
  'credential_spec.config': 'config',
  'models.[]': 'model',
  'profiles.[]': 'profile',
  env_file: 'envFile',
  'env_file.[]': 'envFile',
  'env_file.[].path': 'envFile',
  label_file: 'envFile',
  'label_file.[]': 'envFile',
  'environment.[]': 'environment',
}

/** By attribute of a service: what its keys name. */
const keysOfService: Readonly<Record<string, ValueSource>> = { depends_on: 'service', networks: 'network', models: 'model', environment: 'environment' }

const ofRoot: Readonly<Record<string, ValueSource>> = {
  'include.[]': 'composeFile',
  'include.[].path': 'composeFile',
  'include.[].path.[]': 'composeFile',
  'include.[].env_file': 'envFile',
  'include.[].env_file.[]': 'envFile',
  'secrets.*.environment': 'variable',
  'configs.*.environment': 'variable',
}

function own<Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined
}

function written(path: Path): string {
  return path.map((part) => (typeof part === 'number' ? '[]' : part)).join('.')
}

/** The attribute's part of a path inside a service, or inside a block that services may merge; null elsewhere. */
export function attributePath(path: Path): Path | null {
  if (path[0] === 'services' && path.length > 2) return path.slice(2)
  return String(path[0]).startsWith('x-') && path.length > 1 ? path.slice(1) : null
}

/** What a value at a path names; undefined where it is free. */
export function valueSourceAt(path: Path): ValueSource | undefined {
  const attribute = attributePath(path)
  if (attribute) return own(ofService, written(attribute))
  return own(ofRoot, written(path)) ?? own(ofRoot, written(path.map((part, index) => (index === 1 && typeof part === 'string' ? '*' : part))))
}

/** What the keys of the map at a path name; undefined where they are attributes, or free. */
export function keySourceAt(path: Path): ValueSource | undefined {
  const attribute = attributePath(path)
  return attribute ? own(keysOfService, written(attribute)) : undefined
}
