import { snippet, type Completion as EditorCompletion, type CompletionSource } from '@codemirror/autocomplete'
import { completionsAt } from '@core/language/completionsAt'
import type { Completion, LanguageContext } from '@core/language/types'
import type { EditorText } from '../editorText'

export interface CompletionWords {
  /** `list`, `map`, `default` and their like in the person's language; other details stay as they are. */
  readonly detail: (detail: string) => string
}

/** Marks a choice behind which the next list opens at once. */
const leadingOn = new WeakSet<EditorCompletion>()

export function leadsOn(completion: EditorCompletion): boolean {
  return leadingOn.has(completion)
}

/** Completion of compose texts for CodeMirror. The list opens by itself only where something was typed, or behind `${` and `*`. */
export function completionSource(context: () => LanguageContext, mapped: () => EditorText, words: CompletionWords): CompletionSource {
  return ({ pos, explicit, state }) => {
    const before = state.sliceDoc(Math.max(0, pos - 1), pos)
    const offset = mapped().toFile(pos)
    if (!explicit && !/[\w.*${/-]/.test(before)) return null
    const list = completionsAt(context(), offset)
    if (!list || (!explicit && list.from === offset && !/[*${]/.test(before))) return null
    return {
      from: mapped().toEditor(list.from),
      to: mapped().toEditor(list.to),
      options: list.items.map((item) => toOption(item, words)),
      validFor: /^[^\s"'[\]{},#]*$/,
    }
  }
}

function toOption(item: Completion, words: CompletionWords): EditorCompletion {
  const option: EditorCompletion = {
    label: item.label,
    type: item.kind,
    apply: item.template ? snippet(item.insert) : item.insert,
    boost: item.rank ?? 0,
    ...(item.detail !== undefined && { detail: words.detail(item.detail) }),
    ...(item.help !== undefined && { info: () => paragraph(item.help ?? '') }),
  }
  if (item.leadsOn) leadingOn.add(option)
  return option
}

function paragraph(text: string): Node {
  const element = document.createElement('p')
  element.className = 'cm-help'
  element.textContent = text
  return element
}
