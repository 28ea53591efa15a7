import type { PlainMap, PlainValue } from '../../document/types'
import { refuse } from '../commandRefusal'
import type { CommandOf, Planner } from '../planner'
import { attributeLayers, openAttribute } from '../project/attribute'
import { assertService } from '../project/names'
import { isPlainList, isPlainMap, plainMap, plainText } from '../project/plain'
import type { ProjectDraft } from '../project/projectDraft'
import { findPathBack } from '../references/dependencyCycle'
import { referencesTo } from '../references/findReferences'
import { listToMap } from '../forms/listToMap'

/**
 * Makes `from` depend on `to`, or changes how it does. A list of names stays one as long as a name says it all; a condition
 * other than started, a restart or an optional dependency needs the map, and the note says that the form was changed.
 */
export const connect: Planner<'connect'> = (draft, command) => {
  const { from, to } = command
  assertService(draft, from)
  assertService(draft, to)
  if (from === to) refuse('SELF_DEPENDENCY', `${from} cannot depend on itself.`, { name: from })
  const attribute = openAttribute(draft, command, from, 'depends_on', to)
  const value = draft.plain(attribute.file, attribute.path) ?? null
  const listed = isPlainList(value) ? value.some((item) => plainText(item) === to) : isPlainMap(value) && Object.hasOwn(value, to)
  if (!listed) {
    assertNoCycle(draft, from, to)
    noteImpliedRestart(draft, command)
  }

  if (isPlainMap(value)) {
    changeEntry(draft, command, attribute.file, attribute.path, value)
  } else if (!needsLongForm(command)) {
    if (listed) alreadyConnected(from, to)
    if (isPlainList(value)) draft.change(attribute.file, { type: 'insert', path: attribute.path, index: value.length, value: to })
    else draft.change(attribute.file, { type: 'set', path: attribute.path, value: [to] })
  } else if (isPlainList(value) && value.length > 0) {
    listToMap(draft, attribute.file, attribute.path, (text) => ({ key: text, value: text === to ? newDependency(command) : { condition: 'service_started' } }))
    if (!listed) draft.change(attribute.file, { type: 'set', path: [...attribute.path, to], value: newDependency(command) })
    draft.note('FORM_CHANGED', `depends_on of ${from} is a map now: a list cannot say a condition.`, { path: attribute.path.join('.'), form: 'long', file: attribute.file })
  } else {
    draft.change(attribute.file, { type: 'set', path: attribute.path, value: plainMap([[to, newDependency(command)]]) })
  }
  noteMissingHealthcheck(draft, command)
}

function needsLongForm(command: CommandOf<'connect'>): boolean {
  return (command.condition ?? 'service_started') !== 'service_started' || command.restart === true || command.required === false
}

function newDependency(command: CommandOf<'connect'>): PlainMap {
  return plainMap([['condition', command.condition ?? 'service_started'], ...given(command).filter(([key]) => key !== 'condition')])
}

function given(command: CommandOf<'connect'>): readonly (readonly [string, PlainValue])[] {
  const { condition, restart, required } = command
  return [
    ...(condition === undefined ? [] : [['condition', condition] as const]),
    ...(restart === undefined ? [] : [['restart', restart] as const]),
    ...(required === undefined ? [] : [['required', required] as const]),
  ]
}

function changeEntry(draft: ProjectDraft, command: CommandOf<'connect'>, file: string, path: readonly (string | number)[], value: PlainMap): void {
  const present = Object.hasOwn(value, command.to) ? value[command.to] : undefined
  const entry = [...path, command.to]
  if (!isPlainMap(present)) {
    draft.change(file, { type: 'set', path: entry, value: newDependency(command) })
    return
  }
  const defaults: Readonly<Record<string, PlainValue>> = { condition: 'service_started', restart: false, required: true }
  const changed = given(command).filter(([key, wanted]) => (present[key] ?? defaults[key]) !== wanted)
  if (changed.length === 0) alreadyConnected(command.from, command.to)
  draft.change(file, ...changed.map(([key, wanted]) => ({ type: 'set' as const, path: [...entry, key], value: wanted })))
}

function alreadyConnected(from: string, to: string): never {
  return refuse('ALREADY_CONNECTED', `${from} depends on ${to} already, in just this way.`, { from, to })
}

function assertNoCycle(draft: ProjectDraft, from: string, to: string): void {
  const back = findPathBack(draft, from, to)
  if (!back) return
  const end = back.at(-1) ?? from
  const cycle = [end, ...back].join(' → ')
  if (end !== from) refuse('DEPENDENCY_CYCLE', `${from} cannot depend on ${to}, as ${end} extends ${from} and would wait for itself: ${cycle}.`, { from, to, cycle })
  refuse('DEPENDENCY_CYCLE', `${from} cannot depend on ${to}, as ${to} waits for ${from} already: ${cycle}.`, { from, to, cycle })
}

/** Attributes for which Compose restarts one service with another, as long as `depends_on` says nothing of the two (compose-go `loader/normalize.go`). */
const restarting = new Set(['network_mode', 'pid', 'ipc', 'links'])

function noteImpliedRestart(draft: ProjectDraft, { from, to, restart }: CommandOf<'connect'>): void {
  if (restart !== undefined) return
  const attribute = referencesTo(draft, 'service', to).find((one) => restarting.has(one.attribute) && one.services.includes(from))?.attribute
  if (attribute !== undefined) draft.note('IMPLIED_RESTART_ENDS', `For ${attribute} of ${from} Compose restarted it along with ${to}; now that depends_on names ${to}, that takes restart: true there.`, { from, to, attribute })
}

function noteMissingHealthcheck(draft: ProjectDraft, command: CommandOf<'connect'>): void {
  if (command.condition !== 'service_healthy' || attributeLayers(draft, command.to, 'healthcheck').length > 0) return
  draft.note('NO_HEALTHCHECK', `${command.to} has no healthcheck in the compose file: unless its image has one, ${command.from} will never be started.`, { from: command.from, to: command.to })
}
