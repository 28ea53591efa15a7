import { createHash } from 'node:crypto'
import { createPinia, setActivePinia } from 'pinia'
import { createApp } from 'vue'
import type { ProjectFile, ProjectSnapshot, SaveResult } from '@contract/shapes'
import { provideHost } from '@renderer/host/useHost'
import { provideTranslate } from '@renderer/i18n/useTranslate'
import { provideLayoutRunner, type LayoutRunner } from '@renderer/layout/layoutRunner'
import { scriptedHost } from '../../../support/scriptedHost'

export const project = 'project-handle'

export function etagOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

export function diskFile(path: string, text: string, options: Partial<ProjectFile> = {}): ProjectFile {
  return { path, role: 'compose', text, etag: etagOf(text), readOnly: false, ...options }
}

export function snapshotOf(files: readonly ProjectFile[], options: Partial<ProjectSnapshot> = {}): ProjectSnapshot {
  return {
    handle: project,
    name: null,
    folderName: 'shop',
    folderLabel: '~/shop',
    composeFiles: files.filter(({ role }) => role === 'compose').map(({ path }) => path),
    overrideFile: null,
    files: [...files],
    profiles: [],
    trusted: false,
    drafts: [],
    layout: null,
    warnings: [],
    ...options,
  }
}

type Answers = Parameters<typeof scriptedHost>[0]

/** A host that saves everything, has no further file and no variable, unless the test answers otherwise. */
export function workspaceHost(answers: Answers = {}) {
  return scriptedHost({
    'drafts.put': () => ({}),
    'layout.put': () => ({}),
    'projects.close': () => ({}),
    'projects.trust': () => ({}),
    'projects.environment': () => ({}),
    'files.save': ({ files }) => files.map(({ path, text }): SaveResult => ({ path, status: 'saved', etag: etagOf(text) })),
    ...answers,
  })
}

/** Makes the stores usable in a test, on a host of its own; labels stay keys. */
export function provideStores(host: ReturnType<typeof workspaceHost>, layout: LayoutRunner = async () => ({})): void {
  const app = createApp({})
  provideHost(app, host)
  provideTranslate(app, (key, params) => (params ? `${key} ${Object.values(params).join(' ')}` : key))
  provideLayoutRunner(app, layout)
  const pinia = createPinia()
  app.use(pinia)
  setActivePinia(pinia)
}
