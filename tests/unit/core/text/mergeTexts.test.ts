import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeTexts } from '@core/text/mergeTexts'

const base = 'services:\n  web:\n    image: nginx:1.27\n    init: true\n  db:\n    image: postgres:17\n'

describe('two texts that come from one', () => {
  it.each([
    ['changes of different lines', base.replace('1.27', '1.28'), base.replace(':17', ':18'), base.replace('1.27', '1.28').replace(':17', ':18')],
    ['a line more and a line less', `${base}volumes:\n  data:\n`, base.replace('    init: true\n', ''), `${base.replace('    init: true\n', '')}volumes:\n  data:\n`],
    ['the same as before on one side', base, base.replace(':17', ':18'), base.replace(':17', ':18')],
    ['two parts of one line', base.replace('nginx', 'httpd'), base.replace('1.27', '1.28'), null],
    ['two texts at one place', `${base}volumes:\n`, `${base}networks:\n`, null],
    ['a line that the other side took away', base.replace('init: true', 'init: false'), base.replace('    init: true\n', ''), null],
    ['a line behind one that was taken away', base.replace('    init: true\n', '    init: true\n    tty: true\n'), base.replace('    init: true\n', ''), null],
  ])('%s', (_, mine, theirs, together) => {
    expect(mergeTexts(base, mine, theirs)).toBe(together)
    // Whose side is whose makes no difference.
    expect(mergeTexts(base, theirs, mine)).toBe(together)
  })

  it('have every line of both that the other did not take away', () => {
    const lines = fc.array(fc.constantFrom('a\n', 'b\n', 'c: 1\n', '\n'), { maxLength: 6 })
    fc.assert(
      fc.property(lines, lines, lines, (start, head, tail) => {
        const text = ['first\n', ...start, 'last\n'].join('')
        expect(mergeTexts(text, `${head.join('')}x\n${text}`, `${text}y\n${tail.join('')}`)).toBe(`${head.join('')}x\n${text}y\n${tail.join('')}`)
      }),
      { seed: 3, numRuns: 100 },
    )
  })
})
