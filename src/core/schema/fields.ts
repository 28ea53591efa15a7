import type { Path } from '../document/types'
import rows from './fields.json'

export type FieldGroup =
  | 'top-level' | 'image/build' | 'command' | 'environment' | 'ports/expose' | 'volumes/mounts' | 'networks' | 'dependencies' | 'health' | 'lifecycle'
  | 'resources' | 'deploy' | 'security' | 'secrets/configs' | 'logging' | 'identity' | 'develop/watch' | 'models/ai' | 'extension'

/** An attribute of the Compose Specification, for an inspector to make a control of. */
export interface Field {
  /** A pattern: `*` stands for a name, `[]` for an item, `x-*` for an extension's key. */
  readonly path: string
  /** Such as `string`, `list(string)`, `map(name->map|null)`; more than one where there is a short and a long form. */
  readonly forms: readonly string[]
  readonly kind: 'scalar' | 'list' | 'map' | 'short-or-long'
  readonly group: FieldGroup
  readonly enum?: readonly string[]
  readonly pattern?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly default?: string
  /** The map that holds it is not valid without it. */
  readonly required?: boolean
  readonly deprecated?: boolean
  /** The release of Docker Compose that brought it; without one, 2.0.0 had it. */
  readonly since?: string
}

export const fields = rows as unknown as readonly Field[]

/** `services.*.ports[].target` as keys and items. */
export function patternSegments(pattern: string): string[] {
  return pattern.replaceAll('[]', '.[]').split('.')
}

interface Step {
  field?: Field
  readonly next: Map<string, Step>
}

const root: Step = { next: new Map() }
for (const field of fields) {
  let step = root
  for (const segment of patternSegments(field.path)) {
    let next = step.next.get(segment)
    if (!next) step.next.set(segment, (next = { next: new Map() }))
    step = next
  }
  step.field = field
}

/** The attribute at a path of a document, such as `['services', 'web', 'ports', 0, 'target']`; undefined for what is none. */
export function fieldFor(path: Path): Field | undefined {
  return stepFor(path)?.field
}

function stepFor(path: Path): Step | undefined {
  let step: Step | undefined = root
  for (const part of path) {
    if (!step) return undefined
    const { next }: Step = step
    if (typeof part === 'number') step = next.get('[]')
    else step = next.get(part) ?? (part.startsWith('x-') ? next.get('x-*') : undefined) ?? next.get('*')
  }
  return step
}

/** The attributes that may stand directly in the map at a path, in the specification's order: what an inspector offers. */
export function fieldsUnder(path: Path): readonly Field[] {
  return [...(stepFor(path)?.next.values() ?? [])].flatMap((step) => step.field ?? [])
}
