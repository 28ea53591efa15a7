import type { ProjectDraft } from '../project/projectDraft'
import type { HeldReference } from './types'

/** What a refusal or a note says about references: `references` for people, `positions` as `file:line:column`, one a line. */
export interface ReferenceList extends Readonly<Record<string, string | number>> {
  readonly references: string
  readonly positions: string
  readonly count: number
}

export function describeReferences(draft: ProjectDraft, references: readonly HeldReference[]): ReferenceList {
  const described = references.map((reference) => {
    const document = draft.document(reference.file)
    const range = document.entryRangeAt(reference.path)
    const { line, column } = document.positionAt(range?.start ?? 0)
    return {
      text: `${reference.services.join(', ')}: ${reference.attribute} (${reference.file}, line ${line})`,
      position: `${reference.file}:${line}:${column}`,
    }
  })
  return {
    references: described.map((one) => one.text).join('\n'),
    positions: described.map((one) => one.position).join('\n'),
    count: references.length,
  }
}
