import { servicePiece } from '../../graph/servicePiece'
import { valueAt } from '../../graph/readTree'
import { itemsOf } from '../../model/treeReader'
import type { ResolvedProject } from '../../resolve/types'
import type { Finding } from '../finding'
import { advice, type ProjectRule } from '../rule'

const everywhere: ReadonlySet<string> = new Set(['', '0.0.0.0', '::'])

/** Two active services that publish one port of the host: Compose takes the file, and `up` fails. */
export const publishedPorts: ProjectRule = {
  scope: 'project',
  advises: true,
  viewOf: (service) => `${service.active} ${JSON.stringify(servicePiece(service).node.ports)}`,
  check: (project: ResolvedProject) => {
    const users = new Map<string, { service: string; hostIp: string }[]>()
    const found: Finding[] = []
    for (const service of project.services.values()) {
      if (!service.active) continue
      servicePiece(service).node.ports.forEach(({ published, hostIp, protocol }, index) => {
        if (published === '' || published.includes('-')) return
        const key = `${published}/${protocol}`
        const others = users.get(key) ?? []
        const clash = others.find((other) => other.hostIp === hostIp || everywhere.has(other.hostIp) || everywhere.has(hostIp))
        if (clash) {
          const port = itemsOf(valueAt(service.tree, 'ports'))[index]
          found.push(advice('warning', 'port-taken', `Port ${published} of the host is published by ${clash.service} and by ${service.name}; only one of them can start.`, { service: service.name, other: clash.service, port: published }, port?.origins[0] ?? null))
        }
        users.set(key, [...others, { service: service.name, hostIp }])
      })
    }
    return found
  },
}
