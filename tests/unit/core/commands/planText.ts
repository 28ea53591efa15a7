import { expect } from 'vitest'
import { planCommands } from '@core/commands/planCommand'
import type { Command, CommandContext, PlanNote } from '@core/commands/types'
import type { Refusal } from '@core/edits/types'
import type { FileContent, ResolvedProject } from '@core/resolve/types'
import { applyEdits } from '@core/text/applyEdits'
import { invertEdits } from '@core/text/invertEdits'

const unresolved: ResolvedProject = {
  name: 'shop',
  documents: new Map(),
  services: new Map(),
  volumes: new Map(),
  networks: new Map(),
  secrets: new Map(),
  configs: new Map(),
  models: new Map(),
  profiles: [],
  variables: [],
  problems: [],
  missing: [],
  extensions: new Map(),
}

export type Texts = Readonly<Record<string, string>>

/** A project whose compose files are the given texts, but for those that only an include or an extends names. */
export function contextOf(texts: Texts, composeFiles = Object.keys(texts).filter((file) => /^(?:docker-)?compose/.test(file))): CommandContext {
  const files = new Map<string, FileContent>(Object.entries(texts).map(([file, text]) => [file, { kind: 'text', text }]))
  return { input: { name: null, folderName: 'shop', composeFiles, files, environment: {}, profiles: [] }, project: unresolved }
}

function sortedAndInside(text: string, edits: readonly { offset: number; length: number }[]): boolean {
  return edits.every((edit, index) => {
    const next = edits[index + 1]
    return edit.offset >= 0 && edit.length >= 0 && edit.offset + edit.length <= (next ? next.offset : text.length)
  })
}

/** The texts after the commands; every plan is checked for edits in bounds and order, and for an undo that gives the same text back. */
export function planTexts(texts: Texts, ...commands: Command[]): { readonly texts: Texts; readonly notes: readonly PlanNote[] } {
  const plan = planCommands(contextOf(texts), commands)
  if (!plan.ok) throw new Error(`${plan.refusal.code}: ${plan.refusal.message}`)
  const after: Record<string, string> = { ...texts }
  for (const { file, edits, text } of plan.files) {
    const before = texts[file] ?? ''
    expect(sortedAndInside(before, edits)).toBe(true)
    expect(applyEdits(before, edits)).toBe(text)
    expect(applyEdits(text, invertEdits(before, edits))).toBe(before)
    after[file] = text
  }
  return { texts: after, notes: plan.notes }
}

/** The one text after the commands. */
export function planText(text: string, ...commands: Command[]): string {
  return planTexts({ 'compose.yaml': text }, ...commands).texts['compose.yaml'] ?? ''
}

export function notesOf(text: string, ...commands: Command[]): readonly string[] {
  return planTexts({ 'compose.yaml': text }, ...commands).notes.map((note) => note.code)
}

export function refusalOf(texts: Texts | string, ...commands: Command[]): Refusal {
  const plan = planCommands(contextOf(typeof texts === 'string' ? { 'compose.yaml': texts } : texts), commands)
  if (plan.ok) throw new Error('the command was not refused')
  return plan.refusal
}
