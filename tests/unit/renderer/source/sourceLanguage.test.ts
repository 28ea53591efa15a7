// @vitest-environment happy-dom
import { acceptCompletion, currentCompletions, setSelectedCompletion, startCompletion } from '@codemirror/autocomplete'
import { EditorView, runScopeHandlers } from '@codemirror/view'
import { mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import { createTranslation } from '@renderer/i18n/createTranslation'
import SourceEditor from '@renderer/source/SourceEditor.vue'
import { useSelectionStore } from '@renderer/stores/selection.store'
import { useWorkspaceStore } from '@renderer/stores/workspace.store'
import { diskFile, provideStores, snapshotOf, workspaceHost } from '../stores/appStores'

const path = 'compose.yaml'
const text = 'x-base: &base\r\n  restart: always\r\nservices:\r\n  web:\r\n    <<: *base\r\n    image: nginx\r\n    depends_on: [db]\r\n  db:\r\n    image: postgres:17\r\n'

afterEach(() => (document.body.innerHTML = ''))

async function opened(content = text, others: Readonly<Record<string, string>> = {}) {
  provideStores(workspaceHost())
  const workspace = useWorkspaceStore()
  await workspace.open(snapshotOf([diskFile(path, content), ...Object.entries(others).map(([name, each]) => diskFile(name, each, { role: 'env' }))]))
  const wrapper = mount(SourceEditor, { props: { path }, global: { plugins: [createTranslation('en').plugin] }, attachTo: document.body })
  await nextTick()
  const view = EditorView.findFromDOM(wrapper.element as HTMLElement)
  if (!view) throw new Error('no editor')
  const put = (found: string, within = 1) => view.dispatch({ selection: { anchor: view.state.doc.toString().indexOf(found) + within } })
  const press = async (key: string, shiftKey = false, ctrlKey = false) => {
    runScopeHandlers(view, new KeyboardEvent('keydown', { key, shiftKey, ctrlKey }), 'editor')
    await nextTick()
  }
  return { workspace, wrapper, view, selection: useSelectionStore(), put, press }
}

describe('the language in the source pane', () => {
  it('goes to a definition, in offsets of a file with Windows line ends', async () => {
    const { selection, put, press } = await opened()
    put('[db]')
    await press('F12')
    expect(selection.sourceReveal).toMatchObject({ file: path, focus: true })
    expect(text.slice(selection.sourceReveal?.range.start, selection.sourceReveal?.range.end)).toBe('db')
    expect(selection.sourceReveal?.range.start).toBe(text.indexOf('  db:') + 2)
  })

  it('lists every place of a name', async () => {
    const { wrapper, put, press } = await opened()
    put('*base')
    await press('F12', true)
    expect(wrapper.findAll('.place').map((place) => place.text())).toEqual(['compose.yaml:1x-base: &base', 'compose.yaml:5<<: *base'])
  })

  it('renames an anchor as one step, and says why a name cannot be', async () => {
    const { workspace, wrapper, put, press } = await opened()
    put('&base')
    await press('F2')
    const form = wrapper.find('form')
    await form.find('input').setValue('a b')
    await form.trigger('submit')
    expect(wrapper.find('[role=alert]').text()).toContain('a b')
    await form.find('input').setValue('common')
    await form.trigger('submit')
    expect(workspace.files.get(path)?.text).toBe(text.replace('&base', '&common').replace('*base', '*common'))
    expect(wrapper.find('form').exists()).toBe(false)
    workspace.undo()
    expect(workspace.files.get(path)?.text).toBe(text)
  })

  it('renames a service with all that refers to it', async () => {
    const { workspace, wrapper, put, press } = await opened()
    put('[db]')
    await press('F2')
    await wrapper.find('form input').setValue('database')
    await wrapper.find('form').trigger('submit')
    expect(workspace.files.get(path)?.text).toBe(text.replace('[db]', '[database]').replace('  db:', '  database:'))
  })

  it('completes what is typed, in a text that is not whole', async () => {
    const { workspace, view, put } = await opened(text.replace('    image: nginx\r\n', '    image: nginx\r\n    he\r\n'))
    put('    he\n', 6)
    view.focus()
    startCompletion(view)
    await vi.waitFor(() => expect(currentCompletions(view.state).map(({ label }) => label)).toContain('healthcheck'), { timeout: 2000 })
    expect(workspace.files.get(path)?.text).toContain('    he\r\n')
  })

  it.each([
    ['rest', 'restart', 'unless-stopped'],
    ['dep', 'deploy', 'resources'],
  ])('opens the list of what may stand behind a key that was taken: %s', async (typed, key, next) => {
    const { view, put } = await opened(`services:\n  web:\n    image: nginx\n    ${typed}\n  db:\n    image: postgres:17\n`)
    put(`    ${typed}\n`, 4 + typed.length)
    startCompletion(view)
    await vi.waitFor(() => expect(currentCompletions(view.state).map(({ label }) => label)).toContain(key))
    view.dispatch({ effects: setSelectedCompletion(currentCompletions(view.state).findIndex(({ label }) => label === key)) })
    await vi.waitFor(() => expect(acceptCompletion(view)).toBe(true))
    await vi.waitFor(() => expect(currentCompletions(view.state).map(({ label }) => label)).toContain(next))
  })

  it('renames a variable of .env with its expressions as one step', async () => {
    const { workspace, wrapper, put, press } = await opened('services:\n  web:\n    image: nginx:${TAG}\n', { '.env': 'TAG=1\n' })
    put('${TAG', 3)
    await press('F2')
    await wrapper.find('form').find('input').setValue('VERSION')
    await wrapper.find('form').trigger('submit')
    expect([path, '.env'].map((file) => workspace.files.get(file)?.text)).toEqual(['services:\n  web:\n    image: nginx:${VERSION}\n', 'VERSION=1\n'])
    workspace.undo()
    expect(workspace.dirtyFiles).toEqual([])
  })

  it('fixes what is wrong on the line by its key', async () => {
    const { workspace, put, press } = await opened('services:\n  web:\n    image: nginx\n    volumes: [data:/data]\n')
    put('data:/data')
    await press('.', false, true)
    expect(workspace.files.get(path)?.text).toContain('\nvolumes:\n  data:')
    expect(workspace.analysis?.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  })
})
