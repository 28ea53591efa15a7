import { describe, expect, it } from 'vitest'
import { attribute, codes, resolveFiles, webOf } from './resolveFiles'

const web = (lines: string) => `services:\n  web:\n    image: x\n${lines.replace(/^(?=.)/gm, '    ')}\n`

describe('the environment of a project', () => {
  it('takes the host before .env', () => {
    const files = { 'compose.yaml': web('command: ["$A", "$B"]'), '.env': 'A=file\nB=file\n' }
    expect(attribute(webOf(resolveFiles(files, { environment: { A: 'host' } })), 'command')).toEqual(['host', 'file'])
  })

  it('names every variable the host should look up', () => {
    const project = resolveFiles({ 'compose.yaml': web('environment: [PLAIN, SET=1]\ncommand: "${A:-$B}"\nenv_file: a.env\nbuild: {context: ., args: [ARG]}'), 'a.env': 'X=$C\nD\n' })
    expect(project.variables).toEqual(expect.arrayContaining(['A', 'B', 'C', 'D', 'PLAIN']))
  })

  it('warns of a variable that is not set, and refuses one that is required', () => {
    expect(codes(resolveFiles({ 'compose.yaml': web('command: "$NONE"') }), 'warning')).toEqual(['unset-variable'])
    const project = resolveFiles({ 'compose.yaml': web('command: "${NONE:?say it}"\ntty: "${"') })
    expect(codes(project)).toContain('required-variable')
    expect(codes(project)).toContain('invalid-interpolation')
    expect(project.problems[0]).toMatchObject({ params: { variable: 'NONE', reason: 'say it' }, origin: { file: 'compose.yaml', path: ['services', 'web', 'command'] } })
  })
})

describe('env_file', () => {
  it('is beaten by environment; of two files the later one wins', () => {
    const project = resolveFiles({ 'compose.yaml': web('env_file: [a.env, b.env]\nenvironment: {A: own}'), 'a.env': 'A=1\nB=1\nC=1\n', 'b.env': 'B=2\n' })
    expect(attribute(webOf(project), 'environment')).toEqual({ A: 'own', B: '2', C: '1' })
  })

  it('takes raw files as they stand', () => {
    const project = resolveFiles({ 'compose.yaml': web('env_file: [{path: a.env, format: raw}]'), 'a.env': '# c\nA="q" $X\n  B= 1\n' })
    expect(attribute(webOf(project), 'environment')).toEqual({ A: '"q" $X', B: ' 1' })
  })

  it('may be absent where it is not required', () => {
    expect(codes(resolveFiles({ 'compose.yaml': web('env_file: [{path: a.env, required: false}]') }))).toEqual([])
    expect(codes(resolveFiles({ 'compose.yaml': web('env_file: [a.env]') }))).toEqual(['file-not-found'])
    expect(codes(resolveFiles({ 'compose.yaml': web('env_file: [{path: a.env, format: json}]'), 'a.env': '' }))).toEqual(['unknown-env-format'])
  })

  it('tells the line of a fault', () => {
    const project = resolveFiles({ 'compose.yaml': web('env_file: a.env'), 'a.env': 'A=1\nB="open\n' })
    expect(project.problems).toMatchObject([{ code: 'invalid-env-file', params: { file: 'a.env', line: 2 } }])
  })
})

describe('label_file', () => {
  it('is beaten by labels', () => {
    const project = resolveFiles({ 'compose.yaml': web('label_file: l\nlabels: [a=own]'), l: 'a=1\nb=2\n' })
    expect(attribute(webOf(project), 'labels')).toEqual({ a: 'own', b: '2' })
  })
})
