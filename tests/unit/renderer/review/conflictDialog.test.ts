// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { TooltipProvider } from 'reka-ui'
import { afterEach, describe, expect, it } from 'vitest'
import { h, nextTick } from 'vue'
import FrameNotices from '@renderer/frame/FrameNotices.vue'
import { createTranslation } from '@renderer/i18n/createTranslation'
import ConflictDialog from '@renderer/review/ConflictDialog.vue'
import { useWorkspaceStore } from '@renderer/stores/workspace.store'
import { diskFile, provideStores, snapshotOf, workspaceHost } from '../stores/appStores'

const path = 'compose.yaml'
const text = 'services:\n  web:\n    image: nginx\n'

let wrapper: ReturnType<typeof mount> | null = null
afterEach(() => {
  wrapper?.unmount()
  document.body.innerHTML = ''
})

/** A changed project whose file another program writes, or deletes (null). */
async function changedOutside(now: string | null, locale: 'en' | 'ru') {
  const host = workspaceHost()
  provideStores(host)
  const workspace = useWorkspaceStore()
  const snapshot = snapshotOf([diskFile(path, text)])
  await workspace.open(snapshot)
  workspace.run({ op: 'set', path: ['services', 'web', 'image'], value: 'caddy' }, { label: 'Set image' })
  host.emit('files.changed', { project: snapshot.handle, path, text: now, etag: now === null ? null : 'other' })
  wrapper = mount({ render: () => h(TooltipProvider, () => [h(FrameNotices), h(ConflictDialog)]) }, { global: { plugins: [createTranslation(locale).plugin] }, attachTo: document.body })
  const button = document.querySelector<HTMLElement>('.notice button')
  const offered = button?.textContent
  button?.click()
  await nextTick()
  return { workspace, offered, dialog: document.querySelector<HTMLElement>('[role=dialog]')?.textContent ?? '' }
}

describe('a file that another program touched', () => {
  it('was changed: both texts are compared', async () => {
    const { offered, dialog } = await changedOutside(text.replace('nginx', 'httpd'), 'en')
    expect(offered).toBe('Compare…')
    expect(dialog).toContain('compose.yaml was changed outside')
  })

  it('offers both changes in one text where they touch different lines, and takes it', async () => {
    const { workspace, dialog } = await changedOutside(`# theirs\n${text}`, 'en')
    expect(dialog).toContain('they are put together')
    const buttons = [...document.querySelectorAll<HTMLButtonElement>('[role=dialog] footer button')]
    expect(buttons.map((each) => each.textContent)).toEqual(['Decide later', 'Take what is on disk', 'Keep mine', 'Keep both'])
    buttons.at(-1)?.click()
    expect(workspace.files.get(path)).toMatchObject({ text: `# theirs\n${text.replace('nginx', 'caddy')}`, conflict: null, dirty: true })
    workspace.undo()
    expect(workspace.files.get(path)?.text).toBe(text.replace('nginx', 'caddy'))
  })

  it('offers no such thing where both changed one line', async () => {
    const { workspace } = await changedOutside(text.replace('nginx', 'httpd'), 'en')
    const buttons = [...document.querySelectorAll<HTMLButtonElement>('[role=dialog] footer button')]
    expect(buttons.map((each) => each.textContent)).toEqual(['Decide later', 'Take what is on disk', 'Keep mine'])
    buttons.at(-1)?.click()
    expect(workspace.files.get(path)).toMatchObject({ text: text.replace('nginx', 'caddy'), conflict: null })
  })

  it.each([
    ['en', 'Decide…', 'compose.yaml was deleted outside', 'Drop the file'],
    ['ru', 'Решить…', 'Файл compose.yaml удалён извне', 'Убрать файл'],
  ] as const)('was deleted: there is nothing to compare, and it is not called a change (%s)', async (locale, decide, title, drop) => {
    const { offered, dialog } = await changedOutside(null, locale)
    expect(offered).toBe(decide)
    expect(dialog).toContain(title)
    expect(dialog).toContain(drop)
  })
})
