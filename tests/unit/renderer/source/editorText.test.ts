import { Text } from '@codemirror/state'
import { applyEdits } from '@core/text/applyEdits'
import { ChangeSet } from '@codemirror/state'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editedText, editorText, toEditorChanges, toFileEdits } from '@renderer/source/editorText'

const piece = fc.constantFrom('a', 'é', '😀', ' ', ':', '\n', '\r\n')
const fileText = fc.tuple(fc.boolean(), fc.array(piece, { maxLength: 40 })).map(([mark, parts]) => (mark ? '\uFEFF' : '') + parts.join(''))

describe('editorText', () => {
  it('gives the editor plain line breaks and no byte order mark', () => {
    expect(editorText('\uFEFFa:\r\n  b\n').document).toBe('a:\n  b\n')
  })

  it('maps offsets over CRLF and the mark both ways', () => {
    const text = editorText('\uFEFFab\r\ncd\r\ne')
    expect([0, 2, 3, 5, 6].map((offset) => text.toFile(offset))).toEqual([1, 3, 5, 7, 9])
    expect([1, 3, 5, 7, 9].map((offset) => text.toEditor(offset))).toEqual([0, 2, 3, 5, 6])
  })

  it('writes typed line breaks as the file has them', () => {
    expect(editorText('a\r\nb').withLineBreaks('x\ny\n')).toBe('x\r\ny\r\n')
    expect(editorText('a\nb').withLineBreaks('x\r\ny')).toBe('x\ny')
  })

  it('every editor offset comes back from the file', () => {
    fc.assert(
      fc.property(fileText, (text) => {
        const mapped = editorText(text)
        for (let offset = 0; offset <= mapped.document.length; offset++) expect(mapped.toEditor(mapped.toFile(offset))).toBe(offset)
      }),
      { seed: 7 },
    )
  })

  it('is the same after edits as made anew, whether the text was looked at or not', () => {
    fc.assert(
      fc.property(fileText, fc.array(fc.record({ at: fc.nat(), length: fc.nat(3), newText: fc.constantFrom('', 'x', '\n', '\r\n', '\uFEFF') }), { maxLength: 4 }), (text, drafts) => {
        let [current, mapped] = [text, editorText(text)]
        for (const { at, length, newText } of drafts) {
          const offset = at % (current.length + 1)
          const edits = [{ offset, length: Math.min(length, current.length - offset), newText }]
          const next = applyEdits(current, edits)
          mapped = editedText(mapped, edits, () => next)
          current = next
          const anew = editorText(current)
          expect([mapped.document, mapped.isPlain, mapped.withLineBreaks('a\r\nb')]).toEqual([anew.document, anew.isPlain, anew.withLineBreaks('a\r\nb')])
          for (let place = 0; place <= current.length; place++) expect([mapped.toEditor(place), mapped.toFile(place)]).toEqual([anew.toEditor(place), anew.toFile(place)])
        }
      }),
      { seed: 8 },
    )
  })

  it('typing into the editor and editing the file give the same text', () => {
    fc.assert(
      fc.property(fileText, fc.nat(), fc.nat(), fc.array(fc.constantFrom('x', '\n', ' '), { maxLength: 5 }), (text, one, other, inserted) => {
        const mapped = editorText(text)
        const [from, to] = [one % (mapped.document.length + 1), other % (mapped.document.length + 1)].sort((a, b) => a - b) as [number, number]
        const change = { from, to, insert: inserted.join('') }
        const inEditor = ChangeSet.of([change], mapped.document.length).apply(Text.of(mapped.document.split('\n'))).toString()
        const inFile = applyEdits(text, toFileEdits(mapped, [change]))
        expect(editorText(inFile).document).toBe(inEditor)
      }),
      { seed: 11 },
    )
  })

  it('an edit of the file and its change in the editor give the same text', () => {
    fc.assert(
      fc.property(fileText, fc.nat(), fc.nat(), fc.constantFrom('', 'x', 'y\n', 'z\r\n'), (text, one, other, newText) => {
        const mapped = editorText(text)
        const offsets = [one, other].map((each) => mapped.toFile(each % (mapped.document.length + 1))).sort((a, b) => a - b)
        const [offset = 0, end = 0] = offsets
        const edits = [{ offset, length: end - offset, newText }]
        const changed = ChangeSet.of(toEditorChanges(mapped, edits), mapped.document.length).apply(Text.of(mapped.document.split('\n'))).toString()
        expect(changed).toBe(editorText(applyEdits(text, edits)).document)
      }),
      { seed: 13 },
    )
  })
})
