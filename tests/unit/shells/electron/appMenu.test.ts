import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import { appMenuTemplate } from '@main/shells/electron/appMenu'
import { shellWords } from '@main/shells/electron/shellWords'

vi.mock('electron', () => ({ Menu: {} }))

function flat(items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])])
}
const template = (options: Partial<Parameters<typeof appMenuTemplate>[0]> = {}) => flat(appMenuTemplate({ words: shellWords('en'), isMac: false, developing: false, perform: () => undefined, ...options }))

describe('the native menu', () => {
  it('sends the names of actions', () => {
    const perform = vi.fn()
    for (const item of template({ perform })) item.click?.({} as never, undefined, {} as never)
    expect(perform.mock.calls.map(([name]) => name)).toEqual(['project.new', 'project.open', 'project.openFile', 'file.save', 'project.close', 'edit.undo', 'edit.redo', 'view.fit', 'view.arrange', 'run.up', 'run.down'])
  })
  it('shows keys and leaves them to the page', () => {
    const items = template().filter(({ accelerator }) => accelerator)
    expect(items.length).toBeGreaterThan(0)
    expect(items.every(({ registerAccelerator }) => registerAccelerator === false)).toBe(true)
  })
  it('has developer tools in development only', () => {
    expect(template().some(({ role }) => role === 'toggleDevTools')).toBe(false)
    expect(template({ developing: true }).some(({ role }) => role === 'toggleDevTools')).toBe(true)
  })
  it('has the menus that macOS expects there', () => {
    const roles = (isMac: boolean) => template({ isMac }).map(({ role }) => role)
    expect(roles(true)).toEqual(expect.arrayContaining(['appMenu', 'windowMenu', 'close']))
    expect(roles(false)).toContain('quit')
    expect(roles(false)).not.toContain('appMenu')
  })
  it('speaks Russian where the person does', () => {
    const labels = template({ words: shellWords('ru-RU') }).flatMap(({ label }) => label ?? [])
    expect(labels).toContain('Сохранить')
    expect(labels.every((label) => /[а-яё]/i.test(label))).toBe(true)
  })
  it.each(['en-GB', 'de', 'run', ''])('speaks English for %j', (locale) => expect(shellWords(locale).save).toBe('Save'))
})
