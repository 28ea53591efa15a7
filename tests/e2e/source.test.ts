import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { launch } from './support/shells'
import { temporaryFolder } from './support/temporaryFolder'

const base = 'services:\n  web:\n    image: nginx:1.27\n    depends_on: [db]\n  db:\n    image: postgres:17\n'
const override = 'services:\n  web:\n    init: true\n'

it('types with completion, renames in the text, edits the chosen layer, takes one change back and saves the chosen file', async () => {
  const folder = join(temporaryFolder(), 'shop')
  mkdirSync(folder)
  const read = (name: string) => readFileSync(join(folder, name), 'utf8')
  writeFileSync(join(folder, 'compose.yaml'), base)
  writeFileSync(join(folder, 'compose.override.yaml'), override)
  const { app } = await launch('web', { path: folder })
  await app.opened()
  const { page } = app
  await app.press('Control+E')

  const take = async (label: string) => {
    await page.getByRole('option', { name: label, selected: true }).waitFor()
    // A key pressed in the moment in which the list opens is not meant for it.
    await page.waitForTimeout(200)
    await app.press('Enter')
  }
  // A key by completion, and its value by the list that opens behind it.
  await page.locator('.cm-line').nth(5).click()
  await app.press('End')
  await app.press('Enter')
  await page.keyboard.type('rest')
  await take('restart')
  await page.getByRole('option', { name: 'unless-stopped' }).waitFor()
  await page.keyboard.type('alw')
  await take('always')
  await page.locator('.cm-line', { hasText: 'restart: always' }).waitFor()

  // F2 on a reference renames the service everywhere.
  await page.locator('.cm-line', { hasText: 'depends_on' }).click()
  await app.press('End')
  await app.press('ArrowLeft')
  await app.press('F2')
  await page.getByRole('textbox', { name: 'New name' }).fill('database')
  await app.press('Enter')
  await app.node('service:database').waitFor()

  // The file that was chosen for edits has a field of its own beside what the other one says.
  await page.getByRole('combobox', { name: /^Edits go to/ }).click()
  await page.getByRole('option', { name: /override\.yaml/ }).click()
  await app.select('service:web')
  await app.inspector.getByRole('heading', { name: 'web', exact: true }).waitFor()
  await app.attribute('image').getByRole('textbox').last().fill('nginx:1.28')
  await app.press('Enter')

  await app.button('Review').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Service db is called database now').waitFor()
  await dialog.getByText('image: nginx:1.27 → nginx:1.28').waitFor()
  // The rename goes alone, although the image was changed after it, and comes again.
  await dialog.getByRole('button', { name: /^Take back: .*database/ }).click()
  await dialog.getByText('Service db is called database now').waitFor({ state: 'detached' })
  await dialog.getByRole('button', { name: 'Undo the last change' }).click()
  await dialog.getByText('Service db is called database now').waitFor()
  await dialog.getByRole('button', { name: 'compose.yaml', exact: true }).click()
  await dialog.getByRole('checkbox', { name: 'Save compose.yaml' }).uncheck()
  await dialog.getByRole('button', { name: 'Save 1 file' }).click()
  await expect.poll(() => read('compose.override.yaml')).toBe('services:\n  web:\n    image: nginx:1.28\n    init: true\n')
  expect(read('compose.yaml')).toBe(base)

  await dialog.getByRole('button', { name: 'Take back', exact: true }).first().click()
  await dialog.getByText('1 of 1 change').waitFor()
  await dialog.getByRole('button', { name: 'Take all of this file back' }).click()
  await dialog.getByText('Nothing is changed.').waitFor()
})
