import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'

/** CodeMirror's own words, which are its English phrases, by the keys of the message files. */
const phraseKeys: Readonly<Record<string, string>> = {
  Find: 'find',
  Replace: 'replaceField',
  next: 'next',
  previous: 'previous',
  all: 'all',
  'match case': 'matchCase',
  regexp: 'regexp',
  'by word': 'byWord',
  replace: 'replace',
  'replace all': 'replaceAll',
  close: 'close',
  'current match': 'currentMatch',
  'replaced $ matches': 'replacedMatches',
  'replaced match on line $': 'replacedMatch',
  'on line': 'onLine',
  'Fold line': 'foldLine',
  'Unfold line': 'unfoldLine',
  'Folded lines': 'foldedLines',
  'Unfolded lines': 'unfoldedLines',
  'folded code': 'foldedCode',
  unfold: 'unfold',
  to: 'to',
  Diagnostics: 'diagnostics',
  'No diagnostics': 'noDiagnostics',
  '$ unchanged lines': 'unchangedLines',
}

export function useEditorPhrases(): ComputedRef<Readonly<Record<string, string>>> {
  const { t } = useI18n()
  return computed(() => Object.fromEntries(Object.entries(phraseKeys).map(([phrase, key]) => [phrase, t(`source.phrases.${key}`)])))
}
