// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest'
import { HostError } from '@contract/errors'
import { useOpening } from '@renderer/stores/opening.store'
import { useWorkspaceStore } from '@renderer/stores/workspace.store'
import { diskFile, project, provideStores, snapshotOf, workspaceHost } from './appStores'

const first = snapshotOf([diskFile('compose.yaml', 'services:\n  web:\n    image: nginx\n')])
const second = snapshotOf([diskFile('compose.yaml', 'services: {}\n')], { handle: 'second-handle' })
const settle = () => new Promise((resolve) => setTimeout(resolve))

async function opened(answers: Parameters<typeof workspaceHost>[0] = {}) {
  const host = workspaceHost({ 'projects.openSample': () => second, ...answers })
  provideStores(host)
  const [workspace, opening] = [useWorkspaceStore(), useOpening()]
  await workspace.open(first)
  return { host, workspace, opening }
}

describe('useOpening', () => {
  it('opens another project at once where nothing is unsaved', async () => {
    const { workspace, opening } = await opened()
    expect(await opening.openSample('shop')).toBe(true)
    expect(workspace.project?.handle).toBe('second-handle')
  })

  it.each(['save', 'keep-draft'] as const)('asks about unsaved texts, and goes on after %s', async (choice) => {
    const { host, workspace, opening } = await opened()
    workspace.typeText('compose.yaml', [{ offset: 0, length: 0, newText: '# mine\n' }])
    const done = opening.openSample('shop')
    await settle()
    expect(workspace.project?.handle).toBe(project)
    opening.question?.(choice)
    expect(await done).toBe(true)
    expect(workspace.project?.handle).toBe('second-handle')
    expect(host.calls.some(({ method }) => method === 'files.save')).toBe(choice === 'save')
    expect(host.calls.some(({ method, input }) => method === 'drafts.put' && JSON.stringify(input).includes('# mine'))).toBe(choice === 'keep-draft')
  })

  it('stays where the person cancels, or where saving fails', async () => {
    const { workspace, opening } = await opened({ 'files.save': () => [{ path: 'compose.yaml', status: 'failed', error: { code: 'DISK_FULL', message: 'Full.', data: {} } }] })
    workspace.typeText('compose.yaml', [{ offset: 0, length: 0, newText: '# mine\n' }])
    for (const choice of ['cancel', 'save'] as const) {
      const done = opening.openSample('shop')
      await settle()
      opening.question?.(choice)
      expect(await done).toBe(false)
      expect(workspace.project?.handle).toBe(project)
      expect(workspace.files.get('compose.yaml')?.text).toContain('# mine')
    }
  })

  it('keeps what is open where the other cannot be, and says why at the place', async () => {
    const { workspace, opening } = await opened({
      'projects.openSample': () => {
        throw new HostError('NO_COMPOSE_FILE', 'There is no compose file.')
      },
    })
    expect(await opening.openSample('shop')).toBe(false)
    expect(opening.failure).toMatchObject({ place: 'sample:shop', error: { code: 'NO_COMPOSE_FILE' } })
    expect(opening.busy).toBeNull()
    expect(workspace.project?.handle).toBe(project)
  })

  it('shows the project that the host wants shown, and closes it again where it may not', async () => {
    const { host, workspace, opening } = await opened()
    workspace.typeText('compose.yaml', [{ offset: 0, length: 0, newText: '#' }])
    host.emit('app.openProject', second)
    await settle()
    opening.question?.('cancel')
    await vi.waitFor(() => expect(host.calls.at(-1)).toEqual({ method: 'projects.close', input: { project: 'second-handle' } }))
    expect(workspace.project?.handle).toBe(project)
  })
})
