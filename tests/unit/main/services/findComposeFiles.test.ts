import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findComposeFiles } from '@main/services/projects/findComposeFiles'
import { temporaryFolders } from './temporaryFolder'

const newFolder = temporaryFolders()

/** A folder with files; the keys are their paths. */
function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = newFolder()
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

const codes = (found: { readonly warnings: readonly { readonly code: string }[] }) => found.warnings.map((warning) => warning.code)

describe('findComposeFiles', () => {
  it('begins a project in the folder itself where it is asked to, and never over a file that is there', async () => {
    const folder = folderOf({ 'compose.yaml': '', 'new/readme': '', 'old/docker-compose.yml': '' })
    expect(await findComposeFiles(join(folder, 'new'), {})).toMatchObject({ folder, composeFiles: ['compose.yaml'] })
    expect(await findComposeFiles(join(folder, 'new'), {}, { create: true })).toMatchObject({ folder: join(folder, 'new'), folderName: 'new', composeFiles: ['compose.yaml'] })
    expect(await findComposeFiles(join(folder, 'old'), {}, { create: true })).toMatchObject({ composeFiles: ['docker-compose.yml'] })
  })

  it('prefers compose.yaml, then compose.yml, docker-compose.yml, docker-compose.yaml, and names what it leaves', async () => {
    const folder = folderOf({ 'docker-compose.yaml': '', 'docker-compose.yml': '', 'compose.yml': '' })
    const found = await findComposeFiles(folder, {})
    expect(found).toMatchObject({ folder, folderName: basename(folder), composeFiles: ['compose.yml'], name: null, profiles: [] })
    expect(found.warnings).toMatchObject([{ code: 'SEVERAL_COMPOSE_FILES', data: { used: 'compose.yml', unused: 'docker-compose.yml, docker-compose.yaml' } }])
    writeFileSync(join(folder, 'compose.yaml'), '')
    expect((await findComposeFiles(folder, {})).composeFiles).toEqual(['compose.yaml'])
  })

  it('names the override file that could be added, where Compose would look for one', async () => {
    const folder = folderOf({ 'docker-compose.yml': '', 'named/a.yaml': '', 'both/compose.yaml': '', 'both/compose.override.yaml': '' })
    expect(await findComposeFiles(folder, {})).toMatchObject({ overrideFile: 'docker-compose.override.yml' })
    expect(await findComposeFiles(join(folder, 'docker-compose.yml'), {})).toMatchObject({ overrideFile: null })
    expect(await findComposeFiles(join(folder, 'named'), { COMPOSE_FILE: 'a.yaml' })).toMatchObject({ overrideFile: null })
    expect(await findComposeFiles(join(folder, 'both'), {})).toMatchObject({ overrideFile: null })
  })

  it('takes one override file, .yml before .yaml', async () => {
    const folder = folderOf({ 'compose.yaml': '', 'compose.override.yaml': '', 'compose.override.yml': '' })
    const found = await findComposeFiles(folder, {})
    expect(found.composeFiles).toEqual(['compose.yaml', 'compose.override.yml'])
    expect(codes(found)).toEqual(['SEVERAL_COMPOSE_FILES'])
  })

  it('takes docker-compose.override.yml beside compose.yaml, as Compose does', async () => {
    const folder = folderOf({ 'compose.yaml': '', 'docker-compose.override.yml': '' })
    expect((await findComposeFiles(folder, {})).composeFiles).toEqual(['compose.yaml', 'docker-compose.override.yml'])
  })

  it('searches the folders above', async () => {
    const folder = folderOf({ 'compose.yaml': '', 'src/deep/file.txt': '', '.env': 'COMPOSE_PROJECT_NAME=shop\n' })
    expect(await findComposeFiles(join(folder, 'src', 'deep'), {})).toMatchObject({ folder, composeFiles: ['compose.yaml'], name: 'shop' })
  })

  it('opens a file alone, without its override', async () => {
    const folder = folderOf({ 'compose.yaml': '', 'compose.override.yaml': '', 'stack.yml': '' })
    expect(await findComposeFiles(join(folder, 'stack.yml'), { COMPOSE_FILE: 'other.yml' })).toMatchObject({ folder, composeFiles: ['stack.yml'] })
  })

  it('follows COMPOSE_FILE of .env, with its separator', async () => {
    const folder = folderOf({ 'base.yml': '', 'local.yml': '', 'compose.yaml': '', '.env': 'COMPOSE_PATH_SEPARATOR=,\nCOMPOSE_FILE=base.yml,local.yml\nCOMPOSE_PROFILES=debug, test\n' })
    expect(await findComposeFiles(folder, {})).toMatchObject({ composeFiles: ['base.yml', 'local.yml'], profiles: ['debug', 'test'], warnings: [] })
  })

  it('lets the environment beat .env', async () => {
    const folder = folderOf({ 'base.yml': '', 'compose.yaml': '', '.env': 'COMPOSE_FILE=compose.yaml\nCOMPOSE_PROJECT_NAME=one\nCOMPOSE_PROFILES=a\n' })
    expect(await findComposeFiles(folder, { COMPOSE_FILE: 'base.yml', COMPOSE_PROJECT_NAME: 'two', COMPOSE_PROFILES: 'b' })).toMatchObject({ composeFiles: ['base.yml'], name: 'two', profiles: ['b'] })
  })

  it('takes the folder of the first file of COMPOSE_FILE for the project folder', async () => {
    const folder = folderOf({ 'docker/base.yml': '', 'docker/more/local.yml': '', 'docker/.env': 'COMPOSE_PROJECT_NAME=inner\n', '.env': 'COMPOSE_FILE=docker/base.yml:docker/more/local.yml\n' })
    const found = await findComposeFiles(folder, {})
    expect(found).toMatchObject({ folder: join(folder, 'docker'), folderName: 'docker', composeFiles: ['base.yml', 'more/local.yml'], name: 'inner' })
    expect(codes(found)).toEqual(['ENV_FILE_ELSEWHERE'])
  })

  it('does not open what COMPOSE_FILE names outside, and says so', async () => {
    const outside = folderOf({ 'theirs.yml': '' })
    const folder = folderOf({ 'compose.yaml': '', '.env': `COMPOSE_FILE=compose.yaml:../${basename(outside)}/theirs.yml:${join(outside, 'theirs.yml')}:gone.yml\n` })
    const found = await findComposeFiles(folder, {})
    expect(found.composeFiles).toEqual(['compose.yaml'])
    expect(codes(found)).toEqual(['COMPOSE_FILE_OUTSIDE', 'COMPOSE_FILE_OUTSIDE', 'COMPOSE_FILE_MISSING'])
  })

  it('falls back to the default files, with a warning, where COMPOSE_FILE names nothing there', async () => {
    const folder = folderOf({ 'compose.yaml': '' })
    const found = await findComposeFiles(folder, { COMPOSE_FILE: 'gone.yml' })
    expect(found.composeFiles).toEqual(['compose.yaml'])
    expect(codes(found)).toEqual(['COMPOSE_FILE_MISSING'])
  })

  it('leaves out a project name that Compose refuses', async () => {
    const found = await findComposeFiles(folderOf({ 'compose.yaml': '' }), { COMPOSE_PROJECT_NAME: 'My Shop' })
    expect(found.name).toBeNull()
    expect(codes(found)).toEqual(['PROJECT_NAME_INVALID'])
  })

  it('warns of an .env with a fault, one that leads out, and one that is no file', async () => {
    expect((await findComposeFiles(folderOf({ 'compose.yaml': '', '.env': 'OK=1\n"bad" name=2\n' }), {})).warnings).toMatchObject([{ code: 'ENV_FILE_FAULT', data: { line: '2' } }])
    const folder = folderOf({ 'compose.yaml': '' })
    symlinkSync('/etc/hostname', join(folder, '.env'))
    expect((await findComposeFiles(folder, {})).warnings).toMatchObject([{ code: 'ENV_FILE_UNREADABLE', data: { reason: 'OUTSIDE_PROJECT' } }])
    const other = folderOf({ 'compose.yaml': '', '.env/file': '' })
    expect((await findComposeFiles(other, {})).warnings).toMatchObject([{ code: 'ENV_FILE_UNREADABLE', data: { reason: 'NOT_A_FILE' } }])
  })

  it('says where it looked when there is no compose file', async () => {
    const folder = newFolder()
    await expect(findComposeFiles(folder, {})).rejects.toMatchObject({ code: 'NO_COMPOSE_FILE', data: { folder } })
    await expect(findComposeFiles(join(folder, 'gone'), {})).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(findComposeFiles('/dev/null', {})).rejects.toMatchObject({ code: 'NOT_A_FILE' })
  })
})
