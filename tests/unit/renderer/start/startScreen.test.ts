// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { HostError } from '@contract/errors'
import type { EngineStatus } from '@contract/shapes'
import { createTranslation } from '@renderer/i18n/createTranslation'
import StartScreen from '@renderer/start/StartScreen.vue'
import { useEngineStatus } from '@renderer/stores/engineStatus.store'
import { useSettingsStore } from '@renderer/stores/settings.store'
import { diskFile, provideStores, snapshotOf, workspaceHost } from '../stores/appStores'

const engine: EngineStatus = { state: 'ready', endpoint: 'unix:///run/docker.sock', engineVersion: '28.5.1', apiVersion: '1.51', composeVersion: '2.40.3', message: null }

async function shown(answers: Parameters<typeof workspaceHost>[0] = {}, shell: 'electron' | 'web' = 'web') {
  const host = workspaceHost({
    'app.info': () => ({ version: '0.1.0', shell, platform: 'linux', locale: 'en-US', samplesLabel: '~/Stackyard' }),
    'settings.get': () => ({ locale: 'en', theme: 'light' }),
    'projects.recent': () => [
      { id: 'recent-0001', name: 'shop', folderLabel: '~/shop', openedAt: '2026-11-20T10:00:00Z', exists: true },
      { id: 'recent-0002', name: 'blog', folderLabel: '~/blog', openedAt: '2026-11-19T10:00:00Z', exists: false },
    ],
    'projects.samples': () => [{ id: 'shop', services: ['gateway', 'cart'] }],
    'engine.status': () => engine,
    ...answers,
  })
  provideStores(host)
  await useSettingsStore().load()
  await useEngineStatus().check()
  const wrapper = mount(StartScreen, { global: { plugins: [createTranslation('en').plugin] }, attachTo: document.body })
  await flushPromises()
  return { host, wrapper }
}

const buttonOf = (wrapper: Awaited<ReturnType<typeof shown>>['wrapper'], text: string) => {
  const found = wrapper.findAll('button').find((button) => button.text().includes(text))
  if (!found) throw new Error(`no button ${text}`)
  return found
}

describe('StartScreen', () => {
  it('lists recent projects; one that is gone says so and cannot be opened', async () => {
    const { wrapper } = await shown()
    expect(buttonOf(wrapper, 'shop').attributes('disabled')).toBeUndefined()
    expect(buttonOf(wrapper, 'blog').attributes('disabled')).toBeDefined()
    expect(wrapper.text()).toContain('No longer at ~/blog')
  })

  it('forgets a project', async () => {
    const { host, wrapper } = await shown({ 'projects.forget': () => [] })
    await wrapper.get('[aria-label="Forget blog"]').trigger('click')
    await flushPromises()
    expect(host.calls.at(-1)).toEqual({ method: 'projects.forget', input: { id: 'recent-0002' } })
    expect(wrapper.text()).toContain('Projects you open are listed here.')
  })

  it('opens a sample', async () => {
    const { host, wrapper } = await shown({ 'projects.openSample': () => snapshotOf([diskFile('compose.yaml', 'services: {}\n')]) })
    await wrapper.get('[data-sample="shop"]').trigger('click')
    await flushPromises()
    expect(host.calls.find(({ method }) => method === 'projects.openSample')?.input).toEqual({ id: 'shop' })
  })

  it('says at the place why something could not be opened', async () => {
    const { wrapper } = await shown({
      'projects.openRecent': () => {
        throw new HostError('NO_COMPOSE_FILE', 'There is no compose file in ~/shop.')
      },
    })
    await buttonOf(wrapper, 'shop').trigger('click')
    await flushPromises()
    const alert = wrapper.get('li [role="alert"]')
    expect(alert.text()).toContain('There is no compose file in ~/shop.')
  })

  it('shows one list where the other cannot be read', async () => {
    const { wrapper } = await shown({
      'projects.samples': () => {
        throw new HostError('INTERNAL', 'Broken.')
      },
    })
    expect(wrapper.text()).toContain('~/shop')
    expect(wrapper.findAll('[role="alert"]')).toHaveLength(1)
  })

  it('uses the native dialogs in Electron, and asks for none in a browser', async () => {
    for (const shell of ['electron', 'web'] as const) {
      const { host, wrapper } = await shown({ 'dialogs.openFolder': () => null }, shell)
      await buttonOf(wrapper, 'Open folder').trigger('click')
      await flushPromises()
      expect(host.calls.some(({ method }) => method === 'dialogs.openFolder')).toBe(shell === 'electron')
      wrapper.unmount()
    }
  })

  it('names the engine and Compose that are used', async () => {
    const { wrapper } = await shown()
    expect(wrapper.text()).toContain('Docker 28.5.1 · Compose 2.40.3')
    expect(wrapper.text()).toContain('unix:///run/docker.sock')
  })

  it.each(['no-docker', 'no-compose', 'unreachable', 'denied', 'too-old'] as const)('says what to do where the engine is %s, and that designing works', async (state) => {
    const { wrapper } = await shown({ 'engine.status': () => ({ ...engine, state }) })
    const card = wrapper.get('[aria-labelledby="engine-title"]')
    expect(card.text()).toMatch(/check again|log in again/)
    expect(card.text()).toContain('Designing works without it')
  })
})
