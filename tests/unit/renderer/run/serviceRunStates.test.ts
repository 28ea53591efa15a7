import { describe, expect, it } from 'vitest'
import type { Container } from '@renderer/run/containers.store'
import { serviceRunStates } from '@renderer/run/serviceRunStates'

const container = (service: string, change: Partial<Container> = {}): Container => ({ id: `${service}-1`, service, number: 1, name: `shop-${service}-1`, state: 'running', health: 'none', exitCode: null, startedAt: null, ports: [], ...change })
const step = (service: string, text: string, status: 'working' | 'done' = 'working') => ({ run: 'run_00001', subject: `Container shop-${service}-1`, service, status, text })

describe('serviceRunStates', () => {
  it('shows the container that asks for the most attention', () => {
    const states = serviceRunStates(new Map([['web', [container('web'), container('web', { state: 'restarting' })]]]), new Map(), null)
    expect(states.get('web')).toMatchObject({ state: 'restarting', running: 1, total: 2 })
  })

  it('takes health from containers that run', () => {
    const states = serviceRunStates(new Map([['db', [container('db', { health: 'starting' })]], ['old', [container('old', { state: 'exited', health: 'unhealthy' })]]]), new Map(), null)
    expect(states.get('db')?.health).toBe('starting')
    expect(states.get('old')?.health).toBe('none')
  })

  it('shows what a run is busy with before there is a container, and not what is done', () => {
    const states = serviceRunStates(new Map(), new Map([['a', step('web', 'Creating')], ['b', step('db', 'Started', 'done')]]), null)
    expect(states.get('web')).toMatchObject({ state: null, progress: 'Creating' })
    expect(states.has('db')).toBe(false)
  })

  it('puts a failure at its service', () => {
    expect(serviceRunStates(new Map(), new Map(), { service: 'web', message: 'port is taken' }).get('web')?.error).toBe('port is taken')
  })

  it('keeps the object of a service that did not change', () => {
    const containers = new Map([['web', [container('web')]], ['db', [container('db')]]])
    const before = serviceRunStates(containers, new Map(), null)
    const after = serviceRunStates(new Map([...containers, ['db', [container('db', { health: 'healthy' })]]]), new Map(), null, before)
    expect(after.get('web')).toBe(before.get('web'))
    expect(after.get('db')).not.toBe(before.get('db'))
  })
})
