import { cpSync } from 'node:fs'
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
})
