import { describe, expect, it } from 'vitest'
import { createTypeAhead, nextTyped } from '@renderer/outline/typeAhead'

const names = ['Services', 'web', 'worker', 'cache', 'WAL']

describe('nextTyped', () => {
  it.each([
    ['w', 0, 1],
    ['w', 1, 2],
    ['w', 2, 4],
    ['w', 4, 1],
    ['ww', 1, 2],
    ['wo', 1, 2],
    ['wo', 2, 2],
    ['wa', 1, 4],
    ['z', 1, null],
    ['c', -1, 3],
  ])('%s from %i leads to %s', (typed, active, expected) => {
    expect(nextTyped(names, active, typed)).toBe(expected)
  })
})

describe('createTypeAhead', () => {
  it('collects letters until a pause', () => {
    let time = 0
    const typeAhead = createTypeAhead(() => time)
    expect(typeAhead.add('w')).toBe('w')
    time = 500
    expect(typeAhead.add('o')).toBe('wo')
    time = 2000
    expect(typeAhead.add('c')).toBe('c')
  })
})
