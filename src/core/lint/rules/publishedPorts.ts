import { servicePiece } from '../../graph/servicePiece'
import { valueAt } from '../../graph/readTree'
import { itemsOf } from '../../model/treeReader'
import type { PublishedPort } from '../../graph/types'
import type { ResolvedProject, ResolvedService } from '../../resolve/types'
import type { Finding } from '../finding'
import { advice, type ProjectRule } from '../rule'

const everywhere: ReadonlySet<string> = new Set(['', '0.0.0.0', '::'])

type HostPort = Pick<PublishedPort, 'published' | 'protocol'>

/** Of a range the engine takes what is free. */
const canClash = ({ published }: HostPort): boolean => published !== '' && !published.includes('-')
const portKey = ({ published, protocol }: HostPort): string => `${published}/${protocol}`
const clashingPorts = (service: ResolvedService): readonly HostPort[] => servicePiece(service).node.ports.filter(canClash)

/** Two active services that publish one port of the host: Compose takes the file, and `up` fails. */
export const publishedPorts: ProjectRule = {
  scope: 'project',
  advises: true,
  viewOf: (service) => `${service.active} ${JSON.stringify(servicePiece(service).node.ports)}`,
  keysOf: (service) => (service.active ? clashingPorts(service).map(portKey) : []),
  findsNothingStill: (_project, changes, users) => changes.every(({ after }) => !after.active || clashingPorts(after).every((port) => users(portKey(port)).length === 1)),
  check: (project: ResolvedProject) => {
    const users = new Map<string, { service: string; hostIp: string }[]>()
    const found: Finding[] = []
    for (const service of project.services.values()) {
      if (!service.active) continue
      servicePiece(service).node.ports.forEach(({ published, hostIp, protocol }, index) => {
        const port = { published, hostIp, protocol }
        if (!canClash(port)) return
        const key = portKey(port)
        const others = users.get(key) ?? []
        const clash = others.find((other) => other.hostIp === hostIp || everywhere.has(other.hostIp) || everywhere.has(hostIp))
        if (clash) {
          const written = itemsOf(valueAt(service.tree, 'ports'))[index]
          found.push(advice('warning', 'port-taken', `Port ${published} of the host is published by ${clash.service} and by ${service.name}; only one of them can start.`, { service: service.name, other: clash.service, port: published }, written?.origins[0] ?? null))
        }
        users.set(key, [...others, { service: service.name, hostIp }])
      })
    }
    return found
  },
}
