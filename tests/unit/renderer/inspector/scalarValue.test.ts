import { describe, expect, it } from 'vitest'
import { scalarValue } from '@renderer/inspector/scalarValue'

describe('scalarValue', () => {
  it('keeps text as text, whatever it looks like', () => {
    expect(scalarValue('3000')).toBe('3000')
    expect(scalarValue('true')).toBe('true')
  })
  it('makes a number only of a number', () => {
    expect(scalarValue('5', 'number')).toBe(5)
    expect(scalarValue('${RETRIES:-3}', 'number')).toBe('${RETRIES:-3}')
    expect(scalarValue('12345678901234567890', 'number')).toBe('12345678901234567890')
  })
  it('makes a truth value only of one', () => {
    expect(scalarValue('false', 'boolean')).toBe(false)
    expect(scalarValue('no', 'boolean')).toBe('no')
  })
})
