import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { diffLines } from 'diff'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { chromiumProgram } from '../support/chromiumProgram'
import { docker, engine } from '../support/engine'
import { processesNaming } from '../support/processesNaming'
import { buildSampleImages } from './support/sampleImages'
import { launch, shells } from './support/shells'
import { temporaryFolder } from './support/temporaryFolder'

const sampleFile = join(import.meta.dirname, '../../resources/samples/front-api-db/compose.yaml')

const dependency = ['      cache:', '        condition: service_healthy']
const service = ['  cache:', '    image: redis:7-alpine', '    healthcheck:', '      test: redis-cli ping | grep -q PONG', '      interval: 2s', '      timeout: 5s', '      retries: 5']

async function names(...args: string[]): Promise<string[]> {
  return (await docker(...args)).split('\n').filter((line) => line !== '')
}

describe.skipIf(engine === null || chromiumProgram === undefined)('front + API + database, with a cache drawn in', () => {
  beforeAll(buildSampleImages)
  // What a try that failed half way left would meet the next one.
  beforeEach(async () => {
    await docker('compose', '--project-name', 'notes', 'down', '--volumes', '--timeout', '0')
  })

  for (const shell of shells)
    it(`is designed, saved, run and taken down in the ${shell} shell`, async () => {
      const samples = temporaryFolder()
      const { app, driver } = await launch(shell, { environment: { STACKYARD_SAMPLES: samples } })
      const file = join(samples, 'front-api-db/compose.yaml')
      const original = readFileSync(sampleFile, 'utf8')
      const { page } = app

      await page.locator('[data-sample="front-api-db"]').waitFor()
      await app.picture(`${shell}-1-start`)
      await app.openSample('front-api-db')
      for (const id of ['service:front', 'service:api', 'service:db', 'volume:db-data', 'network:public', 'network:private', 'env_file:./db.env']) await app.node(id).first().waitFor()
      await app.picture(`${shell}-2-opened`)

      await app.dragFromPalette('service', { x: 0.5, y: 0.78 })
      await page.getByLabel('New name of service').fill('cache')
      await app.press('Enter')
      await app.node('service:cache').waitFor()
      const image = app.attribute('image').getByRole('textbox')
      await image.fill('redis:7-alpine')
      await image.press('Enter')
      await app.button('Add a healthcheck').click()
      const interval = app.attribute('healthcheck').getByRole('textbox', { name: 'Interval', exact: true })
      await interval.fill('2s')
      await interval.press('Enter')
      await app.drawLine('service:api', 'service:cache')
      await page.locator('[data-condition="service_healthy"]').click()
      await page.locator('[data-edge="depends_on:service:api->service:cache"]').waitFor({ state: 'attached' })
      await app.picture(`${shell}-3-drawn`)

      expect(readFileSync(file, 'utf8')).toBe(original)
      // Drop, name, image, healthcheck, its interval, the line: one step each.
      const steps = 6
      for (let step = 0; step < steps; step++) await app.press('Control+z')
      await app.node('service:cache').waitFor({ state: 'detached' })
      expect(await app.button('Save').isDisabled()).toBe(true)
      for (let step = 0; step < steps; step++) await app.press('Control+Shift+z')
      await app.node('service:cache').waitFor()

      await app.press('Control+s')
      await page.getByText(/^Saved/).first().waitFor()
      const changes = diffLines(original, readFileSync(file, 'utf8'))
      expect(changes.filter((part) => part.removed)).toEqual([])
      const added = changes.filter((part) => part.added).map((part) => part.value.split('\n').filter((line) => line.trim() !== ''))
      expect(added).toEqual([dependency, service])

      // Looked for from before it is there: on a machine that stood still for a moment it may have ended when we look again.
      const compose = expect.poll(() => processesNaming(samples), { interval: 50, timeout: 30_000 }).not.toEqual([])
      await app.button('Up').click()
      await page.getByText('Starting …').waitFor()
      await app.picture(`${shell}-4-starting`)
      await compose
      for (const name of ['front', 'api', 'db', 'cache']) await app.node(`service:${name}`).getByText('healthy', { exact: true }).waitFor({ timeout: 60_000 })
      await page.getByText('Everything is up.').waitFor({ timeout: 30_000 })
      await page.getByText('4 of 4 running').waitFor()
      await app.picture(`${shell}-5-healthy`)
      expect((await names('ps', '--format', '{{.Names}}')).sort()).toEqual(['notes-api-1', 'notes-cache-1', 'notes-db-1', 'notes-front-1'])

      await page.getByRole('button', { name: 'Logs', exact: true }).click()
      await page.getByText('database system is ready').waitFor()
      await page.getByText('listening on 3000').waitFor()
      await app.picture(`${shell}-6-logs`)
      await page.getByRole('button', { name: 'Logs', exact: true }).click()

      await app.select('service:cache')
      await app.button('Stop cache').click()
      await app.node('service:cache').getByText('stopped', { exact: true }).waitFor({ timeout: 30_000 })
      await app.picture(`${shell}-7-stopped`)

      await app.button('Down').click()
      await page.getByText('Everything is down.').waitFor({ timeout: 60_000 })
      await page.getByText('nothing runs').waitFor()
      await app.picture(`${shell}-8-down`)
      expect(await names('ps', '--all', '--quiet')).toEqual([])
      expect((await names('network', 'ls', '--format', '{{.Name}}')).sort()).toEqual(['bridge', 'host', 'none'])
      expect(processesNaming(samples)).toEqual([])
      await driver.close()
      expect(processesNaming(driver.folder)).toEqual([])
      expect(driver.log()).not.toMatch(/error/i)
    })
})
