import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { execa } from 'execa'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { appFolders } from '@main/shells/appFolders'
import { projectFolder } from '../../support/appProcess'

/** What `@electron/fuses` looks for in Electron's binary: a mark, the version, the number of fuses, and the fuses. */
const fuses = Buffer.concat([Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'), Buffer.from([1, 8]), Buffer.from('10111001')])

interface ArchiveFolder {
  readonly files: Readonly<Record<string, ArchiveFolder | { readonly size: number }>>
}

/** Paths in an asar archive: its header is JSON, with the length 12 bytes in. */
function archivePaths(file: string): string[] {
  const bytes = readFileSync(file)
  const walk = (folder: ArchiveFolder, path: string): string[] => Object.entries(folder.files).flatMap(([name, entry]) => ('files' in entry ? walk(entry, `${path}${name}/`) : [`${path}${name}`]))
  return walk(JSON.parse(bytes.toString('utf8', 16, 16 + bytes.readUInt32LE(12))), '')
}

/**
 * The packager runs with the project's own configuration, on a stand-in for Electron's binary (which has the fuses and
 * nothing else), so that all it does up to the installers themselves is true.
 */
describe('the package', () => {
  let folder: string
  let paths: string[]
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'stackyard-package-'))
    const electron = join(folder, 'electron')
    mkdirSync(join(electron, 'resources'), { recursive: true })
    mkdirSync(join(electron, 'locales'))
    for (const name of ['LICENSE', 'LICENSES.chromium.html', 'version', 'chrome-sandbox', 'chrome_crashpad_handler']) writeFileSync(join(electron, name), '')
    writeFileSync(join(electron, 'electron'), fuses, { mode: 0o755 })
    const builder = join(projectFolder, 'node_modules/electron-builder/cli.js')
    await execa(process.execPath, [builder, '--linux', 'dir', `-c.electronDist=${electron}`, `-c.directories.output=${join(folder, 'dist')}`], { cwd: projectFolder })
    paths = archivePaths(join(folder, 'dist/linux-unpacked/resources/app.asar'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('has the bundles of the window and what they read', () => {
    expect(paths).toEqual(expect.arrayContaining(['package.json', 'out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html', 'resources/icons/256x256.png', 'resources/samples/index.json']))
    const samples = readdirSync(join(projectFolder, 'resources/samples'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    expect(paths.filter((path) => path.startsWith('resources/samples/'))).toHaveLength(samples.length)
    const { resourcesFolder } = appFolders(join(folder, 'dist/linux-unpacked/resources/app.asar/out/main'), {})
    for (const { parentPath, name } of samples) expect(existsSync(join(resourcesFolder, relative(join(projectFolder, 'resources'), parentPath), name)), name).toBe(true)
  })

  it('has every module that the bundles import', () => {
    const scripts = paths.filter((path) => /^out\/main\/.*\.js$/.test(path))
    // The bundles are short: all their imports stand on one line.
    const imported = new Set(scripts.flatMap((path) => [...readFileSync(join(projectFolder, path), 'utf8').matchAll(/\b(?:from|import)\s*\(?["'`]((?:@[\w.-]+\/)?[\w.-][\w./:-]*)["'`]/g)].map(([, name]) => name ?? '')))
    const modules = [...imported].filter((name) => !name.startsWith('.') && name !== 'electron' && !name.startsWith('node:') && !builtinModules.includes(name)).map((name) => name.match(/^(?:@[^/]+\/)?[^/]+/)?.[0] ?? name)
    expect(modules).toEqual(expect.arrayContaining(['chokidar', 'dockerode']))
    expect(modules.filter((name) => !paths.includes(`node_modules/${name}/package.json`))).toEqual([])
  })

  it('has nothing else of ours: no sources, tests, tools or notes', () => {
    const own = paths.filter((path) => !path.startsWith('node_modules/'))
    expect(own.filter((path) => !/^(package\.json|out\/(main|preload|renderer)\/|resources\/(samples|icons)\/)/.test(path))).toEqual([])
    expect(own).not.toContain('out/main/web.js')
    expect(paths.filter((path) => /^node_modules\/(vite|vitest|electron|typescript|playwright-core|electron-builder)\//.test(path))).toEqual([])
  })

  it('has the fuses set', async () => {
    const wire = await getCurrentFuseWire(join(folder, 'dist/linux-unpacked/stackyard'))
    const [off, on] = ['0', '1'].map((digit) => digit.charCodeAt(0))
    expect(wire).toMatchObject({
      [FuseV1Options.RunAsNode]: off,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: off,
      [FuseV1Options.EnableNodeCliInspectArguments]: off,
      [FuseV1Options.GrantFileProtocolExtraPrivileges]: off,
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: on,
      [FuseV1Options.OnlyLoadAppFromAsar]: on,
    })
  })

  it('refuses a configuration with a mistake in it', async () => {
    const config = join(folder, 'wrong.yml')
    writeFileSync(config, readFileSync(join(projectFolder, 'electron-builder.yml'), 'utf8').replace('oneClick:', 'oneclick:'))
    const { exitCode, all } = await execa(process.execPath, [join(projectFolder, 'node_modules/electron-builder/cli.js'), '--linux', 'dir', '--config', config], { cwd: projectFolder, reject: false, all: true })
    expect([exitCode, all]).toEqual([1, expect.stringContaining('configuration.nsis should be')])
  })
})
