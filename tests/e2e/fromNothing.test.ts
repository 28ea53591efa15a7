import { mkdirSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { chromiumProgram } from '../support/chromiumProgram'
import { Keyboard } from './support/Keyboard'
import { launch, shells } from './support/shells'
import type { StackyardPage } from './support/StackyardPage'
import { temporaryFolder } from './support/temporaryFolder'

const expert = readFileSync(join(import.meta.dirname, '../fixtures/journeys/from-nothing/compose.yaml'), 'utf8')

function emptyFolder(): string {
  const folder = join(temporaryFolder(), 'shop')
  mkdirSync(folder)
  return folder
}

async function saved(app: StackyardPage, folder: string): Promise<string> {
  await app.press('Control+s')
  await app.page.getByText(/^Saved/).first().waitFor()
  return readFileSync(join(folder, 'compose.yaml'), 'utf8')
}

describe.skipIf(chromiumProgram === undefined)('front, API, database and cache, from nothing', () => {
  for (const shell of shells)
    it(`are drawn by hand as an expert writes them (${shell})`, async () => {
      const folder = emptyFolder()
      const { app } = await launch(shell, { path: folder })
      const { page } = app
      await app.button('Start a new project here').click()
      await app.opened()
      await app.picture(`nothing-${shell}-1-empty`)

      const name = async (id: string, to: string) => {
        await page.getByLabel(`New name of ${id}`).fill(to)
        await app.press('Enter')
      }
      const keepName = async (id: string) => {
        await page.getByLabel(`New name of ${id}`).waitFor()
        await app.press('Enter')
        await app.press('Escape')
      }
      const commit = async (attribute: string, label: string, text: string) => {
        const field = app.attribute(attribute).getByRole('textbox', { name: label })
        await field.fill(text)
        await field.press('Enter')
      }

      await app.dragFromPalette('network', { x: 0.2, y: 0.3 })
      await name('network', 'public')
      await app.node('network:public').waitFor()
      await app.dragFromPalette('network', { x: 0.7, y: 0.3 })
      await name('network', 'private')
      await app.node('network:private').waitFor()
      await app.attribute('internal').getByRole('combobox').click()
      await page.getByRole('option', { name: 'Yes' }).click()
      await app.button('Fit').click()

      await app.dragFromPaletteTo('image:postgres', 'network:private')
      await keepName('db')
      await app.select('service:db')
      await app.attribute('ports').getByRole('button', { name: /^Remove/ }).click()
      await app.dragFromPaletteTo('image:redis', 'network:private')
      await keepName('cache')
      await app.select('service:cache')
      await app.attribute('ports').getByRole('button', { name: /^Remove/ }).click()
      await app.select('volume:cache-data')
      await app.press('Delete')
      await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
      await app.node('volume:cache-data').waitFor({ state: 'detached' })
      await app.picture(`nothing-${shell}-2-stores`)

      await app.dragFromPaletteTo('image:node', 'network:public')
      await keepName('api')
      await app.button('Arrange').click()
      await app.drawLine('service:api', 'network:private')
      await app.drawLine('service:api', 'service:db')
      await page.locator('[data-condition="service_healthy"]').click()
      await app.drawLine('service:api', 'service:cache')
      await page.locator('[data-condition="service_healthy"]').click()
      await app.dragFromPaletteTo('env_file', 'service:api')
      await app.press('Escape')
      await app.select('service:api')
      await app.attribute('ports').getByRole('button', { name: /^Remove/ }).click()
      await app.button('Add a healthcheck').click()
      await commit('healthcheck', 'Test', 'wget -q --spider http://127.0.0.1:3000/health')
      await app.picture(`nothing-${shell}-3-api`)

      await app.dragFromPalette('image:nginx', { x: 0.2, y: 0.9 })
      await name('nginx', 'front')
      await app.node('service:front').waitFor()
      await app.attribute('networks').getByRole('combobox').click()
      await page.getByRole('option', { name: 'public' }).click()
      await app.drawLine('service:front', 'service:api')
      await page.locator('[data-condition="service_healthy"]').click()
      await app.button('Arrange').click()
      await app.picture(`nothing-${shell}-4-whole`)

      expect(readdirSync(folder)).toEqual([])
      expect(await saved(app, folder)).toBe(expert)
      expect(readdirSync(folder)).toEqual(['compose.yaml'])
    })

  for (const shell of shells)
    it(`are made without a mouse, and are the same (${shell})`, async () => {
      const folder = emptyFolder()
      const { app } = await launch(shell, { path: folder })
      const { page } = app
      const keyboard = new Keyboard(app)
      const removePort = async (name: string) => {
        await keyboard.inspect(name)
        await keyboard.tabTo(app.attribute('ports').getByRole('button', { name: /^Remove/ }))
        await app.press('Enter')
      }

      await keyboard.tabTo(app.button('Start a new project here'))
      await app.press('Enter')
      await app.opened()

      await keyboard.add('network', 'public')
      await app.node('network:public').waitFor()
      await keyboard.add('network', 'private')
      await app.node('network:private').waitFor()
      expect(await app.overlap('network:public', 'network:private')).toBe(false)
      await keyboard.inspect('private')
      await keyboard.tabTo(app.attribute('internal').getByRole('combobox'))
      await app.press('Enter')
      await page.locator('[role="option"]:focus').waitFor()
      await app.press('ArrowDown')
      await page.locator('[role="option"]:focus', { hasText: 'yes' }).waitFor()
      await app.press('Enter')
      await app.node('network:private').getByText('internal').waitFor()

      await keyboard.add('PostgreSQL', 'db')
      await app.node('service:db').waitFor()
      await removePort('db')
      await keyboard.connect('db', 'private', false)
      await keyboard.add('Redis', 'cache')
      await app.node('service:cache').waitFor()
      await removePort('cache')
      await keyboard.connect('cache', 'private', false)
      await keyboard.find('cache-data')
      await keyboard.find('Remove')
      await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).waitFor()
      await app.press('Enter')
      await app.node('volume:cache-data').waitFor({ state: 'detached' })

      await keyboard.add('Node.js', 'api')
      await app.node('service:api').waitFor()
      await removePort('api')
      await keyboard.connect('api', 'public', false)
      await keyboard.connect('api', 'private', false)
      await keyboard.connect('api', 'db', true)
      await keyboard.connect('api', 'cache', true)
      await keyboard.find('api')
      await keyboard.add('Env file', null)
      await app.node('env_file:./api.env').waitFor()
      await app.press('Escape')
      await keyboard.inspect('api')
      await keyboard.tabTo(app.button('Add a healthcheck'))
      await app.press('Enter')
      await keyboard.tabTo(app.attribute('healthcheck').getByRole('textbox', { name: 'Test' }))
      await app.press('Control+a')
      await page.keyboard.type('wget -q --spider http://127.0.0.1:3000/health')
      await app.press('Enter')

      await keyboard.add('nginx', 'front')
      await app.node('service:front').waitFor()
      await keyboard.connect('front', 'public', false)
      await keyboard.connect('front', 'api', true)
      await app.picture(`nothing-${shell}-5-keyboard`)
      expect(await saved(app, folder)).toBe(expert)
    })
})
