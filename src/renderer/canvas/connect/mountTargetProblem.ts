import type { GraphIndex } from '../graphIndex'

export type MountTargetProblem = 'targetMissing' | 'targetRelative' | 'targetTaken'

/** Why nothing can be mounted at the path of the service's container; null where it can. */
export function mountTargetProblem(index: GraphIndex, service: string, target: string): MountTargetProblem | null {
  if (target === '') return 'targetMissing'
  // A variable may stand for the whole path; Compose accepts Windows paths for Windows containers.
  if (!target.startsWith('/') && !target.startsWith('$') && !/^[A-Za-z]:[\\/]/.test(target)) return 'targetRelative'
  const id = `service:${service}`
  const isTaken = index.edgesOf(id).some((edge) => edge.kind === 'mount' && edge.from === id && edge.target === target)
  return isTaken ? 'targetTaken' : null
}
