// @vitest-environment happy-dom
import { EditorView } from '@codemirror/view'
import { mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import { createTranslation } from '@renderer/i18n/createTranslation'
import SourceEditor from '@renderer/source/SourceEditor.vue'
import { useSelectionStore } from '@renderer/stores/selection.store'
import { useWorkspaceStore } from '@renderer/stores/workspace.store'
import { diskFile, provideStores, snapshotOf, workspaceHost } from '../stores/appStores'

const path = 'compose.yaml'
const lines = ['services:', '  web:', '    image: nginx # ours', '  db:', '    image: postgres:17', '']

afterEach(() => {
  vi.useRealTimers()
  document.body.innerHTML = ''
})

async function opened(text: string, readOnly = false) {
  provideStores(workspaceHost())
  const workspace = useWorkspaceStore()
  await workspace.open(snapshotOf([diskFile(path, text, { readOnly })]))
  const wrapper = mount(SourceEditor, { props: { path }, global: { plugins: [createTranslation('en').plugin] }, attachTo: document.body })
  await nextTick()
  const view = EditorView.findFromDOM(wrapper.element as HTMLElement)
  if (!view) throw new Error('no editor')
  return { workspace, wrapper, view, selection: useSelectionStore() }
}

const marked = (view: EditorView, name: string) => [...view.contentDOM.querySelectorAll(`.${name}`)].map((line) => line.textContent)

describe('SourceEditor', () => {
  it('types into the store as the smallest edits, with the file\'s own line breaks', async () => {
    const { workspace, view } = await opened(lines.join('\r\n'))
    const at = view.state.doc.toString().indexOf('nginx') + 5
    view.dispatch({ changes: { from: at, insert: ':1\n    restart: always' }, userEvent: 'input.type' })
    expect(workspace.files.get(path)?.text).toBe(lines.join('\r\n').replace('nginx', 'nginx:1\r\n    restart: always'))
    workspace.undo()
    expect(workspace.files.get(path)?.text).toBe(lines.join('\r\n'))
    expect(view.state.doc.toString()).toBe(lines.join('\n'))
  })

  it('takes a gesture over as the same edit, keeps the cursor, and marks the lines for a while', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { workspace, view } = await opened(lines.join('\n'))
    const cursor = view.state.doc.line(5).to
    view.dispatch({ selection: { anchor: cursor } })
    workspace.run({ op: 'set', path: ['services', 'web', 'image'], value: 'caddy:2.8' }, { label: 'Set image' })
    expect(view.state.doc.toString()).toBe(workspace.files.get(path)?.text)
    expect(view.state.selection.main.head).toBe(cursor + 'caddy:2.8'.length - 'nginx'.length)
    expect(marked(view, 'cm-changed-line')).toEqual(['    image: caddy:2.8 # ours'])
    vi.advanceTimersByTime(4000)
    expect(marked(view, 'cm-changed-line')).toEqual([])
  })

  it('marks only the lines that a gesture added', async () => {
    const { workspace, view } = await opened(lines.join('\n'))
    workspace.run({ op: 'set', path: ['services', 'web', 'restart'], value: 'always' }, { label: 'Set restart' })
    expect(marked(view, 'cm-changed-line')).toEqual(['    restart: always'])
  })

  it('marks the lines of what is selected on the canvas', async () => {
    const { view, selection } = await opened(lines.join('\n'))
    selection.select(['service:db'], { source: 'canvas' })
    await nextTick()
    expect(marked(view, 'cm-selected-entry')).toEqual(['  db:', '    image: postgres:17'])
    selection.clear()
    await nextTick()
    expect(marked(view, 'cm-selected-entry')).toEqual([])
  })

  it('lives on where the text breaks while something is selected', async () => {
    const { view, selection, workspace } = await opened(lines.join('\n'))
    selection.select(['service:db'], { source: 'canvas' })
    const warnings = vi.spyOn(console, 'warn')
    view.dispatch({ changes: { from: 0, insert: '"' }, userEvent: 'input.type' })
    await vi.waitFor(() => expect(workspace.analysis?.broken).toBe(true))
    await nextTick()
    expect(marked(view, 'cm-selected-entry')).toEqual([])
    workspace.undo()
    await nextTick()
    expect(marked(view, 'cm-selected-entry')).toHaveLength(2)
    expect(warnings).not.toHaveBeenCalled()
  })

  it('selects the node that the cursor is put into', async () => {
    const { view, selection } = await opened(lines.join('\n'))
    // The test's page tells of a new selection while it is being set, which no browser does; so no real focus here.
    vi.spyOn(view, 'hasFocus', 'get').mockReturnValue(true)
    view.dispatch({ selection: { anchor: view.state.doc.line(5).from + 6 }, userEvent: 'select.pointer' })
    await vi.waitFor(() => expect(selection.ids).toEqual(['service:db']))
    expect(selection.source).toBe('source')
  })

  it('has no history of its own: its undo key is the one for all', async () => {
    const { workspace, view } = await opened(lines.join('\n'))
    workspace.run({ op: 'set', path: ['services', 'web', 'image'], value: 'caddy' }, { label: 'Set image' })
    view.contentDOM.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', code: 'KeyZ', ctrlKey: true, bubbles: true, cancelable: true }))
    expect(workspace.files.get(path)?.text).toBe(lines.join('\n'))
  })

  it('shows a file that cannot be written, and takes no typing', async () => {
    const { view } = await opened(lines.join('\n'), true)
    expect(view.state.readOnly).toBe(true)
    expect(view.contentDOM.getAttribute('contenteditable')).toBe('false')
  })

  it('shows hostile text as text', async () => {
    const { view, wrapper } = await opened('services:\n  web:\n    image: "<img src=x onerror=alert(1)>"\n')
    expect(view.state.doc.toString()).toContain('<img')
    expect(wrapper.element.querySelector('img:not([aria-hidden])')).toBeNull()
  })
})
