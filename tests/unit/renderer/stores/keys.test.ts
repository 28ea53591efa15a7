// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { keysInWords, matchesKeys } from '@renderer/stores/keys'

const press = (init: KeyboardEventInit) => new KeyboardEvent('keydown', init)

describe('matchesKeys', () => {
  it.each([
    ['Mod+S', { key: 's', ctrlKey: true }, true],
    ['Mod+S', { key: 'S', ctrlKey: true, shiftKey: true }, false],
    ['Mod+S', { key: 's' }, false],
    ['Mod+S', { key: 's', ctrlKey: true, altKey: true }, false],
    ['Mod+S', { key: 's', ctrlKey: true, metaKey: true }, false],
    ['Mod+Shift+Z', { key: 'Z', ctrlKey: true, shiftKey: true }, true],
    ['Mod+Z', { key: 'я', code: 'KeyZ', ctrlKey: true }, true],
    ['Mod+Z', { key: 'y', code: 'KeyZ', ctrlKey: true }, false],
    ['Delete', { key: 'Delete' }, true],
    ['Delete', { key: 'Delete', shiftKey: true }, false],
    ['F2', { key: 'F2' }, true],
    ['F2', { key: 'F2', ctrlKey: true }, false],
    ['?', { key: '?', shiftKey: true }, true],
  ] as const)('%s and %o: %s', (keys, event, expected) => {
    expect(matchesKeys(press(event), keys)).toBe(expected)
  })
})

describe('keysInWords', () => {
  it('writes Mod as this machine calls it', () => {
    expect(keysInWords('Mod+Shift+Z')).toBe('Ctrl+Shift+Z')
    expect(keysInWords('Delete')).toBe('Delete')
  })
})
