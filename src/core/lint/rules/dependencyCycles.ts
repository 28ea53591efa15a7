import { entriesOf } from '../../model/treeReader'
import type { Origin, ResolvedProject, ResolvedService } from '../../resolve/types'
import type { Finding } from '../finding'
import { refusal, type ProjectRule } from '../rule'

type Dependency = readonly [name: string, origin: Origin | null]

const known = new WeakMap<ResolvedService, readonly Dependency[]>()

function dependenciesOf(service: ResolvedService): readonly Dependency[] {
  let dependencies = known.get(service)
  if (!dependencies) {
    dependencies = entriesOf(service.tree.entries.get('depends_on')).map(([name, node]) => [name, node.origins[0] ?? null])
    known.set(service, dependencies)
  }
  return dependencies
}

/** Each circle of dependencies once, links and shared namespaces counted as Compose does, at the edge that closes it. */
export const dependencyCycles: ProjectRule = {
  scope: 'project',
  viewOf: (service) => `${service.active} ${dependenciesOf(service).map(([name]) => name).join(' ')}`,
  // A circle that was not there before leads through a service that changed.
  findsNothingStill: (project, changes) => changes.every(({ after }) => !after.active || !reachesItself(project, after)),
  check: (project) => {
    const found: Finding[] = []
    const done = new Set<string>()
    for (const name of project.services.keys()) if (!done.has(name)) walk(project, name, done, found)
    return found
  },
}

function reachesItself(project: ResolvedProject, from: ResolvedService): boolean {
  const seen = new Set<string>()
  const waiting = dependenciesOf(from).map(([name]) => name)
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (name === from.name) return true
    const service = project.services.get(name)
    if (seen.has(name) || !service?.active) continue
    seen.add(name)
    for (const [next] of dependenciesOf(service)) waiting.push(next)
  }
  return false
}

interface Frame {
  readonly name: string
  readonly dependencies: readonly Dependency[]
  next: number
}

/** Depth first with a stack of its own: a chain may be longer than the call stack is deep. */
function walk(project: ResolvedProject, root: string, done: Set<string>, found: Finding[]): void {
  const frames: Frame[] = []
  const depths = new Map<string, number>()
  const enter = (name: string): void => {
    const service = project.services.get(name)
    depths.set(name, frames.length)
    frames.push({ name, dependencies: service?.active ? dependenciesOf(service) : [], next: 0 })
  }
  enter(root)
  for (let frame = frames.at(-1); frame; frame = frames.at(-1)) {
    const dependency = frame.dependencies[frame.next++]
    if (!dependency) {
      done.add(frame.name)
      depths.delete(frame.name)
      frames.pop()
      continue
    }
    const [target, origin] = dependency
    const depth = depths.get(target)
    if (depth !== undefined) {
      const chain = [...frames.slice(depth).map(({ name }) => name), target].join(' -> ')
      found.push(refusal('dependency-cycle', `These services wait for each other: ${chain}.`, { chain }, origin))
    } else if (!done.has(target)) {
      enter(target)
    }
  }
}
