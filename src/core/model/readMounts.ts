import type { Origin } from '../resolve/types'
import { child, isTrueAt, itemsOf, originOf, remembered, textAt } from './treeReader'

export interface Mount {
  /** `volume`, `bind`, `tmpfs`, `npipe`, `cluster` or `image`. */
  readonly type: string
  /** A volume's name, or a path from the project folder; empty for an anonymous volume. */
  readonly source: string
  readonly target: string
  readonly readOnly: boolean
  readonly subpath: string
  readonly origin: Origin | null
}

/** What is mounted into a service, from `volumes` and `tmpfs` (Compose Specification, services volumes). */
export const readMounts = remembered((tree): readonly Mount[] => [
  ...itemsOf(child(tree, 'volumes')).map((volume) => ({
    type: textAt(volume, 'type'),
    source: textAt(volume, 'source'),
    target: textAt(volume, 'target'),
    readOnly: isTrueAt(volume, 'read_only'),
    subpath: textAt(child(volume, 'volume'), 'subpath') || textAt(child(volume, 'image'), 'subpath'),
    origin: originOf(volume),
  })),
  ...itemsOf(child(tree, 'tmpfs')).map((item) => ({
    type: 'tmpfs',
    source: '',
    target: item.kind === 'scalar' ? (String(item.value).split(':', 1)[0] ?? '') : '',
    readOnly: false,
    subpath: '',
    origin: originOf(item),
  })),
])
