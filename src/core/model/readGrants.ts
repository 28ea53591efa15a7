import type { Origin, ResolvedNode } from '../resolve/types'
import { child, itemsOf, originOf, remembered, textAt } from './treeReader'

export interface Grant {
  /** The secret or config of the top level. */
  readonly source: string
  /** The path in the container. */
  readonly target: string
  readonly uid: string
  readonly gid: string
  readonly mode: string
  readonly origin: Origin | null
}

/** The secrets a service is given (Compose Specification, services secrets). */
export const readSecretGrants = remembered((tree): readonly Grant[] => itemsOf(child(tree, 'secrets')).map((grant) => readGrant(grant, '/run/secrets/')))

/** The secrets that only its build sees. */
export const readBuildSecretGrants = remembered((tree): readonly Grant[] => itemsOf(child(child(tree, 'build'), 'secrets')).map((grant) => readGrant(grant, '/run/secrets/')))

/** The configs a service is given; without a target one lies at the root under its own name. */
export const readConfigGrants = remembered((tree): readonly Grant[] => itemsOf(child(tree, 'configs')).map((grant) => readGrant(grant, '/')))

function readGrant(grant: ResolvedNode, folder: string): Grant {
  const source = textAt(grant, 'source')
  return {
    source,
    target: textAt(grant, 'target') || `${folder}${source}`,
    uid: textAt(grant, 'uid'),
    gid: textAt(grant, 'gid'),
    mode: textAt(grant, 'mode'),
    origin: originOf(grant),
  }
}
