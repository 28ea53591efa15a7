import { describe, expect, it } from 'vitest'
import { changed } from './changed'

const text = 'services:\n  web:\n    image: x\n    command: |\n      one\n      two'

describe('a text that ends in a block scalar without a line break', () => {
  it('says the same of it once something stands behind it', () => {
    const stripped = text.replace('|', '|-')
    expect(changed(text, { type: 'set', path: ['volumes'], value: null })).toBe(`${stripped}\n\nvolumes:`)
    expect(changed(text.replace('|', '|+'), { type: 'set', path: ['services', 'web', 'user'], value: 'me' })).toBe(`${stripped}\n    user: me`)
    expect(changed(text.replace('|', '!x >2'), { type: 'set', path: ['services', 'web', 'user'], value: 'me' })).toBe(`${text.replace('|', '!x >2-')}\n    user: me`)
    expect(changed(text.replaceAll('\n', '\r\n'), { type: 'set', path: ['volumes'], value: null })).toBe(`${stripped}\n\nvolumes:`.replaceAll('\n', '\r\n'))
  })

  it('keeps it when the scalar moves away from the end', () => {
    expect(changed(text, { type: 'move', path: ['services', 'web', 'command'], index: 0 })).toBe('services:\n  web:\n    command: |-\n      one\n      two\n    image: x')
  })

  it('is left alone by edits elsewhere', () => {
    expect(changed(text, { type: 'set', path: ['services', 'web', 'image'], value: 'z' })).toBe(text.replace('x', 'z'))
  })
})

describe('a text without a line break at its end', () => {
  it('gets one where a text of lines comes to stand there', () => {
    const short = 'services:\n  web:\n    image: x'
    expect(changed(short, { type: 'set', path: ['services', 'web', 'command'], value: 'one\ntwo\n' })).toBe(`${short}\n    command: |\n      one\n      two\n`)
    expect(changed(short, { type: 'set', path: ['services', 'web', 'command'], value: 'one\ntwo' })).toBe(`${short}\n    command: |-\n      one\n      two`)
  })

  it('gets one where what stood behind such a text goes', () => {
    expect(changed(`${text}\n    user: me`, { type: 'remove', path: ['services', 'web', 'user'] })).toBe(`${text}\n`)
  })
})
