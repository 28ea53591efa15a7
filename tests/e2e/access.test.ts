import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { chromiumProgram } from '../support/chromiumProgram'
import { seriousFindings } from './support/axe'
import { launch } from './support/shells'
import type { StackyardPage } from './support/StackyardPage'
import { temporaryFolder } from './support/temporaryFolder'

/** Opens each of the main screens and dialogs in turn; the name says which one is seen. */
async function eachScreen(app: StackyardPage, look: (name: string) => Promise<void>): Promise<void> {
  const { page } = app
  const dialog = page.getByRole('dialog')
  const openedBy = async (name: string, keys: string) => {
    await app.press(keys)
    await dialog.waitFor()
    await look(name)
    await app.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  }
  await look('the project')
  await app.press('o')
  await page.getByRole('tree').waitFor()
  await app.press('ArrowDown')
  await app.press('ArrowRight')
  await look('the outline and the inspector of a service')
  await openedBy('the dialog to connect', 'Shift+C')
  await app.node('service:api').click({ button: 'right', position: { x: 20, y: 12 } })
  await page.getByRole('menu').waitFor()
  await look('the menu of a service')
  await app.press('Escape')
  await page.getByRole('menu').waitFor({ state: 'detached' })
  await openedBy('the import', 'i')
  await app.press('Delete')
  await dialog.waitFor()
  await look('the question before something is removed')
  await app.press('Enter')
  await app.node('service:api').waitFor({ state: 'detached' })
  await app.button('Review').click()
  await dialog.getByRole('button', { pressed: false }).filter({ hasText: 'api' }).first().click()
  await look('the review of one change')
  await app.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await app.press('Control+z')
  await app.node('service:api').waitFor()
  await openedBy('the help', '?')
  await openedBy('the commands', 'Control+k')
  await openedBy('the export', 'Control+Shift+e')
  await app.press('Control+e')
  await app.source.waitFor()
  await look('the source beside the graph')
  await page.setViewportSize({ width: 720, height: 450 })
  await look('a page at 200 %')
  await app.press('Control+i')
  await page.getByRole('complementary').waitFor()
  await look('the inspector over a small canvas')
  await page.setViewportSize({ width: 1440, height: 900 })
}

describe.skipIf(chromiumProgram === undefined)('access', () => {
  it('has no serious finding on the main screens, in light and in dark', { timeout: 90_000 }, async () => {
    const folder = join(temporaryFolder(), 'shop')
    cpSync('resources/samples/front-api-db', folder, { recursive: true })
    const { app } = await launch('web', { path: folder })
    await app.opened()
    await app.node('service:api').waitFor()
    const findings: string[] = []
    for (const colorScheme of ['light', 'dark'] as const) {
      await app.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await eachScreen(app, async (name) => {
        await app.picture(`access-${name.replace(/\W+/g, '-')}-${colorScheme}`)
        findings.push(...(await seriousFindings(app.page)).map((finding) => `${name}, ${colorScheme}: ${finding}`))
      })
      await app.press('Control+e')
      await app.page.getByRole('tab', { name: 'Palette' }).click()
    }
    expect(findings).toEqual([])
  })

  it('goes by keyboard from the outline through every part of the window, renames, moves and undoes', { timeout: 60_000 }, async () => {
    const folder = temporaryFolder()
    const file = join(folder, 'compose.yaml')
    writeFileSync(file, 'services:\n  web:\n    image: nginx\n    depends_on: [api]\n  api:\n    image: node\nvolumes:\n  data:\n')
    const { app } = await launch('web', { path: file })
    const { page } = app
    await app.opened()
    await app.node('service:api').waitFor()

    await app.press('o')
    const tree = page.getByRole('tree')
    await tree.waitFor()
    await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'tree')
    for (const key of ['Home', 'ArrowDown', 'ArrowRight', 'ArrowDown']) await app.press(key)
    await page.getByRole('treeitem', { name: 'web waits until api is started', selected: true }).waitFor()
    await page.keyboard.type('data')
    await page.getByRole('treeitem', { name: 'Volume data', selected: true }).waitFor()
    await page.keyboard.type('x')
    await app.press('F2')
    await page.getByLabel('New name of data').fill('cache')
    await app.press('Enter')
    await app.node('volume:cache').waitFor()
    await app.press('Control+s')
    await page.getByText(/^Saved/).first().waitFor()
    expect(readFileSync(file, 'utf8')).toBe('services:\n  web:\n    image: nginx\n    depends_on: [api]\n  api:\n    image: node\nvolumes:\n  cache:\n')

    const regions: (string | undefined)[] = []
    for (let step = 0; step < 4; step += 1) {
      await app.press('F6')
      regions.push(await page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-region]')?.dataset['region']))
    }
    expect(regions).toEqual(['canvas', 'inspector', 'status', 'header'])

    await app.press('g')
    const before = await app.steadyBox(app.node('volume:cache'))
    await app.press('Shift+ArrowRight')
    await page.getByText('cache moved right by 24').waitFor({ state: 'attached' })
    await app.press('Shift+ArrowRight')
    await expect.poll(async () => Math.round(((await app.node('volume:cache').boundingBox())?.x ?? 0) - before.x)).toBeGreaterThan(20)
    await app.press('Control+z')
    await expect.poll(() => app.node('volume:cache').boundingBox()).toEqual(before)

    await app.press('Delete')
    await app.node('volume:cache').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Undo' }).first().click()
    await app.node('volume:cache').waitFor()
  })
})
