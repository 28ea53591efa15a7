import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ComposeModelReader } from '@main/services/projects/composeModel'
import { findComposeFiles } from '@main/services/projects/findComposeFiles'
import { temporaryFolders } from './temporaryFolder'

const newFolder = temporaryFolders()

async function modelOf(files: Readonly<Record<string, string>>, environment: NodeJS.ProcessEnv = {}) {
  const folder = join(newFolder(), 'My Shop')
  mkdirSync(folder)
  const write = (path: string, text: string) => writeFileSync(join(folder, path), text)
  for (const [path, text] of Object.entries(files)) write(path, text)
  const reader = new ComposeModelReader(environment)
  const location = await findComposeFiles(folder, environment)
  return { write, read: () => reader.read(location), model: await reader.read(location) }
}

describe('ComposeModelReader', () => {
  it.each([
    ['the folder', {}, {}, 'myshop'],
    ['the last `name`', { 'compose.yaml': 'name: one\n', 'compose.override.yaml': 'name: two\n' }, {}, 'two'],
    ['a variable', { 'compose.yaml': 'name: shop-${STAGE:-dev}\n', '.env': 'STAGE=test\n' }, {}, 'shop-test'],
    ['a variable that the environment sets', { 'compose.yaml': 'name: shop-${STAGE:-dev}\n', '.env': 'STAGE=test\n' }, { STAGE: 'live' }, 'shop-live'],
    ['COMPOSE_PROJECT_NAME', { 'compose.yaml': 'name: one\n', '.env': 'COMPOSE_PROJECT_NAME=three\n' }, {}, 'three'],
    ['the folder, of a broken file', { 'compose.yaml': 'name: one\n\tservices: [\n' }, {}, 'myshop'],
  ])('takes the name from %s', async (_, files, environment, name) => {
    expect((await modelOf({ 'compose.yaml': 'services: {}\n', ...files }, environment)).model.projectName).toBe(name)
  })

  it('knows services with their container and image, through merge keys, quotes and override files', async () => {
    const { model } = await modelOf({
      'compose.yaml': 'x-a: &a {image: "app:${TAG:-1}"}\nservices:\n  "web.one": {<<: *a}\n  db: {image: postgres, container_name: data}\n  __proto__: {image: odd}\n',
      'compose.override.yaml': 'services: {db: {image: "postgres:17"}}\n',
    })
    expect([...model.services]).toEqual([
      ['web.one', { containerName: null, image: 'app:1' }],
      ['db', { containerName: 'data', image: 'postgres:17' }],
      ['__proto__', { containerName: null, image: 'odd' }],
    ])
  })

  it('gives the same model until a text changes, then the new one', async () => {
    const { model, read, write } = await modelOf({ 'compose.yaml': 'name: one\nservices: {web: {}}\n' })
    expect(await read()).toBe(model)
    write('compose.yaml', 'name: two\nservices: {web: {}, db: {}}\n')
    const after = await read()
    expect(after.projectName).toBe('two')
    expect([...after.services.keys()]).toEqual(['web', 'db'])
  })
})
