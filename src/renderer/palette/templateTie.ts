import type { Analysis } from '@core/analyze'
import type { Command, Plan } from '@core/commands/types'
import { projectGraph } from '@core/graph/projectGraph'
import type { ServiceNode } from '@core/graph/types'
import { resolveProject } from '@core/resolve/resolveProject'
import { graphIndex, type GraphIndex } from '@renderer/canvas/graphIndex'
import { networkBeside } from './networkBeside'
import { tierOfService } from './tier'
import type { StackTemplate } from './templates'

/** How a stack and the service it was dropped on are connected. */
export interface TemplateTie {
  readonly from: string
  readonly to: string
  readonly commands: readonly Command[]
}

/**
 * The commands that connect a stack to a service, to be run behind the merge. `merged`: the plan of the merge alone, which says how the
 * stack's services are called in this project. Null where there is nothing to connect.
 */
export function templateTie({ ends, tier }: StackTemplate, onto: string, merged: Plan, { input, project }: Pick<Analysis, 'input' | 'project'>): TemplateTie | null {
  if (!merged.ok) return null
  const files = new Map(input.files)
  for (const { file, text } of merged.files) files.set(file, { kind: 'text', text })
  const index = graphIndex(projectGraph(resolveProject({ ...input, files }, project)))
  const target = index.service(onto)
  if (!target || target.missing) return null
  const needsTarget = tier > tierOfService(target)
  const own = index.service(nameNow(needsTarget ? ends.needing : ends.needed, merged))
  if (!own) return null
  const [from, to] = needsTarget ? [own, target] : [target, own]
  return {
    from: from.name,
    to: to.name,
    commands: [{ op: 'connect', from: from.name, to: to.name, condition: to.hasHealthcheck ? 'service_healthy' : 'service_started' }, ...sharedNetwork(index, target, own, needsTarget ? 'needing' : 'needed')],
  }
}

function nameNow(written: string, { notes }: Extract<Plan, { ok: true }>): string {
  const renamed = notes.find(({ code, params }) => code === 'MERGE_RENAMED' && params['kind'] === 'service' && params['from'] === written)
  return String(renamed?.params['to'] ?? written)
}

/** Nothing where the two reach each other already, or where one of them is on no network. */
function sharedNetwork(index: GraphIndex, target: ServiceNode, own: ServiceNode, role: 'needed' | 'needing'): readonly Command[] {
  if (target.networks.length === 0 || own.networks.some((network) => target.networks.includes(network))) return []
  return [{ op: 'attach', service: own.name, network: networkBeside(index, target, role) ?? 'default' }]
}
