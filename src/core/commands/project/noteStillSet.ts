import { child, isImplied, itemsOf, originOf, textAt } from '../../model/treeReader'
import type { ResolvedNode } from '../../resolve/types'
import { attributeLayers } from './attribute'
import { filesThatDefine } from './layers'
import type { ProjectDraft } from './projectDraft'

/** Says where a service still has what was just taken out of one of its attributes: another file, or a service that it extends, says it too. */
export function noteStillSet(draft: ProjectDraft, service: string, attribute: string, name: string): void {
  if (!mayInherit(draft, service)) return
  const holder = child(draft.resolve().services.get(service)?.tree, attribute)
  const left = holder?.kind === 'seq' ? itemsOf(holder).find((item) => nameOf(item) === name) : child(holder, name)
  const file = left && !isImplied(left) ? originOf(left)?.file : undefined
  if (file === undefined) return
  const path = `services.${service}.${attribute}.${name}`
  draft.note('STILL_SET', `${file} still sets ${path}, so it takes effect now.`, { path, file, others: file })
}

/** Whether more than one text says what a service is: to resolve the project for one that stands alone would be for nothing. */
export function mayInherit(draft: ProjectDraft, service: string): boolean {
  return filesThatDefine(draft, 'services', service).length > 1 || attributeLayers(draft, service, 'extends').length > 0
}

function nameOf(item: ResolvedNode): string {
  return item.kind === 'scalar' ? String(item.value) : textAt(item, 'source')
}
