import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { etagOf } from '@main/services/files/readTextFile'
import { saveFile } from '@main/services/files/saveFile'

const root = resolve(import.meta.dirname, '../../..')
let folder = ''
beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'stackyard-saver-')))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const etag = (text: string) => etagOf(Buffer.from(text))

describe('the saver', () => {
  it('leaves the old text or the new one, whole, however often it is killed', async () => {
    await build({
      configFile: false,
      logLevel: 'error',
      resolve: { alias: { '@core': join(root, 'src/core'), '@contract': join(root, 'src/contract'), '@main': join(root, 'src/main') } },
      ssr: { noExternal: true },
      build: { ssr: join(import.meta.dirname, 'saverProcess.ts'), outDir: join(folder, 'built'), target: 'node20', rollupOptions: { output: { format: 'es', entryFileNames: 'saver.mjs' } } },
    })
    const project = join(folder, 'project')
    mkdirSync(project)
    const file = join(project, 'compose.yaml')
    writeFileSync(file, `0\n${'0'.repeat(200_000)}`)
    const kills = 40
    const seen = new Set<string>()
    for (let kill = 0; kill < kills; kill++) {
      const child = spawn(process.execPath, [join(folder, 'built/saver.mjs'), project, join(folder, 'backups')], { stdio: ['ignore', 'pipe', 'inherit'] })
      await Promise.race([once(child.stdout, 'data'), once(child, 'exit').then(() => Promise.reject(new Error('the saver ended by itself')))])
      await new Promise((done) => setTimeout(done, (kill * 7) % 29))
      child.kill('SIGKILL')
      await once(child, 'exit')
      const [head = '', body = ''] = readFileSync(file, 'utf8').split('\n')
      expect(head).toMatch(/^\d$/)
      expect(body === head.repeat(200_000)).toBe(true)
      seen.add(head)
    }
    expect(seen.size).toBeGreaterThan(1)
    const left = readdirSync(project).filter((name) => name !== 'compose.yaml')
    expect(left.every((name) => /^\.stackyard-\d+-[0-9a-f]{16}\.tmp$/.test(name))).toBe(true)
  })

  it.skipIf(process.platform !== 'linux' || process.getuid?.() !== 0)('keeps the old file whole on a full disk, and says so', async () => {
    const disk = join(folder, 'disk')
    mkdirSync(disk)
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', disk])
    try {
      const old = 'a'.repeat(100_000)
      writeFileSync(join(disk, 'compose.yaml'), old)
      const save = (text: string, mode: 'safe' | 'in-place' = 'safe') => saveFile({ folder: disk, path: 'compose.yaml', text, baseEtag: etag(old), mode, backupFolder: join(folder, 'backups') })
      expect(await save('b'.repeat(200_000))).toMatchObject({ status: 'failed', error: { code: 'DISK_FULL' } })
      expect(readFileSync(join(disk, 'compose.yaml'), 'utf8')).toBe(old)
      expect(readdirSync(disk)).toEqual(['compose.yaml'])

      execFileSync('ln', [join(disk, 'compose.yaml'), join(disk, 'link.yaml')])
      expect(await save('b'.repeat(400_000), 'in-place')).toMatchObject({ status: 'failed', error: { code: 'DISK_FULL' } })
      expect(readFileSync(join(disk, 'compose.yaml'), 'utf8')).toBe(old)
      execFileSync('rm', [join(disk, 'link.yaml')])

      expect(await save('b'.repeat(50_000))).toMatchObject({ status: 'saved' })
      expect(readFileSync(join(disk, 'compose.yaml'), 'utf8')).toBe('b'.repeat(50_000))
    } finally {
      execFileSync('umount', [disk])
    }
  })

  it.skipIf(process.platform !== 'linux' || process.getuid?.() !== 0)('says that a disk takes no changes', async () => {
    const disk = join(folder, 'read-only')
    mkdirSync(disk)
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', disk])
    try {
      writeFileSync(join(disk, 'compose.yaml'), 'a')
      execFileSync('mount', ['-o', 'remount,ro', disk])
      expect(await saveFile({ folder: disk, path: 'compose.yaml', text: 'b', baseEtag: etag('a'), backupFolder: join(folder, 'backups') })).toMatchObject({ status: 'failed', error: { code: 'READ_ONLY' } })
      expect(await saveFile({ folder: disk, path: '.env', text: 'b', baseEtag: null, backupFolder: join(folder, 'backups') })).toMatchObject({ status: 'failed', error: { code: 'READ_ONLY' } })
    } finally {
      execFileSync('umount', [disk])
    }
  })
})
