import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { HostError } from '@contract/errors'
import { useLogsStore } from '@renderer/run/logs.store'
import { scriptedHost } from '../../../support/scriptedHost'

const project = 'project_1'
const line = (text: string) => ({ service: 'web', container: 'shop-web-1', stream: 'stdout' as const, time: null, text })

describe('useLogsStore', () => {
  beforeEach(() => setActivePinia(createPinia()))

  it('keeps the lines that came before the stream had its name', async () => {
    const host = scriptedHost({
      'logs.follow': () => {
        host.emit('logs.lines', { stream: 'stream_1', lines: [line('early')], dropped: 0 })
        host.emit('logs.lines', { stream: 'stream_0', lines: [line('of another stream')], dropped: 0 })
        return { stream: 'stream_1' }
      },
    })
    const store = useLogsStore()
    await store.follow(host, project, 'web')
    host.emit('logs.lines', { stream: 'stream_1', lines: [line('late')], dropped: 0 })
    expect(store.buffer.lines.map(({ text }) => text)).toEqual(['early', 'late'])
  })

  it('stops the stream on the host and listens no more', async () => {
    const host = scriptedHost({ 'logs.follow': () => ({ stream: 'stream_1' }), 'logs.stop': () => ({}) })
    const store = useLogsStore()
    await store.follow(host, project, null)
    await store.stop()
    expect(host.calls.at(-1)).toEqual({ method: 'logs.stop', input: { stream: 'stream_1' } })
    expect(host.listenerCount).toBe(0)
  })

  it('says why there are no logs', async () => {
    const host = scriptedHost({
      'logs.follow': () => {
        throw new HostError('ENGINE_UNREACHABLE', 'No engine answers.')
      },
    })
    const store = useLogsStore()
    await store.follow(host, project, 'web')
    expect(store.error?.message).toBe('No engine answers.')
    expect(store.following).toBe(false)
  })
})
