import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { chromiumProgram } from '../support/chromiumProgram'
import { launch } from './support/shells'
import type { StackyardPage } from './support/StackyardPage'
import { temporaryFolder } from './support/temporaryFolder'

const text = `services:
  web:
    image: nginx:1.27 # pinned
    ports:
      - "8080:80"
    depends_on: [api]

  # owned by team blue
  api:
    image: node:22-alpine
    volumes:
      - data:/data

volumes:
  data:
`

async function opened(content: string): Promise<{ readonly app: StackyardPage; readonly saved: () => Promise<string> }> {
  const file = join(temporaryFolder(), 'compose.yaml')
  writeFileSync(file, content)
  const { app } = await launch('web', { path: file })
  await app.opened()
  return { app, saved: () => save(app, file) }
}

async function save(app: StackyardPage, file: string): Promise<string> {
  await app.press('Control+s')
  await app.page.getByText(/^Saved/).first().waitFor()
  return readFileSync(file, 'utf8')
}

describe.skipIf(chromiumProgram === undefined)('parts of other stacks', () => {
  it('are copied and pasted as text, names, ports and relations settled; undone as one step', async () => {
    const { app, saved } = await opened(text)
    await app.select('service:web')
    await app.page.keyboard.down('Shift')
    await app.select('service:api')
    await app.page.keyboard.up('Shift')
    await app.press('Control+c')
    await app.press('Control+v')
    await app.node('service:api-2').waitFor()
    expect(await app.overlap('service:web', 'service:web-2')).toBe(false)
    expect(await saved()).toBe(
      text.replace('\nvolumes:\n  data:\n', '\n  web-2:\n    image: nginx:1.27 # pinned\n    ports:\n      - "8081:80"\n    depends_on: [api-2]\n\n  # owned by team blue\n  api-2:\n    image: node:22-alpine\n    volumes:\n      - data-2:/data\n\nvolumes:\n  data:\n  data-2:\n'),
    )
    await app.press('Control+z')
    await app.node('service:api-2').waitFor({ state: 'detached' })
  })

  it('begin a project in a chosen folder, are imported from a command, and added as a stack, after they were shown', async () => {
    const home = temporaryFolder()
    mkdirSync(join(home, 'shop'))
    const { app } = await launch('web', { environment: { HOME: home } })
    await app.button('Import…').click()
    await app.page.locator('#import-text').fill('# Ours\nservices:\n  web:\n    image: nginx:1.27\n')
    await app.button('Choose its folder…').click()
    await app.page.getByRole('dialog').getByText('shop', { exact: true }).click()
    await app.page.getByRole('dialog').getByText(/shop$/).waitFor()
    await app.button('Start here').click()
    await app.node('service:web').waitFor()
    await app.button('Stackyard menu').click()
    await app.page.getByRole('menuitem', { name: 'Import…' }).click()
    await app.page.locator('#import-text').fill('FROM node:22-alpine\nEXPOSE 3000\n')
    await app.page.getByText('127.0.0.1:3000:3000').waitFor()
    await app.page.locator('#import-text').fill('docker run -d --rm --name cache -p 6379:6379 redis:7-alpine')
    await app.page.getByText('--rm', { exact: true }).waitFor()
    await app.button('Add to the project').click()
    await app.node('service:cache').waitFor()
    await app.page.locator('[data-palette-group="templates"] .fold').click()
    await app.dragFromPaletteTo('template:registry', 'service:web')
    await app.page.getByText('web depends on registry').waitFor()
    await app.button('Add to the project').click()
    await app.node('service:registry').waitFor()
    const after = await save(app, join(home, 'shop', 'compose.yaml'))
    expect(after).toMatch(/^# Ours\nservices:\n {2}web:\n {4}image: nginx:1.27\n/)
    expect(after).toContain('  cache:\n    image: redis:7-alpine\n    container_name: cache\n    ports:\n      - "6379:6379"\n')
    expect(after).toContain('    depends_on:\n      registry:\n        condition: service_healthy\n')
    expect(after).toContain('      # Lets images be deleted; `registry garbage-collect` frees the room they took.\n')

    await app.press('Control+Shift+e')
    await app.page.getByRole('img', { name: /^The graph of shop/ }).waitFor()
    const exported = async (): Promise<Buffer> => {
      const [download] = await Promise.all([app.page.waitForEvent('download'), app.button('Save…').click()])
      return readFileSync(await download.path())
    }
    expect((await exported()).toString()).toContain('data-id="depends_on:service:web-&gt;service:registry"')
    await app.page.getByRole('combobox', { name: 'Format' }).click()
    await app.page.getByRole('option', { name: 'PNG picture' }).click()
    const png = await exported()
    expect(png.subarray(1, 4).toString()).toBe('PNG')
    expect(png.length).toBeGreaterThan(10_000)
  })
})
