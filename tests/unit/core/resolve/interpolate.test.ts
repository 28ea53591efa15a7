import { describe, expect, it } from 'vitest'
import { interpolate } from '@core/resolve/interpolate'

const values: Readonly<Record<string, string>> = { SET: 'value', EMPTY: '', INNER: 'inner' }
const lookup = (name: string): string | undefined => (Object.hasOwn(values, name) ? values[name] : undefined)

describe('interpolate', () => {
  it.each([
    ['$SET', 'value'],
    ['${SET}', 'value'],
    ['$SET.x', 'value.x'],
    ['${SET}${SET}', 'valuevalue'],
    ['$UNSET', ''],
    ['[$EMPTY]', '[]'],
    // Default values.
    ['${SET:-default}', 'value'],
    ['${EMPTY:-default}', 'default'],
    ['${UNSET:-default}', 'default'],
    ['${SET-default}', 'value'],
    ['${EMPTY-default}', ''],
    ['${UNSET-default}', 'default'],
    // Alternative values.
    ['${SET:+replacement}', 'replacement'],
    ['${EMPTY:+replacement}', ''],
    ['${UNSET:+replacement}', ''],
    ['${SET+replacement}', 'replacement'],
    ['${EMPTY+replacement}', 'replacement'],
    ['${UNSET+replacement}', ''],
    // Required values that are there.
    ['${SET:?error}', 'value'],
    ['${SET?error}', 'value'],
    ['${EMPTY?error}', ''],
    // Nesting.
    ['${UNSET:-${INNER}}', 'inner'],
    ['${UNSET:-$INNER}', 'inner'],
    ['${UNSET:-${UNSET2:-${INNER}}}', 'inner'],
    ['${UNSET:-${UNSET2-a}b}', 'ab'],
    ['${SET:+${INNER}}', 'inner'],
    ['${SET?${INNER}}', 'value'],
    // What is no variable.
    ['$$SET', '$SET'],
    ['$${SET}', '${SET}'],
    ['$$$SET', '$value'],
    ['a $ b', 'a $ b'],
    ['$1', '$1'],
    ['100%$', '100%$'],
    ['plain', 'plain'],
    // Two on one line, and operators in defaults.
    ['${UNSET:-a}-${SET:-b}', 'a-value'],
    ['${UNSET:-a:b}', 'a:b'],
    ['${UNSET-a:-b}', 'a:-b'],
    ['${UNSET:-http://host:80/?q=1+1}', 'http://host:80/?q=1+1'],
    ['${UNSET:-{"a":1}}', '{"a":1}'],
    ['${lower:-x}$SET', 'xvalue'],
  ])('%s is %s', (template, expected) => {
    expect(interpolate(template, lookup)).toMatchObject({ text: expected, fault: null })
  })

  it.each(['${', '${}', '${ SET}', '${SET', '${1}', '${SET!x}', '${UNSET:-a\nb}'])('refuses %j', (template) => {
    expect(interpolate(template, lookup).fault).toEqual({ kind: 'invalid' })
  })

  it.each([
    ['${UNSET:?must be set}', 'UNSET', 'must be set'],
    ['${EMPTY:?must be set}', 'EMPTY', 'must be set'],
    ['${UNSET?}', 'UNSET', ''],
    ['${UNSET?see ${INNER}}', 'UNSET', 'see inner'],
  ])('%s asks for %s', (template, variable, reason) => {
    expect(interpolate(template, lookup).fault).toEqual({ kind: 'required', variable, reason })
  })

  it('names every variable, and those that nothing sets', () => {
    const result = interpolate('$SET ${UNSET} ${OTHER:-${DEEP}}', lookup)
    expect(result.variables).toEqual(['SET', 'UNSET', 'OTHER', 'DEEP'])
    expect(result.unset).toEqual(['UNSET', 'DEEP'])
  })

  it.each([
    ['many on one line', '${A:-${B:-x}}'.repeat(20_000), 'x'.repeat(20_000)],
    ['many that are never closed', '${A:-'.repeat(50_000), null],
    ['many that are never closed, behind dollars', '$${A:-${B:-'.repeat(30_000), null],
    ['many that one brace closes', `${'${A:-'.repeat(50_000)}}`, null],
    ['many that are closed', `${'${A:-'.repeat(20_000)}${'}'.repeat(20_000)}`, null],
  ])('is done at once with %s', (_, template, expected) => {
    const start = performance.now()
    const { text, fault } = interpolate(template, lookup)
    expect(performance.now() - start).toBeLessThan(1_000)
    if (expected === null) expect(fault).toEqual({ kind: 'invalid' })
    else expect(text).toBe(expected)
  })

  it('takes __proto__ for a variable that is not set', () => {
    expect(interpolate('${__proto__:-none}', lookup).text).toBe('none')
  })
})
