// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest'
import { useActions } from '@renderer/stores/actions.store'
import { provideStores, workspaceHost } from './appStores'

beforeEach(() => {
  provideStores(workspaceHost())
  document.body.innerHTML = '<input id="field"><div id="canvas" tabindex="0"></div><div role="dialog"><button id="inside"></button></div>'
})

function press(target: string, init: KeyboardEventInit): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true })
  const actions = useActions()
  document.addEventListener('keydown', (down) => actions.handleKeydown(down), { once: true })
  document.querySelector(target)?.dispatchEvent(event)
  return event
}

describe('useActions', () => {
  it('performs an action by its keys and takes the event', () => {
    const done: string[] = []
    useActions().register({ name: 'edit.undo', labelKey: 'x', keys: ['Mod+Z'], perform: () => done.push('undo') })
    expect(press('#canvas', { key: 'z', ctrlKey: true }).defaultPrevented).toBe(true)
    expect(done).toEqual(['undo'])
  })

  it('leaves text fields and dialogs their own keys, except for what counts everywhere', () => {
    const done: string[] = []
    useActions().register(
      { name: 'edit.delete', labelKey: 'x', keys: ['Delete'], perform: () => done.push('delete') },
      { name: 'file.save', labelKey: 'x', keys: ['Mod+S'], everywhere: true, perform: () => done.push('save') },
    )
    press('#field', { key: 'Delete' })
    press('#inside', { key: 'Delete' })
    press('#field', { key: 's', ctrlKey: true })
    expect(done).toEqual(['save'])
  })

  it('does nothing that is not possible now, and keeps the browser from saving the page', () => {
    const done: string[] = []
    const actions = useActions()
    actions.register({ name: 'file.save', labelKey: 'x', keys: ['Mod+S'], everywhere: true, enabled: () => false, perform: () => done.push('save') })
    expect(press('#canvas', { key: 's', ctrlKey: true }).defaultPrevented).toBe(true)
    expect(actions.perform('file.save')).toBe(false)
    expect(actions.perform('no.such')).toBe(false)
    expect(done).toEqual([])
  })

  it('forgets what was taken away, and only that', () => {
    const actions = useActions()
    const first = actions.register({ name: 'view.fit', labelKey: 'first', perform: () => undefined })
    actions.register({ name: 'view.fit', labelKey: 'second', perform: () => undefined })
    first()
    expect(actions.byName.get('view.fit')?.labelKey).toBe('second')
  })
})
