import { describe, expect, it } from 'vitest'
import type { Command } from '@core/commands/types'
import { planTexts, refusalOf } from './planText'

const compose = 'services:\n  web:\n    image: a:$TAG\n'
const dotenv = '# ours\nTAG=1 # pinned\n\nOTHER="x"\n'
const after = (file: string, ...commands: Command[]) => planTexts({ 'compose.yaml': compose, '.env': dotenv, 'web.env': 'A=1\n' }, ...commands).texts[file]

describe('the variables of env files', () => {
  it('are set, added, taken out and renamed, and every other byte stays', () => {
    expect(after('.env', { op: 'set-variable', name: 'TAG', value: '2' })).toBe(dotenv.replace('TAG=1', 'TAG=2'))
    expect(after('.env', { op: 'set-variable', name: 'NEW', value: '3' })).toBe(`${dotenv}NEW=3\n`)
    expect(after('.env', { op: 'unset-variable', name: 'OTHER' })).not.toContain('OTHER')
    expect(after('.env', { op: 'rename-variable', from: 'OTHER', to: 'ANOTHER' })).toBe(dotenv.replace('OTHER', 'ANOTHER'))
  })

  it('stand in the file that is named, however its path is written; a new file begins with them', () => {
    expect(after('web.env', { op: 'set-variable', file: './web.env', name: 'A', value: '2' })).toBe('A=2\n')
    expect(after('new.env', { op: 'set-variable', file: 'new.env', name: 'A', value: '2' })).toBe('A=2\n')
  })

  it('note where a variable that goes is still named', () => {
    expect(planTexts({ 'compose.yaml': compose, '.env': dotenv }, { op: 'unset-variable', name: 'TAG' }).notes).toMatchObject([{ code: 'VARIABLE_STILL_NAMED', params: { name: 'TAG', references: 'compose.yaml:3' } }])
  })

  it.each(['../outside.env', 'a/../../outside.env', '/etc/outside.env', 'C:\\outside.env'])('begin no file outside of the project: %s', (file) => {
    expect(refusalOf(compose, { op: 'set-variable', file, name: 'A', value: '1' })).toMatchObject({ code: 'OUTSIDE_PROJECT', params: { path: file } })
  })

  it('do not go into a compose file', () => {
    expect(refusalOf(compose, { op: 'set-variable', file: './compose.yaml', name: 'A', value: '1' })).toMatchObject({ code: 'NOT_AN_ENV_FILE' })
  })
})
