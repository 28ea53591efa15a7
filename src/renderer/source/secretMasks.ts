import { StateEffect, StateField, type EditorState, type Extension, type Range } from '@codemirror/state'
import { Decoration, EditorView, WidgetType, type DecorationSet } from '@codemirror/view'
import { isSecretName } from '@core/language/isSecretName'
import { parseDotenv } from '@core/resolve/parseDotenv'
import type { EditorRange } from './lineMarks'

/** Whether values of secrets are hidden from now on. */
export const hideSecrets = StateEffect.define<boolean>()

/** Where the values of variables stand that look like secrets, in an env file's text. */
export function secretRanges(text: string): readonly EditorRange[] {
  return parseDotenv(text).entries.flatMap(({ name, written, valueRange }) => (written === null || written === '' || !isSecretName(name) ? [] : [{ from: valueRange.start, to: valueRange.end }]))
}

/** Puts dots of one length in the place of secrets, but for the lines of the cursor: nobody can edit what is hidden. */
export function secretMasks(label: string, hidden: boolean): Extension {
  const mask = Decoration.replace({ widget: new Mask(label) })

  function drawn(state: EditorState, isHidden: boolean): DecorationSet {
    if (!isHidden) return Decoration.none
    const ranges = secretRanges(state.doc.toString()).filter(({ from, to }) => !isEdited(state, from, to))
    return Decoration.set(ranges.map(({ from, to }): Range<Decoration> => mask.range(from, to)))
  }

  const field = StateField.define<{ readonly isHidden: boolean; readonly masks: DecorationSet }>({
    create: (state) => ({ isHidden: hidden, masks: drawn(state, hidden) }),
    update(before, transaction) {
      const isHidden = transaction.effects.reduce((now, effect) => (effect.is(hideSecrets) ? effect.value : now), before.isHidden)
      return isHidden === before.isHidden && !transaction.docChanged && !transaction.selection ? before : { isHidden, masks: drawn(transaction.state, isHidden) }
    },
    provide: (own) => [EditorView.decorations.from(own, ({ masks }) => masks), EditorView.atomicRanges.of((view) => view.state.field(own).masks)],
  })
  return field
}

/** A cursor at rest at the beginning of the text has not been put there by anybody. */
function isEdited(state: EditorState, from: number, to: number): boolean {
  return state.selection.ranges.some((range) => range.to > 0 && range.from <= state.doc.lineAt(to).to && range.to >= state.doc.lineAt(from).from)
}

class Mask extends WidgetType {
  constructor(private readonly label: string) {
    super()
  }

  override eq(other: Mask): boolean {
    return other.label === this.label
  }

  toDOM(): HTMLElement {
    const dots = document.createElement('span')
    dots.className = 'cm-secret'
    dots.textContent = '••••••'
    dots.setAttribute('role', 'img')
    dots.setAttribute('aria-label', this.label)
    return dots
  }
}
