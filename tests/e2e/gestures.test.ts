import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { diffLines } from 'diff'
import { beforeEach, describe, expect, it } from 'vitest'
import { chromiumProgram } from '../support/chromiumProgram'
import { launch, shells } from './support/shells'
import type { StackyardPage } from './support/StackyardPage'
import { temporaryFolder } from './support/temporaryFolder'

const text = `# the shop
services:
  web:
    image: nginx:1.27 # pinned
    depends_on: [api]

  # owned by team blue
  api:
    image: node:22-alpine
    networks:
      - back

  db:
    image: postgres:17-alpine
    networks:
      - back

volumes:
  data:

networks:
  back:
`

function changes(after: string): { readonly removed: readonly string[]; readonly added: readonly string[] } {
  const parts = diffLines(text, after)
  const lines = (wanted: 'added' | 'removed') => parts.filter((part) => part[wanted]).flatMap((part) => part.value.split('\n').filter((line) => line.trim() !== ''))
  return { removed: lines('removed'), added: lines('added') }
}

describe.skipIf(chromiumProgram === undefined).each(shells)('a gesture becomes the lines it must (%s)', (shell) => {
  let app: StackyardPage
  let file: string

  beforeEach(async () => {
    file = join(temporaryFolder(), 'compose.yaml')
    writeFileSync(file, text)
    app = (await launch(shell, { path: file })).app
    await app.opened()
    await app.node('service:db').waitFor()
  })

  async function saved(): Promise<ReturnType<typeof changes>> {
    await app.press('Control+s')
    await app.page.getByText(/^Saved/).first().waitFor()
    return changes(readFileSync(file, 'utf8'))
  }

  it('a line from a volume to a service asks for the path', async () => {
    await app.drawLine('volume:data', 'service:db')
    const dialog = app.page.getByRole('dialog')
    await expect.poll(() => dialog.getByRole('textbox').inputValue()).toBe('/var/lib/postgresql/data')
    await app.picture(`gesture-mount-${shell}`)
    await dialog.getByRole('button', { name: 'Mount' }).click()
    expect(await saved()).toEqual({ removed: [], added: ['    volumes:', '      - data:/var/lib/postgresql/data'] })
  })

  it('a line between services asks for the condition, and changes the form of the list only where it must', async () => {
    await app.drawLine('service:web', 'service:db')
    await app.page.locator('[data-condition="service_started"]').click()
    expect(await saved()).toEqual({ removed: ['    depends_on: [api]'], added: ['    depends_on: [api, db]'] })
  })

  it('an env file dropped on a service is named there', async () => {
    await app.page.locator('[data-palette-item="env_file"]').dragTo(app.node('service:api'))
    await app.node('env_file:./api.env').waitFor()
    await app.press('Escape')
    expect(await saved()).toEqual({ removed: [], added: [expect.stringMatching(/^ {4}env_file:/)] })
  })

  it('a network dropped on a service attaches it', async () => {
    await app.page.locator('[data-palette-item="network"]').dragTo(app.node('service:api'))
    await app.node('network:network').waitFor()
    await app.press('Escape')
    expect(await saved()).toEqual({ removed: [], added: ['      - network', '  network:'] })
  })

  it('a rename follows every reference, and the comments stay', async () => {
    await app.select('service:api')
    await app.press('F2')
    await app.page.getByLabel('New name of api').fill('backend')
    await app.press('Enter')
    await app.node('service:backend').waitFor()
    expect(await saved()).toEqual({ removed: ['    depends_on: [api]', '  api:'], added: ['    depends_on: [backend]', '  backend:'] })
  })

  it('a removal says what goes with it, and takes that along', async () => {
    await app.select('service:api')
    await app.press('Delete')
    const dialog = app.page.getByRole('dialog')
    await dialog.getByText('web').first().waitFor()
    await app.picture(`gesture-remove-${shell}`)
    await dialog.getByRole('button', { name: /Remove|Delete/ }).last().click()
    await app.node('service:api').waitFor({ state: 'detached' })
    const { removed, added } = await saved()
    expect(added).toEqual([])
    expect(removed).toEqual(['    depends_on: [api]', '  # owned by team blue', '  api:', '    image: node:22-alpine', '    networks:', '      - back'])
  })

  it('typing and drawing share one history, and the selection goes both ways', async () => {
    await app.button('Show source').click()
    await app.select('service:api')
    await app.page.locator('.cm-line', { hasText: 'image: postgres:17-alpine' }).click()
    await app.inspector.getByRole('heading', { name: 'db' }).waitFor()
    await app.press('End')
    await app.page.keyboard.type('3')
    await app.node('service:db').getByText('postgres:17-alpine3').waitFor()
    await app.addFromPalette('volume')
    await app.source.getByText('data-2:').waitFor()
    await app.picture(`gesture-source-${shell}`)
    await app.button('Undo').last().click()
    await app.source.getByText('data-2:').waitFor({ state: 'detached' })
    await app.button('Undo').last().click()
    await app.node('service:db').getByText('postgres:17-alpine', { exact: true }).waitFor()
    await expect.poll(() => app.button('Save').isDisabled()).toBe(true)
  })
})
