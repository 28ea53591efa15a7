import type { CommandName } from '@core/commands/types'

interface Operation {
  /** The arguments that stand without a flag, in order; every other field is a flag. */
  readonly positional: readonly string[]
  /** Those of them that may be left out. */
  readonly optional?: readonly string[]
  readonly does: string
}

/** How each command is written on the command line, and what its help says of it. */
export const operations: Readonly<Record<CommandName, Operation>> = {
  set: { positional: ['path', 'value'], does: 'sets a value; a new one goes where a person would put it' },
  write: { positional: ['path', 'text'], does: 'sets a value as it is typed, with its quotes and comments' },
  delete: { positional: ['path'], does: 'takes a value away' },
  reset: { positional: ['path'], does: 'clears with !reset what the other files say' },
  override: { positional: ['path'], does: 'writes the whole value with !override into one file' },
  'rename-key': { positional: ['path', 'key'], does: 'renames a key, and nothing that refers to it' },
  move: { positional: ['path', 'index'], does: 'moves an entry or an item before the one now at INDEX; their number is the end' },
  'add-service': { positional: ['name'], does: 'adds a service' },
  'rename-service': { positional: ['from', 'to'], does: 'renames a service everywhere; --host-names in values and commands too' },
  'duplicate-service': { positional: ['from', 'to'], does: 'copies a service' },
  'remove-service': { positional: ['name'], does: 'removes a service; --cascade what refers to it too' },
  'add-resource': { positional: ['kind', 'name'], does: 'declares a volume, network, secret or config (KIND)' },
  'rename-resource': { positional: ['kind', 'from', 'to'], does: 'renames one everywhere' },
  'remove-resource': { positional: ['kind', 'name'], does: 'removes one; --cascade its uses too' },
  connect: { positional: ['from', 'to'], does: 'makes FROM depend on TO' },
  disconnect: { positional: ['from', 'to'], does: 'takes that dependency away' },
  mount: { positional: ['service', 'source', 'target'], does: 'mounts a volume or a path of the host (./data) at TARGET' },
  unmount: { positional: ['service', 'source'], optional: ['source'], does: 'takes a mount away, by its source, its target or both' },
  attach: { positional: ['service', 'network'], does: 'puts a service on a network' },
  detach: { positional: ['service', 'network'], does: 'takes it off' },
  'add-env-file': { positional: ['service', 'path'], does: 'makes a service read an env file' },
  'remove-env-file': { positional: ['service', 'path'], does: 'makes it read it no more' },
  'rename-env-file': { positional: ['from', 'to'], does: 'names another env file wherever this one is read' },
  grant: { positional: ['kind', 'service', 'name'], does: 'gives a service a secret or config (KIND)' },
  revoke: { positional: ['kind', 'service', 'name'], does: 'takes it back' },
  'add-port': { positional: ['service', 'value'], does: "publishes a port: 8080:80, or '{target: 80, published: 8080}'" },
  'remove-port': { positional: ['service', 'index'], does: 'takes the port at INDEX (from 0) away' },
  'set-env': { positional: ['service', 'name', 'value'], does: 'sets a variable of a service' },
  'unset-env': { positional: ['service', 'name'], does: 'takes it away' },
  'set-label': { positional: ['service', 'name', 'value'], does: 'sets a label of a service' },
  'unset-label': { positional: ['service', 'name'], does: 'takes it away' },
  'set-variable': { positional: ['name', 'value'], does: 'sets a variable of .env, or of the env file that --file names' },
  'unset-variable': { positional: ['name'], does: 'takes it away' },
  'rename-variable': { positional: ['from', 'to'], does: 'renames it there' },
  convert: { positional: ['path', 'form'], does: 'writes a value in its other FORM, short or long' },
  'extract-anchor': { positional: ['path', 'name'], does: 'moves a block to x-NAME, shared by its equals' },
  'inline-anchor': { positional: ['path'], does: 'writes out what an alias or a merge key stands for' },
  'rename-anchor': { positional: ['path', 'name'], does: 'renames the anchor at PATH and its aliases' },
  'move-service': { positional: ['name', 'to'], does: 'moves a service to another file of the project' },
  sort: { positional: ['path'], does: 'sorts a map by key, or a list whose order says nothing' },
  merge: { positional: ['text'], does: 'puts the services of another compose text into the project' },
}
