import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { useRunStore } from '@renderer/run/run.store'
import { scriptedHost } from '../../../support/scriptedHost'

const project = 'project_1'
const run = 'run_00001'
const step = (subject: string, text: string) => ({ run, subject, service: 'web', status: 'working' as const, text })

describe('useRunStore', () => {
  beforeEach(() => setActivePinia(createPinia()))

  it('follows a run of its project from start to end', () => {
    const host = scriptedHost({})
    const store = useRunStore()
    store.bind(host, project)
    host.emit('run.started', { project, run, kind: 'up', service: null })
    host.emit('run.progress', step('Container shop-web-1', 'Creating'))
    host.emit('run.progress', step('Container shop-web-1', 'Started'))
    expect([...store.steps.values()].map(({ text }) => text)).toEqual(['Started'])
    host.emit('run.ended', { run, kind: 'up', outcome: 'failed', message: 'port is taken', service: 'web' })
    expect(store.active).toBeNull()
    expect(store.ended?.message).toBe('port is taken')
  })

  it('hears nothing of another project, and of no run after it was unbound', () => {
    const host = scriptedHost({})
    const store = useRunStore()
    store.bind(host, project)
    host.emit('run.started', { project: 'project_2', run, kind: 'up', service: null })
    expect(store.active).toBeNull()
    store.unbind()
    expect(host.listenerCount).toBe(0)
  })

  it('cancels the run that is active, once', async () => {
    let release: () => void = () => undefined
    const host = scriptedHost({ 'run.cancel': () => new Promise((resolve) => (release = () => resolve({}))) })
    const store = useRunStore()
    store.bind(host, project)
    host.emit('run.started', { project, run, kind: 'up', service: null })
    const first = store.cancel()
    await store.cancel()
    expect(host.calls).toEqual([{ method: 'run.cancel', input: { run } }])
    release()
    await first
    expect(store.cancelling).toBe(false)
  })
})
