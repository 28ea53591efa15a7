import { describe, expect, it } from 'vitest'
import type { Analysis } from '@core/analyze'
import { analysisOf } from '../graph/graphOf'

/** A project in which nothing is wrong; each service can be given lines of its own. */
function textOf(own: Readonly<Record<string, string>>): string {
  return `services:\n${['a', 'b', 'c'].map((name) => `  ${name}:\n    image: ${name}\n    volumes: [data:/${name}]\n${own[name] ?? ''}`).join('')}volumes: { data: {} }\n`
}

/** The codes that each state in turn has, one edited from the other. */
function codesAfter(states: readonly Readonly<Record<string, string>>[]): readonly (readonly string[])[] {
  let analysis: Analysis = analysisOf(textOf({}))
  expect(analysis.diagnostics).toEqual([])
  return states.map((own) => {
    analysis = analysisOf(textOf(own), analysis)
    expect(analysis.diagnostics).toEqual(analysisOf(textOf(own)).diagnostics)
    return analysis.diagnostics.map(({ code }) => code)
  })
}

describe('what only several services together show, after edits of one', () => {
  it('a port of the host', () => {
    const [one, other] = ['    ports: ["127.0.0.1:80:80"]\n', '    ports: ["127.0.0.1:81:80"]\n']
    const states = [{ a: one }, { a: one, b: other }, { a: one, b: other, c: '    tty: true\n' }, { a: one, b: one }, { a: other, b: one }, { a: other, b: one, c: other }, { c: other }]
    expect(codesAfter(states)).toEqual([[], [], [], ['advice/port-taken'], [], ['advice/port-taken'], []])
    expect(codesAfter([{ a: '    ports: ["127.0.0.1:80:80", "127.0.0.1:80:81"]\n' }])).toEqual([['advice/port-taken']])
  })

  it('a container name', () => {
    const name = '    container_name: same\n'
    expect(codesAfter([{ a: name }, { a: name, b: '    container_name: other\n' }, { a: name, b: name }, { b: name }, { b: name, c: name }])).toEqual([[], [], ['compose/container-name-taken'], [], ['compose/container-name-taken']])
  })

  it('a circle of dependencies', () => {
    const on = (name: string): string => `    depends_on: [${name}]\n`
    expect(codesAfter([{ a: on('b') }, { a: on('b'), b: on('c') }, { a: on('b'), b: on('c'), c: on('a') }, { b: on('c'), c: on('a') }])).toEqual([[], [], ['compose/dependency-cycle'], []])
  })
})
