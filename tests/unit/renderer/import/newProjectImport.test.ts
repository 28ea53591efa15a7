// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { HostError } from '@contract/errors'
import { provideHost } from '@renderer/host/useHost'
import { createTranslation } from '@renderer/i18n/createTranslation'
import { useImportStore } from '@renderer/import/import.store'
import { planInNewProject } from '@renderer/import/planInNewProject'
import { useNewProjectImport } from '@renderer/import/useNewProjectImport'
import { useOpening } from '@renderer/stores/opening.store'
import { useSettingsStore } from '@renderer/stores/settings.store'
import { useWorkspaceStore } from '@renderer/stores/workspace.store'
import { diskFile, provideStores, snapshotOf, workspaceHost } from '../stores/appStores'

const empty = snapshotOf([], { composeFiles: ['compose.yaml'] })
const filled = snapshotOf([diskFile('compose.yaml', 'services:\n  web:\n    image: nginx\n')])
const run = 'docker run --name web -p 8080:80 nginx'

async function started(shell: 'electron' | 'web', answers: Parameters<typeof workspaceHost>[0]) {
  const host = workspaceHost({
    'app.info': () => ({ version: '0.1.0', shell, platform: 'linux', locale: 'en-US', samplesLabel: '~/Stackyard' }),
    'settings.get': () => ({ locale: 'en', theme: 'light' }),
    'folders.list': () => ({ handle: 'folder-handle', label: '~', parent: null, entries: [], truncated: false }),
    ...answers,
  })
  provideStores(host)
  await useSettingsStore().load()
  let flow!: ReturnType<typeof useNewProjectImport>
  mount({ setup: () => ((flow = useNewProjectImport()), () => null) }, { global: { plugins: [createTranslation('en').plugin, { install: (app) => provideHost(app, host) }] } })
  return { host, flow, importing: useImportStore(), opening: useOpening(), workspace: useWorkspaceStore() }
}

describe('an import while no project is open', () => {
  it('shows a whole file', () => {
    const plan = planInNewProject({ op: 'merge', text: 'services:\n  web:\n    image: nginx\n' })
    expect(plan).toMatchObject({ ok: true, files: [{ file: 'compose.yaml', text: 'services:\n  web:\n    image: nginx\n' }] })
  })

  it('becomes an unsaved project in the folder of the native dialog', async () => {
    const { host, flow, workspace } = await started('electron', { 'dialogs.openFolder': () => empty })
    await flow.addToFolder({ text: run })
    expect(host.calls.find(({ method }) => method === 'dialogs.openFolder')?.input).toEqual({ create: true })
    expect(workspace.files.get('compose.yaml')).toMatchObject({ dirty: true, savedText: null, text: expect.stringContaining('image: nginx') as string })
  })

  it('becomes one in the folder that the page’s own browser opens', async () => {
    const { flow, opening, workspace, host } = await started('web', { 'folders.open': () => empty })
    const done = flow.addToFolder({ text: run })
    await flushPromises()
    expect(opening.browsing).toBe(true)
    await opening.openHandle('folder-handle')
    await done
    expect(host.calls.find(({ method }) => method === 'folders.open')?.input).toEqual({ handle: 'folder-handle', create: true })
    expect(workspace.files.get('compose.yaml')?.text).toContain('image: nginx')
  })

  it('is shown again with what was pasted where the person turns back', async () => {
    const { flow, importing, opening } = await started('web', {})
    const done = flow.addToFolder({ text: run, keepExisting: true })
    await flushPromises()
    opening.browsing = false
    await done
    expect(importing.request).toEqual({ text: run, keepExisting: true })
  })

  it('is looked at once more before it goes into a project that is there', async () => {
    const { flow, importing, workspace } = await started('electron', { 'dialogs.openFolder': () => filled })
    await flow.addToFolder({ text: run })
    expect(workspace.dirtyFiles).toEqual([])
    expect(importing.request).toEqual({ text: run })
  })

  it('reads the Dockerfile of the chosen folder, and says where it has none', async () => {
    const { flow, importing } = await started('electron', { 'dialogs.openFolder': () => empty, 'files.read': ({ path }) => diskFile(path, 'FROM node\n', { role: 'other' }) })
    await flow.takeFolder({ text: '' })
    expect(importing.request).toEqual({ text: 'FROM node\n', path: 'Dockerfile' })

    const without = await started('electron', {
      'dialogs.openFolder': () => empty,
      'files.read': () => {
        throw new HostError('NOT_FOUND', 'There is none.')
      },
    })
    await without.flow.takeFolder({ text: run })
    expect(without.importing.request).toEqual({ text: run, notFound: true })
  })
})
