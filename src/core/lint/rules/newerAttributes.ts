import type { Path } from '../../document/types'
import type { ResolvedNode } from '../../resolve/types'
import { fields, patternSegments } from '../../schema/fields'
import type { Finding } from '../finding'
import { refusal, type ServiceRule } from '../rule'

interface NewerField {
  readonly segments: readonly string[]
  readonly since: string
}

const byVersion = new Map<string, readonly NewerField[]>()

/** The attributes of a service that a release of Compose does not know yet; under one that is new, not each of its own. */
function newerThan(version: string): readonly NewerField[] {
  let newer = byVersion.get(version)
  if (!newer) {
    const paths = fields.filter(({ path, since }) => path.startsWith('services.*.') && since !== undefined && isNewer(since, version))
    const outermost = paths.filter(({ path }) => !paths.some((other) => path !== other.path && (path.startsWith(`${other.path}.`) || path.startsWith(`${other.path}[`))))
    byVersion.set(version, (newer = outermost.map(({ path, since = '' }) => ({ segments: patternSegments(path).slice(2), since }))))
  }
  return newer
}

function isNewer(a: string, b: string): boolean {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number))
  for (let index = 0; index < 3; index++) {
    const difference = (left?.[index] ?? 0) - (right?.[index] ?? 0)
    if (difference !== 0) return difference > 0
  }
  return false
}

/** Attributes that the Compose in use is too old for: it refuses what it does not know. */
export const newerAttributes: ServiceRule = {
  scope: 'service',
  check: ({ name, tree }, _names, composeVersion) =>
    newerThan(composeVersion).flatMap(({ segments, since }) =>
      uses(tree, segments, []).map(({ node, path }): Finding => {
        const attribute = path.join('.')
        return refusal('needs-newer-compose', `${attribute} of ${name} needs Docker Compose ${since} or newer; this is ${composeVersion}.`, { service: name, attribute, since, version: composeVersion }, node.origins[0] ?? null, { atKey: true })
      }),
    ),
}

function uses(node: ResolvedNode, segments: readonly string[], path: Path): { node: ResolvedNode; path: Path }[] {
  const [segment, ...rest] = segments
  if (segment === undefined) return node.origins.length > 0 ? [{ node, path }] : []
  if (segment === '[]') return node.kind === 'seq' ? node.items.flatMap((item, index) => uses(item, rest, [...path, index])) : []
  if (node.kind !== 'map') return []
  if (segment === '*') return [...node.entries].flatMap(([key, child]) => uses(child, rest, [...path, key]))
  const child = node.entries.get(segment)
  return child ? uses(child, rest, [...path, segment]) : []
}
