/**
 * What kind of value an attribute holds once it is canonical. `kept` marks one that Compose prints even where it is
 * empty, zero or false; all the others are left out then.
 */
export type Shape =
  | { readonly kind: ScalarKind; readonly kept?: true }
  | { readonly kind: 'list'; readonly item: Shape }
  /** Free keys, one shape for all. */
  | { readonly kind: 'map'; readonly value: Shape; readonly nullable: boolean }
  | { readonly kind: 'fields'; readonly fields: Readonly<Record<string, Shape>>; readonly kept?: true; readonly printedAs?: Readonly<Record<string, string>> }

export type ScalarKind =
  | 'text'
  | 'boolean'
  | 'integer'
  | 'unsigned'
  | 'decimal'
  | 'duration'
  | 'bytes'
  | 'fileMode'
  | 'deviceCount'
  /** Not a scalar when canonical, but one kind each with a short form of its own. */
  | 'command'
  | 'healthTest'
  | 'hosts'
  | 'ulimit'
  | 'sshKeys'
  /** `KEY=value` lines or a map; a key without a value stays null. */
  | 'environment'
  /** The same, but a key without a value is empty text. */
  | 'keyValues'
  /** A map to lists of text. */
  | 'optionLists'
  | 'anything'

export const text: Shape = { kind: 'text' }
export const boolean: Shape = { kind: 'boolean' }
export const integer: Shape = { kind: 'integer' }
export const unsigned: Shape = { kind: 'unsigned' }
export const decimal: Shape = { kind: 'decimal' }
export const duration: Shape = { kind: 'duration' }
export const bytes: Shape = { kind: 'bytes' }
export const command: Shape = { kind: 'command', kept: true }
export const environment: Shape = { kind: 'environment' }
export const keyValues: Shape = { kind: 'keyValues' }
export const ulimits: Shape = { kind: 'map', value: { kind: 'ulimit' }, nullable: true }
export const hosts: Shape = { kind: 'hosts' }
export const texts: Shape = list(text)

export function kept<T extends Shape>(shape: T): T & { readonly kept: true } {
  return { ...shape, kept: true }
}
export function list(item: Shape): Shape {
  return { kind: 'list', item }
}
export function mapOfShape(value: Shape, nullable = false): Shape {
  return { kind: 'map', value, nullable }
}
export function fields(shapes: Readonly<Record<string, Shape>>): Extract<Shape, { kind: 'fields' }> {
  return { kind: 'fields', fields: shapes }
}
