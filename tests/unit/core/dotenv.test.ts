import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DotenvRefusal, renameVariableEdits, setVariableEdits, unsetVariableEdits } from '@core/dotenv/editDotenv'
import { parseDotenv } from '@core/resolve/parseDotenv'
import { applyEdits } from '@core/text/applyEdits'
import { planTexts, refusalOf } from './commands/planText'

const text = `# The shop.
TAG=1.27   # pinned

export MODE=dev
URL: http://localhost/#top
QUOTED="a \\"b\\" \${TAG}"
SINGLE='$5 each' # price
LINES="one
two"
HOME
EMPTY=
TAG=1.28
`
const set = (name: string, value: string, line?: number): string => applyEdits(text, setVariableEdits(text, name, value, line))

describe('an env file', () => {
  it.each([
    ['TAG', '1.29', 'TAG=1.28\n', 'TAG=1.29\n'],
    ['MODE', 'prod', 'export MODE=dev\n', 'export MODE=prod\n'],
    ['URL', 'http://x', 'URL: http://localhost/#top\n', 'URL: http://x\n'],
    ['QUOTED', 'say "x"', 'QUOTED="a \\"b\\" ${TAG}"\n', 'QUOTED="say \\"x\\""\n'],
    ['SINGLE', '$6 each', "SINGLE='$5 each' # price\n", "SINGLE='$6 each' # price\n"],
    ['LINES', 'one', 'LINES="one\ntwo"\n', 'LINES="one"\n'],
    ['LINES', 'one\ntwo\nthree', 'LINES="one\ntwo"\n', 'LINES="one\ntwo\nthree"\n'],
    ['SINGLE', "it's $6", "SINGLE='$5 each' # price\n", 'SINGLE="it\'s \\$6" # price\n'],
    ['HOME', '/root', 'HOME\n', 'HOME=/root\n'],
    ['EMPTY', 'no more', 'EMPTY=\n', 'EMPTY=no more\n'],
    ['MODE', ' spaces ', 'export MODE=dev\n', "export MODE=' spaces '\n"],
    ['MODE', 'a # b', 'export MODE=dev\n', "export MODE='a # b'\n"],
    ['MODE', '${TAG} # b', 'export MODE=dev\n', 'export MODE="${TAG} # b"\n'],
    ['MODE', "it's #1", 'export MODE=dev\n', "export MODE=it's #1\n".replace("it's #1", '"it\'s #1"')],
  ])('gets %s as %s and keeps the rest', (name, value, before, after) => {
    expect(set(name, value)).toBe(text.replace(before, after))
  })

  it('keeps its line ends: an empty value stands before them, and one of several lines has the same ones', () => {
    const windows = 'A=\r\nB=1\r\nPEM="one\r\ntwo"\r\n  C =   \r\n'
    const after = (name: string, value: string) => applyEdits(windows, setVariableEdits(windows, name, value))
    expect(after('A', 'a # b')).toBe(windows.replace('A=\r\n', "A='a # b'\r\n"))
    expect(after('C', 'c')).toBe(windows.replace('C =   \r\n', 'C =   c\r\n'))
    expect(after('PEM', 'one\nthree')).toBe(windows.replace('two', 'three'))
    expect(setVariableEdits(windows, 'PEM', 'one\ntwo')).toEqual([])
  })

  it('has one of several definitions changed by its line', () => {
    expect(set('TAG', '2', 2)).toBe(text.replace('TAG=1.27', 'TAG=2'))
  })

  it('gets a new variable at its end, in its own line ends', () => {
    expect(applyEdits('A=1', setVariableEdits('A=1', 'B', '2'))).toBe('A=1\nB=2\n')
    expect(applyEdits('\ufeffA=1\r\n', setVariableEdits('\ufeffA=1\r\n', 'B', '2'))).toBe('\ufeffA=1\r\nB=2\r\n')
    expect(applyEdits('', setVariableEdits('', 'B', ''))).toBe('B=\n')
  })

  it('loses a variable with its line, or all of its definitions', () => {
    expect(applyEdits(text, unsetVariableEdits(text, 'LINES'))).toBe(text.replace('LINES="one\ntwo"\n', ''))
    expect(applyEdits(text, unsetVariableEdits(text, 'TAG', 12))).toBe(text.replace('TAG=1.28\n', ''))
    expect(applyEdits(text, unsetVariableEdits(text, 'TAG'))).toBe(text.replace('TAG=1.28\n', '').replace('TAG=1.27   # pinned\n', ''))
  })

  it('has a variable renamed where it stands', () => {
    expect(applyEdits(text, renameVariableEdits(text, 'MODE', 'STAGE'))).toBe(text.replace('MODE', 'STAGE'))
    expect(() => renameVariableEdits(text, 'MODE', 'URL')).toThrow(DotenvRefusal)
    expect(() => renameVariableEdits(text, 'MODE', '1st')).toThrow(/begins with a letter/)
    expect(() => renameVariableEdits(text, 'ABSENT', 'X')).toThrow(/no ABSENT/)
  })

  it('that cannot be read is left alone', () => {
    expect(() => setVariableEdits('A="open\n', 'A', '1')).toThrow(/Line 1/)
  })

  it('holds any value it takes, and says so of any it does not', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', ' ', '#', '"', "'", '\\', '$', '{', '}', '\n', '=', 'é', ':') }), fc.constantFrom('MODE', 'QUOTED', 'SINGLE', 'NEW'), (value, name) => {
        const others = (source: string) => parseDotenv(source).entries.filter((entry) => entry.name !== name).map(({ name: key, written }) => [key, written])
        try {
          const after = set(name, value)
          const own = parseDotenv(after).entries.findLast((entry) => entry.name === name)
          // What single quotes said as it is, double ones say as an expression of the same.
          expect(name === 'SINGLE' && own?.quote === '"' ? own.value : own?.written).toBe(value)
          expect(others(after)).toEqual(others(text))
        } catch (error) {
          if (!(error instanceof DotenvRefusal)) throw error
        }
      }),
      { seed: 7, numRuns: 400 },
    )
  })
})

describe('commands on variables', () => {
  const compose = 'services:\n  web:\n    image: nginx:${TAG:-1}\n'

  it('write to .env, or to the file that is named, also one that is not there', () => {
    expect(planTexts({ 'compose.yaml': compose, '.env': 'TAG=1\n' }, { op: 'set-variable', name: 'TAG', value: '2' }).texts['.env']).toBe('TAG=2\n')
    const made = planTexts({ 'compose.yaml': compose }, { op: 'set-variable', name: 'A', value: '1', file: 'web.env' }, { op: 'set-variable', name: 'B', value: '2', file: 'web.env' })
    expect(made.texts['web.env']).toBe('A=1\nB=2\n')
  })

  it('say what still names a variable that is gone', () => {
    const { notes } = planTexts({ 'compose.yaml': compose, '.env': 'TAG=1\n' }, { op: 'rename-variable', from: 'TAG', to: 'VERSION' })
    expect(notes).toMatchObject([{ code: 'VARIABLE_STILL_NAMED', params: { references: 'compose.yaml:3' } }])
  })

  it('never touch a compose file', () => {
    expect(refusalOf(compose, { op: 'set-variable', name: 'A', value: '1', file: 'compose.yaml' }).code).toBe('NOT_AN_ENV_FILE')
  })
})
