import schema from './compose-spec.json'

/** The part of JSON schema that the Compose Specification's schema uses. */
export interface JsonSchema {
  readonly $ref?: string
  readonly type?: JsonType | readonly JsonType[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly patternProperties?: Readonly<Record<string, JsonSchema>>
  readonly additionalProperties?: boolean | JsonSchema
  readonly required?: readonly string[]
  readonly items?: JsonSchema
  readonly oneOf?: readonly JsonSchema[]
  readonly anyOf?: readonly JsonSchema[]
  readonly enum?: readonly (string | number | boolean | null)[]
  readonly pattern?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly minItems?: number
  readonly minProperties?: number
  readonly uniqueItems?: boolean
  readonly deprecated?: boolean
}

export type JsonType = 'null' | 'boolean' | 'integer' | 'number' | 'string' | 'array' | 'object'

interface RootSchema extends JsonSchema {
  readonly $defs: Readonly<Record<string, JsonSchema>>
}

export const composeSchema = schema as unknown as RootSchema

const definitionPrefix = '#/$defs/'

/** The schema itself, or what its reference names. */
export function dereference(part: JsonSchema): JsonSchema {
  let current = part
  while (current.$ref?.startsWith(definitionPrefix)) {
    const target = composeSchema.$defs[current.$ref.slice(definitionPrefix.length)]
    if (!target) break
    current = target
  }
  return current
}
