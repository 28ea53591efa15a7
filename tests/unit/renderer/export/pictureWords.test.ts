import { describe, expect, it } from 'vitest'
import { pictureWords, pictureWordsIn, sayBy } from '@core/graph/drawing/pictureWords'
import { createTranslation } from '@renderer/i18n/createTranslation'

describe('the words of a picture', () => {
  it('are those of the window', () => {
    expect(pictureWordsIn(createTranslation('en').translate)).toEqual(pictureWords)
  })

  it('are handed on in another language with what is to be filled in', () => {
    const russian = pictureWordsIn(createTranslation('ru').translate)
    for (const [key, english] of Object.entries(pictureWords)) {
      expect(russian[key], key).not.toBe(key)
      expect([...(russian[key] ?? '').matchAll(/\{\w+\}/g)].map(String).sort(), key).toEqual([...english.matchAll(/\{\w+\}/g)].map(String).sort())
    }
    expect(sayBy(russian)('canvas.node.build', { path: './{x} $&' })).toBe('сборка ./{x} $&')
  })
})
