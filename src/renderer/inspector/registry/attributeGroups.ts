import type { Analysis } from '@core/analyze'
import type { Path } from '@core/document/types'
import { resolvedNodeAt } from '@core/resolve/resolvedNodeAt'
import { fieldsUnder, type Field, type FieldGroup } from '@core/schema/fields'
import { filesDefining } from '../attributeBlock'
import { lastName } from './fieldEditor'

export interface AttributeGroup {
  readonly name: FieldGroup
  readonly fields: readonly Field[]
  /** Names of those that a file sets, or that come from an extended service. */
  readonly set: readonly string[]
}

/** As people look for them: what runs, what it gets, how it is kept, how far it may go. */
const order: readonly FieldGroup[] = ['top-level', 'image/build', 'command', 'environment', 'ports/expose', 'volumes/mounts', 'networks', 'dependencies', 'health', 'lifecycle', 'resources', 'deploy', 'security', 'secrets/configs', 'logging', 'identity', 'develop/watch', 'models/ai']

/** The attributes of a thing by group, those of `except` left out. */
export function attributeGroups(analysis: Analysis, owner: Path, except: ReadonlySet<string>): readonly AttributeGroup[] {
  const fields = fieldsUnder(owner).filter((field) => field.group !== 'extension' && !except.has(lastName(field)))
  return order.flatMap((name) => {
    const own = fields.filter((field) => field.group === name)
    return own.length === 0 ? [] : [{ name, fields: own, set: own.map(lastName).filter((key) => isSet(analysis, [...owner, key])) }]
  })
}

function isSet(analysis: Analysis, path: Path): boolean {
  if (filesDefining(analysis, path).length > 0) return true
  return resolvedNodeAt(analysis.project, '', path)?.origins.some(({ layer }) => layer === 'extends') ?? false
}
