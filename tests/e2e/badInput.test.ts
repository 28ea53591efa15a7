import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync, chmodSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { chromiumProgram } from '../support/chromiumProgram'
import { launch } from './support/shells'
import { temporaryFolder } from './support/temporaryFolder'

const good = 'services:\n  web:\n    image: nginx:1.27\n'

interface Case {
  readonly name: string
  /** Makes the compose file in the folder. */
  make(file: string): void
  /** What the person reads. */
  says: RegExp
}

/** Texts that open, with the error at its place, and the graph not to be edited. */
const brokenTexts: readonly Case[] = [
  { name: 'a quote that is not closed', make: (file) => writeFileSync(file, 'services:\n  web:\n    image: "nginx\n'), says: /Line 4, column 1:.*quote/ },
  { name: 'a tab as indentation', make: (file) => writeFileSync(file, 'services:\n\tweb:\n\t\timage: nginx\n'), says: /Line 2.*tab/i },
  { name: '10,000 nested brackets', make: (file) => writeFileSync(file, `x: ${'['.repeat(10_000)}${']'.repeat(10_000)}\n`), says: /nested|deep/i },
  {
    name: 'an alias bomb',
    make: (file) => writeFileSync(file, `a0: &a0 [x, x, x, x, x, x, x, x, x]\n${Array.from({ length: 9 }, (_, level) => `a${level + 1}: &a${level + 1} [${Array(9).fill(`*a${level}`).join(', ')}]`).join('\n')}\nservices: *a9\n`),
    says: /alias/i,
  },
]

/** Things that are not opened, and why. */
const unopenable: readonly Case[] = [
  { name: 'a file of 60 MB', make: (file) => writeFileSync(file, Buffer.alloc(60 * 1024 * 1024, '# padding\n')), says: /has 60 MB.*up to \d+ MB/ },
  { name: 'a named pipe', make: (file) => void execFileSync('mkfifo', [file]), says: /pipe|not a regular file|no file/i },
  { name: 'a folder in the place of the file', make: (file) => mkdirSync(file), says: /folder/i },
  { name: 'a link out of the folder to a device', make: (file) => symlinkSync('/dev/zero', file), says: /leads out of the project/ },
  { name: 'bytes that are no UTF-8', make: (file) => writeFileSync(file, Buffer.from([0xff, 0xfe, 0x73, 0x00])), says: /UTF-8|text/i },
]

describe.skipIf(chromiumProgram === undefined)('bad input', () => {
  for (const { name, make, says } of brokenTexts)
    it(`opens ${name}: text and error shown, nothing editable, nothing written`, async () => {
      const file = join(temporaryFolder(), 'compose.yaml')
      make(file)
      const before = readFileSync(file)
      const { app } = await launch('web', { path: file })
      await app.page.getByText(says).first().waitFor()
      await app.source.waitFor()
      await app.picture(`bad-${name}`)
      await app.page.locator('[data-palette-item="network"]').click()
      await app.press('Control+s')
      await app.page.waitForTimeout(300)
      expect(await app.page.locator('.vue-flow__node[data-id="network:network"]').count()).toBe(0)
      expect(readFileSync(file).equals(before)).toBe(true)
    })

  for (const { name, make, says } of unopenable)
    it(`says why ${name} is not opened, and goes on`, async () => {
      const folder = temporaryFolder()
      const file = join(folder, 'compose.yaml')
      make(file)
      const { app } = await launch('web', { path: folder })
      await app.page.getByText(says).first().waitFor()
      await app.picture(`bad-${name}`)
      await app.openSample('front-api-db')
    })

  it('shows a text that broke while it was typed over the last good graph, greyed, and takes it back', async () => {
    const file = join(temporaryFolder(), 'compose.yaml')
    writeFileSync(file, good)
    const { app } = await launch('web', { path: file })
    await app.opened()
    await app.button('Show source').click()
    await app.source.click()
    await app.press('Control+Home')
    await app.page.keyboard.type('"')
    await app.page.getByText('The compose file has an error').waitFor()
    await app.node('service:web').waitFor()
    await app.picture('bad-typed')
    await app.press('Control+z')
    await app.page.getByText('The compose file has an error').waitFor({ state: 'detached' })
    expect(readFileSync(file, 'utf8')).toBe(good)
  })

  it('does not change a read-only file, and says so', async () => {
    const file = join(temporaryFolder(), 'compose.yaml')
    writeFileSync(file, good)
    chmodSync(file, 0o444)
    const { app } = await launch('web', { path: file })
    await app.opened()
    await app.page.locator('[data-palette-item="network"]').click()
    await app.page.getByText('compose.yaml cannot be written').first().waitFor()
    expect(readFileSync(file, 'utf8')).toBe(good)
  })

  it.skipIf(process.getuid?.() !== 0 || process.platform !== 'linux')('keeps the old file whole when the disk is full, and the changes in the app', async () => {
    const folder = temporaryFolder()
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder])
    try {
      const file = join(folder, 'compose.yaml')
      const text = `${good}${'# a comment to fill the disk\n'.repeat(1200)}`
      writeFileSync(file, text)
      const { app } = await launch('web', { path: file })
      await app.opened()
      await app.addFromPalette('network')
      await app.press('Control+s')
      await app.page.getByText(/disk is full|no room/i).first().waitFor()
      await app.picture('bad-disk-full')
      expect(readFileSync(file, 'utf8')).toBe(text)
      expect(await app.button('Save').isEnabled()).toBe(true)
    } finally {
      execFileSync('umount', ['-l', folder])
    }
  })

  it('designs without an engine, and says what to do', async () => {
    const file = join(temporaryFolder(), 'compose.yaml')
    writeFileSync(file, good)
    const { app } = await launch('web', { path: file, environment: { DOCKER_HOST: 'unix:///nonexistent/docker.sock' } })
    await app.opened()
    await app.page.getByRole('button', { name: /Docker/ }).first().click()
    await app.page.getByText(/Start Docker/).first().waitFor()
    await app.picture('bad-no-engine')
    expect(await app.button('Up').isDisabled()).toBe(true)
    await app.press('Escape')
    await app.page.locator('[data-palette-item="network"]').click()
    await app.node('network:network').waitFor()
  })
})
