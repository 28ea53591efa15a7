import { scalarAsText } from '../resolve/resolvedNodes'
import type { Origin } from '../resolve/types'
import { child, entriesOf, originOf, remembered } from './treeReader'

export interface Variable {
  readonly name: string
  /** Null where only the name is given and nothing sets it. */
  readonly value: string | null
  /** The text before interpolation, where it held a variable. */
  readonly expression: string | null
  /** `env_file` where the value comes out of an env file, `file` and the like where it is written in a compose file. */
  readonly layer: Origin['layer']
  readonly origin: Origin | null
}

/** The environment of a service, env files included (Compose Specification, services environment). */
export const readEnvironment = remembered((tree): readonly Variable[] => readVariables(tree, 'environment'))

/** The labels of a service, label files included. */
export const readLabels = remembered((tree): readonly Variable[] => readVariables(tree, 'labels'))

function readVariables(tree: Parameters<typeof child>[0], attribute: string): readonly Variable[] {
  return entriesOf(child(tree, attribute)).map(([name, node]) => {
    const origin = originOf(node)
    const expression = node.kind === 'scalar' ? (node.expression ?? null) : null
    return { name, value: scalarAsText(node) ?? null, expression, layer: origin?.layer ?? 'default', origin }
  })
}
