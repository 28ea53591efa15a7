import { SourceDocument } from '../../document/SourceDocument'
import type { SourceNode } from '../../document/types'
import { refuse } from '../commandRefusal'
import type { Planner } from '../planner'
import { firstComposeFile, namesIn } from '../project/layers'
import { plainText } from '../project/plain'
import type { ProjectDraft } from '../project/projectDraft'
import { findReferences } from '../references/findReferences'
import { declareResource } from '../resources/declareResource'
import { beginWith } from './beginWith'
import { chooseNames } from './chooseNames'
import { IncomingPart } from './incomingPart'
import { insertBlocks } from './insertBlocks'
import { insertEntries } from './insertEntries'
import { mergedSections } from './mergedSections'
import { movePorts } from './movePorts'
import { settleAnchors } from './settleAnchors'

/**
 * Puts what another compose text holds into the first compose file, or into `file`: its services, networks, volumes, secrets and configs,
 * and the `x-` blocks whose anchors they need. Names that are taken get a number, and every reference inside the text follows, host
 * names in its values too; see `chooseNames` for what is shared instead. Published ports that are taken move to the next free one, unless
 * `ports` is `keep`. The text keeps its comments and its form, indented as the file is. `version` and `name` say nothing here; what else is
 * left out, a note names. A project that holds nothing yet begins with the text as it is.
 */
export const merge: Planner<'merge'> = (draft, command) => {
  const part = new IncomingPart(command.text, draft.input)
  const file = command.file ?? firstComposeFile(draft)
  if (part.isEmpty()) refuse('MERGE_EMPTY', 'The text defines no service, network, volume, secret or config: there is nothing to add.')
  const asked = command.renames !== undefined && Object.keys(command.renames).length > 0
  if (!asked && beginWith(draft, file, part)) {
    declareUsed(draft, part, file)
    return
  }
  noteLeftOut(draft, part)
  const project = draft.resolve()
  chooseNames(draft, part, { sharing: command.sharing ?? 'usual', shared: new Set(command.share), renames: new Map(Object.entries(command.renames ?? {})) })
  dropContainerNames(draft, part)
  if (command.ports !== 'keep') movePorts(draft, part, project)
  const target = draft.document(file)
  const blocks = settleAnchors(part, target, isOpen(target.root) && mergedSections.every((section) => part.entries(section).length === 0 || isOpen(target.nodeAt([section]) ?? null)))
  insertBlocks(draft, file, part, blocks.taken)
  for (const section of mergedSections) insertEntries(draft, file, part, section)
  declareUsed(draft, part, file)
}

/** Whether lines can be put into a map: it is none between braces, and no alias. */
function isOpen(node: SourceNode | null): boolean {
  return node === null || (node.kind === 'map' && (!node.flow || node.entries.length === 0)) || (node.kind === 'scalar' && node.value === null)
}

function noteLeftOut(draft: ProjectDraft, part: IncomingPart): void {
  const { root } = part.document
  const known: ReadonlySet<string> = new Set([...mergedSections, 'version', 'name'])
  const left = root?.kind === 'map' ? root.entries.map(({ key }) => String(key.value)).filter((key) => !known.has(key) && !key.startsWith('x-')) : []
  if (left.length > 0) draft.note('MERGE_LEFT_OUT', `Left out, as it speaks of files or settings of another project: ${left.join(', ')}.`, { keys: left.join(', ') })
}

/** A container name can be only one container's. */
function dropContainerNames(draft: ProjectDraft, part: IncomingPart): void {
  const taken = new Set<string>()
  for (const file of draft.projectFiles) {
    for (const name of namesIn(draft, 'services')) taken.add(plainText(draft.plain(file, ['services', name, 'container_name']) ?? '') ?? '')
  }
  for (const name of part.names('services')) {
    const path = ['services', name, 'container_name']
    const own = part.draft.plain(part.file, path)
    if (typeof own !== 'string') continue
    if (taken.has(own) && part.document.nodeAt(path)) {
      part.draft.change(part.file, { type: 'remove', path })
      draft.note('MERGE_CONTAINER_NAME', `${name} has no container_name now: ${own} is another container's.`, { name, container: own })
    }
    taken.add(own)
  }
}

/** What the merged services use and nothing declares is declared, as Compose refuses it otherwise. */
function declareUsed(draft: ProjectDraft, part: IncomingPart, file: string): void {
  if (!(part.document instanceof SourceDocument)) return
  for (const { kind, name } of findReferences(part.draft)) {
    if ((kind === 'volume' || kind === 'network') && name !== 'default' && /^[a-zA-Z0-9._-]+$/.test(name)) declareResource(draft, kind, name, file)
  }
}
