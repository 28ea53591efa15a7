import type { Path } from '../../document/types'
import type { ValueStyle } from '../../edits/types'
import { parsePort } from '../../resolve/shortForms/parsePort'
import { refuse } from '../commandRefusal'
import type { Planner } from '../planner'
import { attributeValues, openAttribute, removeParts } from '../project/attribute'
import { assertService } from '../project/names'
import type { ProjectDraft } from '../project/projectDraft'
import { isPlainList, isPlainMap, plainText, samePlain } from '../project/plain'

/** Adds a port as it is given, short (`127.0.0.1:8080:80`) or long, behind those the service has. */
export const addPort: Planner<'add-port'> = (draft, command) => {
  const { service, value: port } = command
  assertService(draft, service)
  if (isPlainMap(port) ? port['target'] === undefined : port === null || isPlainList(port) || String(port).trim() === '') {
    refuse('INVALID_PORT', `A port of ${service} is written like "8080:80" or as a map with a target.`, { service })
  }
  const short = plainText(port)
  // What a variable makes of it is not known here.
  const parsed = short === undefined || short.includes('$') ? [] : parsePort(short)
  if ('fault' in parsed) refuse('INVALID_PORT', `"${short}" is no port: ${parsed.fault}. A port of ${service} is written like "8080:80" or as a map with a target.`, { service })
  for (const { file, value } of attributeValues(draft, service, 'ports')) {
    const same = isPlainList(value) && value.some((item) => samePlain(item, port) || (!isPlainMap(port) && plainText(item) === plainText(port)))
    if (same) refuse('ALREADY_PUBLISHED', `${service} has this port already (${file}).`, { service, file })
  }
  const { file, path } = openAttribute(draft, command, service, 'ports')
  const ports = draft.plain(file, path) ?? null
  if (isPlainList(ports)) draft.change(file, { type: 'insert', path, index: ports.length, value: port, ...quotesOfLast(draft, file, path) })
  else draft.change(file, { type: 'set', path, value: [port] })
}

/** Ports are quoted or not as a habit of the file, though not every one needs it. */
function quotesOfLast(draft: ProjectDraft, file: string, path: Path): { readonly style?: ValueStyle } {
  const list = draft.document(file).nodeAt(path)
  const last = list?.kind === 'seq' ? list.items.at(-1) : undefined
  return last?.kind === 'scalar' && (last.style === 'single' || last.style === 'double') ? { style: { quote: last.style } } : {}
}

/** Takes away the port at an index of the service's own list, in the last file that has one or in `file`. */
export const removePort: Planner<'remove-port'> = (draft, command) => {
  const { service, index } = command
  assertService(draft, service)
  const layers = attributeValues(draft, service, 'ports').filter(({ file }) => command.file === undefined || command.file === file)
  const layer = layers.at(-1)
  const count = isPlainList(layer?.value) ? layer.value.length : 0
  if (!layer || index >= count) refuse('NO_SUCH_PORT', `${service} has ${count} ${count === 1 ? 'port' : 'ports'} in its own text; there is none at ${index}.`, { service, index, count })
  removeParts(draft, layer.file, service, 'ports', [index], command.shared)
}
