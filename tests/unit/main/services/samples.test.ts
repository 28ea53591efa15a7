import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { resolveProject } from '@core/resolve/resolveProject'
import { openServices } from './openedServices'

const samplesFolder = resolve(import.meta.dirname, '../../../../resources/samples')

describe('samples', () => {
  it('are the five that the start screen has words for', async () => {
    const host = await openServices()
    expect((await host.invoke('projects.samples', {})).map(({ id }) => id)).toEqual(['front-api-db', 'wordpress', 'queue-worker', 'monitoring', 'shop'])
    expect(readdirSync(samplesFolder).sort()).toEqual(['front-api-db', 'index.json', 'monitoring', 'queue-worker', 'shop', 'wordpress'])
  })

  it.each(['front-api-db', 'wordpress', 'queue-worker', 'monitoring', 'shop'])('%s is copied, trusted, and means what its card says', async (id) => {
    const host = await openServices()
    const project = await host.invoke('projects.openSample', { id })
    expect(project).toMatchObject({ folderName: id, composeFiles: ['compose.yaml'], trusted: true, warnings: [] })
    const listed = (await host.invoke('projects.samples', {})).find((sample) => sample.id === id)
    const files = new Map(project.files.map(({ path, text }) => [path, { kind: 'text' as const, text }]))
    for (const name of readdirSync(join(samplesFolder, id)).filter((each) => each.endsWith('.env'))) files.set(name, { kind: 'text', text: readFileSync(join(samplesFolder, id, name), 'utf8') })
    const resolved = resolveProject({ name: project.name, folderName: id, composeFiles: project.composeFiles, files, environment: {}, profiles: [] })
    expect(resolved.problems).toEqual([])
    expect(resolved.missing).toEqual([])
    expect([...resolved.services.keys()].sort()).toEqual([...(listed?.services ?? [])].sort())
  })

  it('never touch a copy that is there', async () => {
    const host = await openServices()
    await host.invoke('projects.openSample', { id: 'wordpress' })
    const mine = join(host.folder, 'Stackyard/wordpress/compose.yaml')
    writeFileSync(mine, 'mine: true\n')
    expect((await host.invoke('projects.openSample', { id: 'wordpress' })).folderName).toBe('wordpress-2')
    expect(readFileSync(mine, 'utf8')).toBe('mine: true\n')
  })

  it('are named by their id alone', async () => {
    const host = await openServices()
    for (const id of ['../samples/shop', 'gone', '', '.']) await expect(host.invoke('projects.openSample', { id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})
