import type { Path } from '../../document/types'
import type { ResourceKind } from '../types'

export type ReferencedKind = 'service' | ResourceKind

/** One place in one text that names a service or a resource. */
export interface Reference {
  readonly kind: ReferencedKind
  readonly name: string
  readonly file: string
  /** Where the name is written: an entry whose key it is, or a scalar that holds it. */
  readonly path: Path
  readonly form: 'key' | 'value'
  /** The service's attribute: `depends_on`, `network_mode`, `volumes`, ... */
  readonly attribute: string
  /** The scalar's text once the name is another one; a key's text is the name. */
  readonly renamed: (name: string) => string
  /** What the text says in place of the name, where a variable may say another one. */
  readonly expression?: string
  /** The entry or item to take away so that nothing names it any more. */
  readonly removal: Path
  /** Whether the list or map that holds `removal` goes too when that was all it held. */
  readonly prunes: boolean
}

/** A reference with the services that hold it: several, where an anchor or an `extends` shares it. */
export interface HeldReference extends Reference {
  readonly services: readonly string[]
}
