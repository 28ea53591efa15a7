// @vitest-environment happy-dom
import { EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { afterEach, describe, expect, it } from 'vitest'
import { hideSecrets, secretMasks, secretRanges } from '@renderer/source/secretMasks'

const text = '# ours\nMODE=production\nDB_PASSWORD="hunter 2" # of the database\nAPI_TOKEN=\nSECRET_FILE=/run/secret\n'
let view: EditorView | null = null

afterEach(() => view?.destroy())

function shown(hidden: boolean): EditorView {
  view = new EditorView({ state: EditorState.create({ doc: text, extensions: secretMasks('hidden', hidden) }), parent: document.body })
  return view
}

describe('secretMasks', () => {
  it('finds the values of secrets, with their quotes, and no others', () => {
    expect(secretRanges(text).map(({ from, to }) => text.slice(from, to))).toEqual(['"hunter 2"'])
  })

  it('hides them without a trace of their length, and leaves comments', () => {
    const { contentDOM } = shown(true)
    expect(contentDOM.textContent).toContain('DB_PASSWORD=•••••• # of the database')
    expect(contentDOM.textContent).not.toContain('hunter')
  })

  it('shows the one of the line that the cursor is in', () => {
    const editor = shown(true)
    editor.dispatch({ selection: { anchor: text.indexOf('DB_') + 2 } })
    expect(editor.contentDOM.textContent).toContain('hunter')
    editor.dispatch({ selection: { anchor: text.indexOf('MODE') } })
    expect(editor.contentDOM.textContent).not.toContain('hunter')
  })

  it('shows all where that is wanted, and hides what is typed later', () => {
    const editor = shown(true)
    editor.dispatch({ effects: hideSecrets.of(false) })
    expect(editor.contentDOM.textContent).toContain('hunter')
    editor.dispatch({ effects: hideSecrets.of(true), changes: { from: text.length, insert: 'SMTP_PASSWORD=typed\n' } })
    expect(editor.contentDOM.textContent).not.toContain('typed')
    expect(editor.state.doc.toString()).toContain('SMTP_PASSWORD=typed')
  })
})
