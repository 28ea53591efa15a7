import { asPathValue, isAbsolutePath, joinPath } from './projectPath'
import { compilePatterns, stepAlong, stepInto } from './patternTable'
import type { PatternStep } from './patternTable'
import { mapChildren, textOf, withEntry } from './resolvedNodes'
import type { ResolvedNode } from './types'

/** Where relative paths of a file begin. */
export interface PathBase {
  /** Relative to the project folder; `.` is the project folder itself. */
  readonly folder: string
  /** What `~` stands for; null where it is not known, and then `~` stays. */
  readonly home: string | null
}
type PathRule = (node: ResolvedNode, base: PathBase) => ResolvedNode

const REMOTE_CONTEXT = /^(?:https:\/\/|http:\/\/|git:\/\/|ssh:\/\/|github\.com\/|git@)/

export function resolvePath(path: string, base: PathBase): string {
  if (path === '') return path
  if (path.startsWith('~')) return base.home === null ? path : joinPath(base.home, `.${path.slice(1)}`.replace(/^\.(?!\/|$)/, './'))
  return isAbsolutePath(path) ? path : asPathValue(joinPath(base.folder, path))
}

const path: PathRule = (node, base) => {
  if (node.kind === 'seq') return mapChildren(node, (item) => path(item, base))
  const text = textOf(node)
  return text === undefined ? node : replaced(node, resolvePath(text, base))
}

/** A path on the host that is empty, as a variable without a value makes it, is the folder itself. */
const hostPath: PathRule = (node, base) => (textOf(node) === '' ? replaced(node, asPathValue(base.folder)) : path(node, base))

const buildContext: PathRule = (node, base) => {
  const text = textOf(node)
  if (text === undefined || text.includes('://') || text.startsWith('service:') || REMOTE_CONTEXT.test(text)) return node
  return path(node, base)
}

const bindSource: PathRule = (node, base) => {
  if (node.kind !== 'map' || textOf(node.entries.get('type')) !== 'bind') return node
  const source = node.entries.get('source')
  return source ? withEntry(node, 'source', hostPath(source, base)) : node
}

/** A volume of the local driver with `o: bind` is a bind mount in disguise. */
const localDevice: PathRule = (node, base) => {
  const options = node.kind === 'map' ? node.entries.get('driver_opts') : undefined
  if (node.kind !== 'map' || options?.kind !== 'map' || textOf(node.entries.get('driver')) !== 'local') return node
  const device = options.entries.get('device')
  return device && textOf(options.entries.get('o')) === 'bind' ? withEntry(node, 'driver_opts', withEntry(options, 'device', hostPath(device, base))) : node
}

/** The attributes that hold paths, a row each (compose-go `paths/resolve.go`). */
const pathRules: PatternStep<PathRule> = compilePatterns<PathRule>({
  'services.*.build.context': buildContext,
  'services.*.build.additional_contexts.*': buildContext,
  'services.*.build.ssh.*': hostPath,
  'services.*.env_file.*.path': path,
  'services.*.label_file.*': path,
  'services.*.extends.file': path,
  'services.*.develop.watch.*.path': path,
  'services.*.volumes.*': bindSource,
  'configs.*.file': hostPath,
  'secrets.*.file': hostPath,
  'volumes.*': localDevice,
})

/** Relative paths from the project folder on; those of a file elsewhere are carried over from its folder. */
export function resolvePaths(node: ResolvedNode, at: readonly string[], base: PathBase): ResolvedNode {
  return pathStep(node, stepAlong(pathRules, at), base)
}

function pathStep(node: ResolvedNode, step: PatternStep<PathRule> | undefined, base: PathBase): ResolvedNode {
  if (!step) return node
  if (step.rule) return step.rule(node, base)
  return mapChildren(node, (child, key) => pathStep(child, stepInto(step, key), base))
}

function replaced(node: ResolvedNode, value: string): ResolvedNode {
  return node.kind === 'scalar' && node.value !== value ? { ...node, value } : node
}
