import { parseCompose } from '@core/document/parseCompose'
import { updateDocument } from '@core/document/updateDocument'
import { applyChanges } from '@core/edits/applyChanges'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hostileTexts } from './hostileTexts'

/** Reading must end within a second on a quiet machine; the bound leaves room for a busy one. */
const patience = 4_000

describe('hostile texts', () => {
  it.each(Object.entries(hostileTexts))('%s: read or refused in words, in good time', (_, make) => {
    for (const size of [1, 199, 250, 1_000]) {
      const text = make(size)
      const started = performance.now()
      const document = parseCompose(text)
      JSON.stringify(document.errors)
      for (const error of document.errors) expect(error.message).toMatch(/^[A-Z*].*\.$/s)
      if (document.errors.length === 0) document.plain()
      expect(performance.now() - started).toBeLessThan(patience)
      expect(document.text).toBe(text)
    }
  })

  it.each([4_000_001, 50_000_000])('a text of %i characters is refused at once', (size) => {
    const started = performance.now()
    expect(parseCompose('services:\n'.padEnd(size, ' a')).errors.map(({ code }) => code)).toEqual(['YAML_TOO_LARGE'])
    expect(performance.now() - started).toBeLessThan(1_000)
  })

  it('survives many readings of deep nesting', () => {
    for (let round = 0; round < 20; round += 1) {
      expect(parseCompose(`a: ${'['.repeat(1_000)}${']'.repeat(1_000)}`).errors[0]?.code).toBe('YAML_TOO_DEEP')
    }
  })

  it('survives whatever is put together of YAML\'s signs', () => {
    const signs = fc.constantFrom('a', ':', ' ', '\n', '  ', '- ', '[', ']', '{', '}', ',', '&a ', '*a', '!t ', '|', '>', '"', "'", '#', '? ', '<<: ', '\t', '\r\n', '%', '---\n', '...', '__proto__', '\uFEFF', '0')
    fc.assert(
      fc.property(fc.string({ unit: signs, maxLength: 60 }), fc.string({ unit: signs, maxLength: 6 }), fc.nat(), (text, inserted, at) => {
        const document = parseCompose(text)
        document.plain()
        document.pathAt(at % (text.length + 1))
        const updated = updateDocument(document, [{ offset: at % (text.length + 1), length: 0, newText: inserted }])
        expect(updated.plain()).toEqual(parseCompose(updated.text).plain())
        const result = applyChanges(document, [{ type: 'set', path: ['services', 'web', 'image'], value: 'x' }])
        if (result.ok) expect(result.document.errors).toEqual([])
      }),
      { seed: 3, numRuns: 300 },
    )
  })
})
