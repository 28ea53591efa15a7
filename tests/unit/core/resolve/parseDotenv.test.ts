import { describe, expect, it } from 'vitest'
import { parseDotenv } from '@core/resolve/parseDotenv'

const host = (name: string): string | undefined => (name === 'HOST' ? 'from host' : undefined)
const read = (text: string): Record<string, string> => Object.fromEntries(parseDotenv(text, host).values)

describe('parseDotenv', () => {
  it.each([
    ['A=1', { A: '1' }],
    ['A=1\nB=2\n', { A: '1', B: '2' }],
    ['A=1\r\nB=2\r\n', { A: '1', B: '2' }],
    ['\ufeffA=1', { A: '1' }],
    ['# only\n\n  # comments\nA=1', { A: '1' }],
    ['A = spaced  ', { A: 'spaced' }],
    ['A: colon', { A: 'colon' }],
    ['export A=1', { A: '1' }],
    ['exported=1', { exported: '1' }],
    ['A=', { A: '' }],
    ['A=\nB=2', { A: '', B: '2' }],
    ['A=b # behind', { A: 'b' }],
    ['A=b#c', { A: 'b#c' }],
    ['A=#c', { A: '#c' }],
    ['A=b=c', { A: 'b=c' }],
    ['A=one\nA=two', { A: 'two' }],
    ["A='$HOST \\n # kept'", { A: '$HOST \\n # kept' }],
    ["A='it\\'s'", { A: "it's" }],
    ['A="line\\nline\\ttab \\"quoted\\" \\\\"', { A: 'line\nline\ttab "quoted" \\' }],
    ['A="two\nlines"\nB=1', { A: 'two\nlines', B: '1' }],
    ["A='two\nlines'", { A: 'two\nlines' }],
    ['A="x" # behind\nB=1', { A: 'x', B: '1' }],
    ['A=$HOST', { A: 'from host' }],
    ['A=x\nB=${A}y', { A: 'x', B: 'xy' }],
    ['B=${A:-none}', { B: 'none' }],
    ['A="\\$HOST"', { A: '$HOST' }],
    ['A=$$HOST', { A: '$HOST' }],
    ['A="\\0101"', { A: 'A' }],
    ['HOST\nABSENT\nA=1', { HOST: 'from host', A: '1' }],
    ['a.b-c[0]=1', { 'a.b-c[0]': '1' }],
    ['ключ=значение', { ключ: 'значение' }],
    ['__proto__=1', JSON.parse('{"__proto__":"1"}') as Record<string, string>],
    ['', {}],
  ])('%j', (text, expected) => {
    expect(read(text)).toEqual(expected)
  })

  it.each([
    ['A=1\nB!=2', 2, 'unexpected character "!"'],
    ['A B=1', 1, 'cannot contain a space'],
    ['A=1\n\nB="open\nC=1', 3, 'unterminated quoted value'],
    ['A=${B:?needed}', 1, 'required variable B is missing a value: needed'],
    ['A=${', 1, 'invalid variable expression'],
  ])('refuses %j in line %i', (text, line, message) => {
    const { fault } = parseDotenv(text)
    expect(fault?.line).toBe(line)
    expect(fault?.message).toContain(message)
  })

  it('tells the line of each name and the variables it used', () => {
    const result = parseDotenv('A=1\n\n# x\nB=$A$C', host)
    expect(Object.fromEntries(result.lines)).toEqual({ A: 1, B: 4 })
    expect(result.variables).toEqual(['A', 'C'])
  })
})
