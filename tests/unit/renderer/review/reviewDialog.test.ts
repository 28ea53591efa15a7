// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { TooltipProvider } from 'reka-ui'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { h, nextTick } from 'vue'
import { useViewStore } from '@renderer/frame/view.store'
import { createTranslation } from '@renderer/i18n/createTranslation'
import ReviewDialog from '@renderer/review/ReviewDialog.vue'
import { useWorkspaceStore } from '@renderer/stores/workspace.store'
import { diskFile, provideStores, snapshotOf, workspaceHost } from '../stores/appStores'

const path = 'compose.yaml'
const other = 'compose.override.yaml'
const text = 'services:\n  web:\n    image: nginx\n    depends_on: [db]\n  db:\n    image: postgres:17\n'
const override = 'services:\n  db:\n    init: true\n'

let wrapper: ReturnType<typeof mount> | null = null

afterEach(() => {
  wrapper?.unmount()
  document.body.innerHTML = ''
})

async function opened(change: (workspace: ReturnType<typeof useWorkspaceStore>) => void) {
  const host = workspaceHost()
  provideStores(host)
  const workspace = useWorkspaceStore()
  await workspace.open(snapshotOf([diskFile(path, text), diskFile(other, override)], { composeFiles: [path, other] }))
  change(workspace)
  useViewStore().reviewOpen = true
  wrapper = mount({ render: () => h(TooltipProvider, () => h(ReviewDialog)) }, { global: { plugins: [createTranslation('en').plugin] }, attachTo: document.body })
  await nextTick()
  const dialog = document.querySelector<HTMLElement>('[role="dialog"]')
  if (!dialog) throw new Error('no dialog')
  const button = (name: string | RegExp) => {
    const found = [...dialog.querySelectorAll('button')].find((each) => (typeof name === 'string' ? (each.getAttribute('aria-label') ?? each.textContent.trim()) === name : name.test(each.getAttribute('aria-label') ?? each.textContent)))
    if (!found) throw new Error(`no button ${String(name)}`)
    return found
  }
  const press = async (name: string | RegExp) => {
    button(name).click()
    await nextTick()
    await nextTick()
  }
  return { workspace, host, dialog, button, press, shownText: () => dialog.querySelector('.cm-content')?.textContent }
}

const rename = (workspace: ReturnType<typeof useWorkspaceStore>) => workspace.run({ op: 'rename-service', from: 'db', to: 'database' }, { label: 'rename db' })
const setImage = (workspace: ReturnType<typeof useWorkspaceStore>, value: string) => workspace.run({ op: 'set', path: ['services', 'web', 'image'], value }, { label: `set image to ${value}` })

describe('ReviewDialog', () => {
  it('lists the files and the changes one by one, the latest first, and says what they mean', async () => {
    const { dialog } = await opened((workspace) => (rename(workspace), setImage(workspace, 'caddy')))
    expect([...dialog.querySelectorAll('.files .name')].map((each) => each.textContent)).toEqual([path, other])
    expect([...dialog.querySelectorAll('.item .label')].map((each) => each.textContent)).toEqual(['Set image to caddy', 'Rename db'])
    expect([...dialog.querySelectorAll('.item .detail')].map((each) => each.textContent)).toEqual([`${path} · image: caddy`, 'in 2 files · depends_on: [database]'])
    await vi.waitFor(() => expect(dialog.textContent).toContain('Service db is called database now'))
  })

  it('takes one change back in all its files, as a step of the one history', async () => {
    const { workspace, dialog, press } = await opened((each) => (rename(each), setImage(each, 'caddy')))
    await press('Take back: rename db')
    expect(workspace.files.get(path)?.text).toBe(text.replace('nginx', 'caddy'))
    expect(workspace.files.get(other)?.dirty).toBe(false)
    expect(dialog.querySelectorAll('.item')).toHaveLength(1)
    await press('Undo the last change')
    expect(workspace.files.get(path)?.text).toContain('database')
    expect(dialog.querySelectorAll('.item')).toHaveLength(2)
  })

  it('says which later change is in the way, and takes both back where that is wanted', async () => {
    const { workspace, dialog, press } = await opened((each) => (setImage(each, 'caddy'), setImage(each, 'caddy:2')))
    await press('Take back: set image to caddy')
    expect(dialog.textContent).toContain('It cannot go alone: “Set image to caddy:2” changed the same place later.')
    expect(workspace.files.get(path)?.text).toContain('caddy:2')
    await press('Take 2 changes back together')
    expect(workspace.dirtyFiles).toEqual([])
    expect(dialog.textContent).toContain('Nothing is changed.')
  })

  it('shows one change alone, with what it means', async () => {
    const { dialog, press, shownText } = await opened((each) => (setImage(each, 'caddy'), rename(each)))
    await press(/^Set image to caddy/)
    expect(shownText()).toContain('caddy')
    expect(shownText()).not.toContain('database')
    await vi.waitFor(() => expect(dialog.querySelector('.alone .meaning')?.textContent).toContain('image: nginx → caddy'))
    await press('Show all changes')
    expect(shownText()).toContain('database')
  })

  it('takes a piece of the text back, and all of a file', async () => {
    const { workspace, dialog, press } = await opened((each) => {
      each.typeText(path, [{ offset: 0, length: 0, newText: '# head\n' }])
      setImage(each, 'caddy')
    })
    dialog.querySelector<HTMLElement>('.cm-take-back')?.click()
    expect(workspace.files.get(path)?.text).toBe(text.replace('nginx', 'caddy'))
    expect(workspace.pendingChanges.map(({ label }) => label)).toEqual(['set image to caddy'])
    await press('Take all of this file back')
    expect(workspace.dirtyFiles).toEqual([])
  })

  it('saves the chosen files only', async () => {
    const { workspace, dialog, host, press } = await opened(rename)
    const boxes = [...dialog.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')]
    expect(boxes.map((box) => box.checked)).toEqual([true, true])
    boxes[0]?.click()
    await nextTick()
    await press('Save 1 file')
    await vi.waitFor(() => expect(workspace.dirtyFiles.map((file) => file.path)).toEqual([path]))
    expect(host.calls.filter(({ method }) => method === 'files.save')).toHaveLength(1)
  })
})
