import { language } from '@codemirror/language'
import { EditorState } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import { isDeep, yamlColours } from '@renderer/source/yamlColours'

const stateOf = (text: string) => EditorState.create({ doc: text, extensions: yamlColours(text) })
const isColoured = (state: EditorState) => state.facet(language) !== null
const brackets = `x: ${'['.repeat(10_000)}${']'.repeat(10_000)}\n`

describe('yamlColours', () => {
  it.each([
    ['brackets', brackets],
    ['braces over lines', '{a:\n'.repeat(10_000)],
    ['list marks on a line', `${'- '.repeat(10_000)}a\n`],
    ['question marks on a line', `${'? '.repeat(10_000)}a\n`],
  ])('leaves a text with 10,000 nested %s plain', (_what, text) => {
    expect(isColoured(stateOf(text))).toBe(false)
  })

  it('colours a long text that is not deep', () => {
    expect(isColoured(stateOf('services:\n'.concat(...Array.from({ length: 3_000 }, (_unused, index) => `  s${index}:\n    ports: [a, {b: c}]\n    command:\n      - - x\n`))))).toBe(true)
  })

  it('leaves off colouring where deep text is pasted, and keeps the paste', () => {
    const state = stateOf('a: b\n')
    const after = state.update({ changes: { from: 5, insert: brackets } }).state
    expect([isColoured(state), isColoured(after), after.doc.toString()]).toEqual([true, false, `a: b\n${brackets}`])
  })

  it('counts what closes', () => {
    expect(isDeep('[]'.repeat(10_000))).toBe(false)
  })
})
