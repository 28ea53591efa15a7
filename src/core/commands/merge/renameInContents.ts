import { membersOf, placeAt } from '../project/sourcePlace'
import { replaceHosts } from '../references/hostNames'
import type { IncomingPart } from './incomingPart'

/** Makes the configuration files that the part holds inside it (`configs: content`) reach a service by its new name. */
export function renameInContents(part: IncomingPart, from: string, to: string): void {
  const { document } = part
  const configs = placeAt(document, ['configs'])
  if (!configs) return
  for (const config of membersOf(document, configs)) {
    for (const member of membersOf(document, config)) {
      if (member.key !== 'content' || member.node.kind !== 'scalar' || typeof member.node.value !== 'string') continue
      const renamed = replaceHosts(member.node.value, from, to)
      if (renamed !== member.node.value) part.draft.change(part.file, { type: 'set', path: member.path, value: renamed })
    }
  }
}
