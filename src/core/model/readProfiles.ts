import { scalarAsText } from '../resolve/resolvedNodes'
import type { Origin } from '../resolve/types'
import { child, itemsOf, originOf, remembered } from './treeReader'

export interface Profile {
  readonly name: string
  readonly origin: Origin | null
}

/** The profiles of a service; with none it always runs (Compose Specification, services profiles). */
export const readProfiles = remembered((tree): readonly Profile[] => itemsOf(child(tree, 'profiles')).flatMap((item) => ({ name: scalarAsText(item) ?? '', origin: originOf(item) })))
