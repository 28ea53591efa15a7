import { describe, expect, it } from 'vitest'
import { readPlainScalar, scalarText, timestampText } from '@core/resolve/yamlScalar'

describe('readPlainScalar', () => {
  it.each([
    ['0644', 420],
    ['0o17', 15],
    ['0x1F', 31],
    ['0b101', 5],
    ['1_000', 1000],
    ['-7', -7],
    ['+5', 5],
    ['0899', 899],
    ['1e3', 1000],
    ['.5', 0.5],
    ['1.', 1],
    ['12345678901234567890', 12345678901234567890n],
    ['yes', 'yes'],
    ['on', 'on'],
    ['True', true],
    ['~', null],
    ['', null],
    ['12:30', '12:30'],
    ['1.2.3', '1.2.3'],
    ['-', '-'],
    ['.inf', Infinity],
    ['0x', '0x'],
    ['1e400', '1e400'],
    ['2020-01-01', '2020-01-01'],
  ])('%s', (text, expected) => {
    expect(readPlainScalar(text)).toBe(expected)
  })
})

describe('scalarText', () => {
  it.each([
    [420, '420'],
    [1.5, '1.5'],
    [1e-5, '1e-05'],
    [1234567.5, '1.2345675e+06'],
    [-0.5, '-0.5'],
    [true, 'true'],
    [12345678901234567890n, '12345678901234567890'],
    [Infinity, '+Inf'],
    [NaN, 'NaN'],
  ])('%s', (value, expected) => {
    expect(scalarText(value)).toBe(expected)
  })
})

describe('timestampText', () => {
  it.each([
    ['2001-01-01', '2001-01-01T00:00:00Z'],
    ['2001-1-2', '2001-01-02T00:00:00Z'],
    ['2001-01-01T10:00:00Z', '2001-01-01T10:00:00Z'],
    ['2001-12-14t21:59:43.10-05:00', '2001-12-14T21:59:43.1-05:00'],
    ['2001-12-14T1:2:3.000+00:00', '2001-12-14T01:02:03Z'],
    ['2001-02-03 04:05:06', '2001-02-03T04:05:06Z'],
    ['2001-02-30', undefined],
    ['2001-02', undefined],
    ['1.2.3', undefined],
  ])('prints the moment %s as Compose does', (text, printed) => {
    expect(timestampText({ kind: 'scalar', value: text, source: text, style: 'plain' })).toBe(printed)
  })

  it('takes no quoted text for a moment', () => {
    expect(timestampText({ kind: 'scalar', value: '2001-01-01', source: '2001-01-01', style: 'double' })).toBeUndefined()
  })
})
