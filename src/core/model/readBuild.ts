import type { Origin } from '../resolve/types'
import { child, originOf, remembered, textAt } from './treeReader'

export interface Build {
  /** A path from the project folder, or a remote address. */
  readonly context: string
  /** Beside the context; empty where the Dockerfile is written inline. */
  readonly dockerfile: string
  readonly isInline: boolean
  readonly target: string
  readonly origin: Origin | null
}

/** How a service's image is built; null where it is only pulled (Compose Build Specification). */
export const readBuild = remembered((tree): Build | null => {
  const node = child(tree, 'build')
  if (node?.kind !== 'map') return null
  return {
    context: textAt(node, 'context'),
    dockerfile: textAt(node, 'dockerfile'),
    isInline: textAt(node, 'dockerfile_inline') !== '',
    target: textAt(node, 'target'),
    origin: originOf(node),
  }
})
