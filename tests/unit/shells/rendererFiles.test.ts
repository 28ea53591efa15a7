import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readRendererFiles } from '@main/shells/rendererFiles'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stackyard-renderer-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

it('lists files by their address and leaves out links and strange kinds', async () => {
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<html>')
  writeFileSync(join(folder, 'assets/index-1.js'), 'run()')
  writeFileSync(join(folder, 'assets/secret.key'), 'secret')
  symlinkSync('/etc/passwd', join(folder, 'assets/passwd.json'))
  symlinkSync('/etc', join(folder, 'etc'))
  const files = await readRendererFiles(folder)
  expect([...files.keys()].sort()).toEqual(['/assets/index-1.js', '/index.html'])
  expect(files.get('/assets/index-1.js')).toEqual({ type: 'text/javascript; charset=utf-8', body: Buffer.from('run()') })
})

it('says what to do where nothing was built', async () => {
  await expect(readRendererFiles(folder)).rejects.toThrow(/npm run build/)
})
