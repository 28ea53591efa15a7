import type { Origin } from '../resolve/types'
import { child, isTrueAt, itemsOf, originOf, remembered, textAt } from './treeReader'

export interface EnvFileReference {
  /** From the project folder, beginning with `./` or `../`, or absolute. */
  readonly path: string
  readonly required: boolean
  /** Empty, or `raw`. */
  readonly format: string
  readonly origin: Origin | null
}

/** The env files of a service, the later one winning (Compose Specification, services env_file). */
export const readEnvFiles = remembered((tree): readonly EnvFileReference[] =>
  itemsOf(child(tree, 'env_file')).map((file) => ({
    path: textAt(file, 'path'),
    required: isTrueAt(file, 'required'),
    format: textAt(file, 'format'),
    origin: originOf(file),
  })),
)
