import { autocompletion, pickedCompletion, startCompletion } from '@codemirror/autocomplete'
import { Prec, type Extension } from '@codemirror/state'
import { EditorView, hoverTooltip, keymap } from '@codemirror/view'
import { shallowRef, type ShallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { definitionsOf, type SymbolPlace } from '@core/language/definitionsOf'
import { hoverAt } from '@core/language/hoverAt'
import { referencesOf } from '@core/language/referencesOf'
import { symbolAt, type NamedSymbol } from '@core/language/symbolAt'
import type { LanguageContext } from '@core/language/types'
import type { OriginPlace } from '@core/resolve/listOrigins'
import { useSelectionStore } from '@renderer/stores/selection.store'
import { useWorkspaceStore } from '@renderer/stores/workspace.store'
import { keysInWords } from '@renderer/stores/keys'
import { useToasts } from '@renderer/ui/useToasts'
import type { EditorText } from '../editorText'
import { completionSource, leadsOn } from './completionSource'
import { hoverCard } from './hoverCard'
import { fixesOfLine, type LineFix } from './fixesOfLine'

/** A small panel at the cursor: places or fixes to choose from, or a new name to give. */
export type SourceQuestion = { readonly left: number; readonly top: number } & Asked
type Asked =
  | { readonly kind: 'places' | 'rename'; readonly symbol: NamedSymbol; readonly places: readonly SymbolPlace[] }
  | { readonly kind: 'fixes'; readonly fixes: readonly LineFix[] }

interface Editor {
  readonly path: () => string
  readonly view: () => EditorView | null
  readonly mapped: () => EditorText
}

const hoverDelay = 350

/** What the source pane knows of the language: completion, help, going to definitions and references, renaming. */
export function useSourceLanguage(editor: Editor) {
  const { t, te, locale } = useI18n()
  const workspace = useWorkspaceStore()
  const selection = useSelectionStore()
  const toasts = useToasts()
  const question: ShallowRef<SourceQuestion | null> = shallowRef(null)

  function context(): LanguageContext {
    return {
      file: editor.path(),
      text: workspace.files.get(editor.path())?.text ?? '',
      analysis: workspace.analysis,
      language: locale.value === 'ru' ? 'ru' : 'en',
      files: [...workspace.files.keys()],
    }
  }

  function symbolNear(position: number): NamedSymbol | null {
    workspace.settle()
    const document = workspace.analysis?.documents.get(editor.path())
    return document ? symbolAt(document, editor.path(), editor.mapped().toFile(position)) : null
  }

  function cursor(): number {
    return editor.view()?.state.selection.main.head ?? 0
  }

  function goTo(place: Pick<SymbolPlace, 'file' | 'range'>): void {
    question.value = null
    selection.revealSource(place.file, place.range, { focus: true })
  }

  function ask(kind: 'places' | 'rename', symbol: NamedSymbol, places: readonly SymbolPlace[]): void {
    show({ kind, symbol, places }, editor.mapped().toEditor(symbol.range.start))
  }

  function show(asked: Asked, position: number): void {
    const view = editor.view()
    const box = view?.dom.getBoundingClientRect()
    const at = view?.coordsAtPos(position)
    if (box) question.value = { ...asked, left: Math.max(8, Math.min((at?.left ?? box.left) - box.left, box.width - 372)), top: Math.max(8, Math.min((at?.bottom ?? box.top) - box.top + 4, box.height - 200)) }
  }

  /** False where there is nothing to go to, so that the click or key may mean something else. */
  function goToDefinition(position: number, quietly = false): boolean {
    const symbol = symbolNear(position)
    const { analysis } = workspace
    if (!symbol || !analysis) {
      if (!quietly) toasts.tell(t('language.nothingHere'))
      return false
    }
    const places = definitionsOf(analysis, editor.path(), symbol)
    const others = places.filter(({ file, range }) => file !== editor.path() || symbol.range.start < range.start || symbol.range.start > range.end)
    const [first] = others
    if (others.length === 1 && first) goTo(first)
    else if (others.length > 1) ask('places', symbol, others)
    else if (places.length > 0) showReferences(position)
    else toasts.tell(t(symbol.kind === 'variable' ? 'language.noVariable' : 'language.noDefinition', { name: symbol.name }))
    return true
  }

  function showReferences(position: number): void {
    const symbol = symbolNear(position)
    const { analysis } = workspace
    if (symbol && analysis && !analysis.broken) ask('places', symbol, referencesOf(analysis, editor.path(), symbol))
    else toasts.tell(t('language.nothingHere'))
  }

  function startRename(position: number): void {
    const symbol = symbolNear(position)
    const { analysis } = workspace
    if (!symbol || !analysis || !workspace.editable || symbol.kind === 'file') toasts.tell(t('language.cannotRename'))
    else ask('rename', symbol, referencesOf(analysis, editor.path(), symbol))
  }

  /** The one fix of the line is done at once; of several the person chooses. */
  function fixLine(): void {
    workspace.settle()
    const view = editor.view()
    const fixes = view ? fixesOfLine(view) : []
    const [first] = fixes
    if (first && fixes.length === 1) first.apply()
    else if (first) show({ kind: 'fixes', fixes }, cursor())
    else toasts.tell(t('language.noFix'))
  }

  function detail(words: string): string {
    return words
      .split(' · ')
      .map((part) => (te(`language.forms.${part}`, locale.value) ? t(`language.forms.${part}`) : part))
      .join(' · ')
  }

  function showOrigin(place: OriginPlace): void {
    const document = workspace.analysis?.documents.get(place.file)
    const node = document?.nodeAt(place.path)
    goTo({ file: place.file, range: document && node ? document.rangeOf(node) : { start: 0, end: 0 } })
  }

  const hover = hoverTooltip(
    (view, position) => {
      const found = hoverAt(context(), editor.mapped().toFile(position))
      if (!found) return null
      const card = hoverCard(found, { t, keysOfDefinition: keysInWords('F12'), goTo: showOrigin })
      return { pos: editor.mapped().toEditor(found.range.start), end: Math.min(view.state.doc.length, editor.mapped().toEditor(found.range.end)), above: true, create: () => ({ dom: card }) }
    },
    { hoverTime: hoverDelay, hideOnChange: true },
  )

  const perform = (action: () => void) => () => {
    action()
    return true
  }
  const extensions: Extension = [
    autocompletion({ override: [completionSource(context, editor.mapped, { detail })], maxRenderedOptions: 60 }),
    EditorView.updateListener.of(({ view, transactions }) => {
      const picked = transactions.map((transaction) => transaction.annotation(pickedCompletion)).find((completion) => completion !== undefined)
      // Asked for, as behind the space of `key: ` no list opens by itself.
      if (picked && leadsOn(picked)) startCompletion(view)
    }),
    hover,
    Prec.high(
      keymap.of([
        { key: 'F12', run: perform(() => goToDefinition(cursor())), preventDefault: true },
        { key: 'Shift-F12', run: perform(() => showReferences(cursor())), preventDefault: true },
        { key: 'Mod-.', run: perform(fixLine), preventDefault: true },
        { key: 'F2', run: perform(() => startRename(cursor())), preventDefault: true },
      ]),
    ),
    EditorView.domEventHandlers({
      mousedown(event, view) {
        if (event.button !== 0 || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return false
        const position = view.posAtCoords({ x: event.clientX, y: event.clientY })
        if (position === null || !goToDefinition(position, true)) return false
        event.preventDefault()
        return true
      },
    }),
  ]

  return { extensions, question, goTo, goToDefinition: () => goToDefinition(cursor()), showReferences: () => showReferences(cursor()), startRename: () => startRename(cursor()), fixLine }
}
