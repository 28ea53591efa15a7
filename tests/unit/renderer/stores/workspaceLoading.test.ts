import { describe, expect, it, vi } from 'vitest'
import { HostError } from '@contract/errors'
import { useWorkspaceStore } from '@renderer/stores/workspace.store'
import { diskFile, etagOf, project, provideStores, snapshotOf, workspaceHost } from './appStores'

const path = 'compose.yaml'

async function opened(text: string, answers: Parameters<typeof workspaceHost>[0]) {
  const host = workspaceHost(answers)
  provideStores(host)
  const workspace = useWorkspaceStore()
  await workspace.open(snapshotOf([diskFile(path, text)]))
  await vi.waitFor(() => expect(host.calls.length).toBeGreaterThan(0))
  await new Promise((resolve) => setTimeout(resolve))
  const asked = () => host.calls.filter(({ method }) => method === 'files.read').map(({ input }) => (input as { path: string }).path)
  return { host, workspace, asked }
}

const withEnvFile = 'services:\n  web:\n    image: nginx\n    env_file: api.env\n'

describe('files that the project names', () => {
  it('are read once and analysed', async () => {
    const { workspace, asked } = await opened(withEnvFile, {
      'files.read': ({ path: name }) => {
        if (name !== 'api.env') throw new HostError('NOT_FOUND', 'Not there.')
        return diskFile(name, 'A=1\n', { role: 'other' })
      },
    })
    expect(asked().filter((name) => name === 'api.env')).toHaveLength(1)
    expect(workspace.files.get('api.env')).toMatchObject({ text: 'A=1\n', role: 'env_file' })
    expect(workspace.analysis?.input.files.get('api.env')).toMatchObject({ kind: 'text', text: 'A=1\n' })
    workspace.setProfiles(['dev'])
    expect(asked().filter((name) => name === 'api.env')).toHaveLength(1)
  })

  it('that are not there are absent, until the host says that they appeared', async () => {
    let exists = false
    const { host, workspace } = await opened(withEnvFile, {
      'files.read': ({ path: name }) => {
        if (!exists) throw new HostError('NOT_FOUND', 'Not there.')
        return diskFile(name, 'A=1\n')
      },
    })
    expect(workspace.analysis?.input.files.get('api.env')).toEqual({ kind: 'absent', reason: 'not-found' })
    exists = true
    host.emit('files.changed', { project, path: 'api.env', text: 'A=1\n', etag: etagOf('A=1\n') })
    await vi.waitFor(() => expect(workspace.files.get('api.env')?.text).toBe('A=1\n'))
  })

  it('outside the folder are not asked for, and after trust only once more', async () => {
    const { workspace, asked } = await opened('services:\n  web:\n    image: nginx\n    env_file: ../secret.env\n', {})
    expect(asked().filter((name) => name.includes('secret'))).toEqual([])
    expect([...(workspace.analysis?.input.files.values() ?? [])]).toContainEqual({ kind: 'absent', reason: 'outside-project' })
    await workspace.trust()
    expect(workspace.project?.trusted).toBe(true)
  })
})

describe('variables', () => {
  it('get the value that the host has', async () => {
    const { workspace } = await opened('services:\n  web:\n    image: nginx:${TAG:-1}\n', { 'projects.environment': () => ({ TAG: '1.27' }) })
    await vi.waitFor(() => expect(workspace.analysis?.graph.nodes[0]).toMatchObject({ image: 'nginx:1.27' }))
  })
})
