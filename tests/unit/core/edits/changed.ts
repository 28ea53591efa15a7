import { parseCompose } from '@core/document/parseCompose'
import { applyChanges } from '@core/edits/applyChanges'
import type { Change, ChangeOptions } from '@core/edits/types'
import { applyEdits } from '@core/text/applyEdits'
import { expect } from 'vitest'

/** The text after the changes, or the code of the refusal. The edits must be sorted, apart from each other, and make the same text. */
export function changed(text: string, changes: Change | readonly Change[], options?: ChangeOptions): string {
  const document = parseCompose(text)
  const result = applyChanges(document, Array.isArray(changes) ? changes : [changes as Change], options)
  if (!result.ok) return result.refusal.code
  expect(applyEdits(text, result.edits)).toBe(result.document.text)
  expect(document.text).toBe(text)
  return result.document.text
}

/** Lines without the indent they share, so that texts can stand in the tests as they read. */
export function lines(strings: TemplateStringsArray): string {
  const text = (strings[0] ?? '').replace(/^\n/, '').replace(/\n *$/, '\n')
  const indent = Math.min(...text.split('\n').filter((line) => line.trim() !== '').map((line) => line.search(/\S/)))
  return text.split('\n').map((line) => line.slice(indent)).join('\n')
}
