import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { planCommand } from '@core/commands/planCommand'
import type { CommandContext } from '@core/commands/types'
import { parseCompose } from '@core/document/parseCompose'
import { resolveProject } from '@core/resolve/resolveProject'
import type { FileContent, ProjectInput } from '@core/resolve/types'
import { applyEdits } from '@core/text/applyEdits'
import { invertEdits } from '@core/text/invertEdits'
import { describe, expect, it } from 'vitest'
import { corpusFolder, corpusPaths, evenly, hasCorpus } from '../support/corpus'
import { casesOf, type Case } from './commandsCases'
import { canonical, readData, type DataMap } from './commandsOracle'
import { commentsOf } from './editOracle'

/** Every command at every place takes minutes; the usual run takes each file's at even steps. */
const commandsAFile = process.env.STACKYARD_FULL === '1' ? Infinity : 15
const files = corpusPaths()

/** The project of one file alone, with what it includes and extends. */
function contextOf(file: string, text: string): CommandContext {
  const folder = resolve(corpusFolder, dirname(file))
  const known = new Map<string, FileContent>([[basename(file), { kind: 'text', text }]])
  const inputOf = (): ProjectInput => ({ name: null, folderName: 'corpus', composeFiles: [basename(file)], files: new Map(known), environment: {}, profiles: ['*'] })
  let project = resolveProject(inputOf())
  for (let round = 0; round < 10 && project.missing.some((request) => !known.has(request.path)); round += 1) {
    for (const { path } of project.missing) {
      const full = join(folder, path)
      const isText = existsSync(full) && statSync(full).isFile()
      known.set(path, isText ? { kind: 'text', text: readFileSync(full, 'utf8') } : { kind: 'absent', reason: 'not-found' })
    }
    project = resolveProject(inputOf())
  }
  return { input: inputOf(), project }
}

/** Anchored blocks of the top level follow the services that use them. */
function withoutExtensions(data: DataMap): DataMap {
  return Object.fromEntries(Object.entries(data).filter(([key]) => !key.startsWith('x-') || key === 'x-stackyard'))
}

/** What is wrong with a plan, or null. */
function faultOf(text: string, after: string, { expected, removes, copies }: Case, comments: readonly string[]): string | null {
  const wanted = withoutExtensions(readData(text))
  expected(wanted)
  let meant: DataMap
  try {
    meant = withoutExtensions(readData(after))
  } catch (error) {
    return `does not parse: ${String(error)}`
  }
  if (canonical(meant) !== canonical(wanted)) return 'means something else'
  const left = [...commentsOf(after)]
  const lost = comments.filter((comment) => {
    const at = left.indexOf(comment)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
  if (left.length > 0 && !copies) return `has new comments: ${left.join(' ')}`
  return lost.length > 0 && !removes ? `lost comments: ${lost.join(' ')}` : null
}

describe.skipIf(!hasCorpus)('commands in the corpus of real compose files', () => {
  it('do what they say, lose no comment, and can be undone to the same bytes', () => {
    const counts = { files: 0, commands: 0, edits: 0 }
    const refusals = new Map<string, string[]>()
    const skipped: string[] = []
    const failures: string[] = []
    files.forEach((file, number) => {
      const text = readFileSync(resolve(corpusFolder, file), 'utf8')
      const context = contextOf(file, text)
      const broken = [...context.project.documents].find(([, document]) => document.errors.length > 0)
      if (broken || parseCompose(text).root === null) {
        skipped.push(`${file}: ${broken?.[1].errors[0]?.code ?? 'empty'}`)
        return
      }
      counts.files += 1
      const comments = commentsOf(text)
      for (const one of evenly(casesOf(readData(text), readData(text, false)), commandsAFile, number % 11)) {
        counts.commands += 1
        const name = `${file} ${JSON.stringify(one.command)}`
        const plan = planCommand(context, one.command)
        if (!plan.ok) {
          refusals.set(plan.refusal.code, [...(refusals.get(plan.refusal.code) ?? []), name])
          continue
        }
        const planned = plan.files.find((candidate) => candidate.file === basename(file))
        counts.edits += planned?.edits.length ?? 0
        const after = planned?.text ?? text
        const fault =
          planned && applyEdits(text, planned.edits) !== after
            ? 'its edits are not its text'
            : planned && applyEdits(after, invertEdits(text, planned.edits)) !== text
              ? 'cannot be undone'
              : faultOf(text, after, one, comments)
        if (fault !== null) failures.push(`${name}\n${fault}${process.env.STACKYARD_SHOW === '1' ? `\n${after}` : ''}`)
      }
    })
    const refused = [...refusals.values()].reduce((sum, list) => sum + list.length, 0)
    console.info(`${counts.files} files, ${counts.commands} commands, ${counts.edits} edits, ${refused} refused (${((100 * refused) / counts.commands).toFixed(2)} %), ${failures.length} wrong`)
    for (const [code, list] of refusals) console.info(`  ${code}: ${list.length}, such as ${list.slice(0, 4).join(' | ')}`)
    console.info(`  not read: ${skipped.join(', ')}`)
    expect(failures.slice(0, 20)).toEqual([])
    expect(refused / counts.commands).toBeLessThan(0.01)
  }, 3_600_000)
})
