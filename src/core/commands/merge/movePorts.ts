import type { Path, SourceNode } from '../../document/types'
import { readPorts, type Port } from '../../model/readPorts'
import type { ResolvedProject } from '../../resolve/types'
import type { ProjectDraft } from '../project/projectDraft'
import type { IncomingPart } from './incomingPart'

/** Below this only root may listen on most systems, and most often something does already: 80 moves to 8080. */
const firstFreePort = 1024
const highestPort = 65_535

/** One item of `ports` as written, with all the ports it stands for. */
interface WrittenPort {
  readonly service: string
  readonly path: Path
  readonly node: SourceNode
  readonly numbers: readonly number[]
  readonly protocol: string
}

/** The host's ports that a project publishes, as `tcp/8080`. Profiles do not count: what may run at the same time must not clash. */
function publishedPorts(project: ResolvedProject): Set<string> {
  const taken = new Set<string>()
  for (const service of project.services.values()) for (const port of readPorts(service)) for (const number of numbersOf(port)) taken.add(`${port.protocol || 'tcp'}/${number}`)
  return taken
}

function numbersOf({ published }: Port): readonly number[] {
  const [first = '', last = first] = published.split('-')
  const [start, end] = [Number(first), Math.min(Number(last), Number(first) + 1000)]
  if (first === '' || !Number.isInteger(start) || !Number.isInteger(end)) return []
  return Array.from({ length: Math.max(0, end - start + 1) }, (_, index) => start + index)
}

/** Gives each published port of the part that the project publishes already the next free number of the host. */
export function movePorts(draft: ProjectDraft, part: IncomingPart, project: ResolvedProject): void {
  const taken = publishedPorts(project)
  const isShared = (variable: string): boolean => project.variables.includes(variable)
  for (const port of writtenPorts(part)) {
    const isFree = (start: number): boolean => port.numbers.every((_, index) => start + index <= highestPort && !taken.has(`${port.protocol}/${start + index}`))
    const start = port.numbers[0] ?? 0
    let free = start
    if (!isFree(start)) {
      free = start < firstFreePort ? start + 8000 : start + 1
      while (!isFree(free) && free < highestPort) free += 1
      const params = { service: port.service, from: start, to: free }
      if (move(part, port, start, free, isShared)) draft.note('MERGE_PORT_MOVED', `${port.service} publishes its port on ${free}, as ${start} is published already.`, params)
      else {
        draft.note('MERGE_PORT_CLASH', `${port.service} publishes ${start}, which the project publishes already. A variable gives the number, so it was left: change it before both run.`, params)
        free = start
      }
    }
    for (const [index] of port.numbers.entries()) taken.add(`${port.protocol}/${free + index}`)
  }
}

function writtenPorts(part: IncomingPart): readonly WrittenPort[] {
  const found = new Map<string, WrittenPort>()
  for (const service of part.resolve().services.values()) {
    for (const port of readPorts(service)) {
      const node = port.origin && part.document.nodeAt(port.origin.path)
      if (!port.origin || !node) continue
      const key = JSON.stringify(port.origin.path)
      const known = found.get(key)?.numbers ?? []
      const numbers = [...new Set([...known, ...numbersOf(port)])].toSorted((left, right) => left - right)
      if (numbers.length > 0) found.set(key, { service: service.name, path: port.origin.path, node, numbers, protocol: port.protocol || 'tcp' })
    }
  }
  return [...found.values()]
}

function move(part: IncomingPart, { path, node, numbers }: WrittenPort, from: number, to: number, isShared: IsShared): boolean {
  const place = node.kind === 'map' ? [...path, 'published'] : path
  const written = part.document.nodeAt(place)
  if (written?.kind !== 'scalar' || written.value === null) return false
  const text = String(written.value)
  const last = numbers.at(-1) ?? from
  const number = last > from ? `${from}-${last}` : String(from)
  const moved = last > from ? `${to}-${to + last - from}` : String(to)
  const changed = node.kind === 'map' ? replaceWhole(text, number, moved, isShared) : replacePublished(text, number, moved, isShared)
  if (changed === undefined) return false
  part.draft.change(part.file, { type: 'set', path: place, value: typeof written.value === 'number' ? Number(changed) : changed })
  return true
}

/** Whether the project uses a variable already: then it gives both the same number, whatever its default is. */
type IsShared = (variable: string) => boolean

/** `8080`, a variable that has it for its default, or one that the project has too: the number then stands in its place. */
function replaceWhole(text: string, number: string, moved: string, isShared: IsShared): string | undefined {
  if (text === number) return moved
  const name = /^\$(?:\{(\w+)[^{}]*\}|(\w+))$/.exec(text)
  if (name && isShared(name[1] ?? name[2] ?? '')) return moved
  const variable = /^(\$\{\w+:?-)([\d-]+)(\})$/.exec(text)
  return variable?.[2] === number ? `${variable[1] ?? ''}${moved}${variable[3] ?? ''}` : undefined
}

/** The short syntax: `[HOST:]PUBLISHED:TARGET[/PROTOCOL]`. */
function replacePublished(text: string, number: string, moved: string, isShared: IsShared): string | undefined {
  const parts = /^((?:\[[^\]]*\]|[\d.]+|\$\{[^}]*\}):)??(\$\{[^}]*\}|\$\w+|[\d-]+)(:[^:]+)$/.exec(text)
  const changed = parts && replaceWhole(parts[2] ?? '', number, moved, isShared)
  return parts && changed !== undefined ? `${parts[1] ?? ''}${changed ?? ''}${parts[3] ?? ''}` : undefined
}
