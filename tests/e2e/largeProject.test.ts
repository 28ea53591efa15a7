import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { chromiumProgram } from '../support/chromiumProgram'
import { Keyboard } from './support/Keyboard'
import { launch, shells } from './support/shells'
import { temporaryFolder } from './support/temporaryFolder'

const original = resolve(import.meta.dirname, '../../../shared/corpus/c-real/open-telemetry__opentelemetry-demo')

const git = (folder: string, ...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@example.invalid', '-C', folder, ...args], { encoding: 'utf8', env: { PATH: process.env['PATH'], GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' } })

/** A copy of the project in a repository of its own, with its three files put together as its authors say. */
function clone(): string {
  const folder = join(temporaryFolder(), 'demo')
  cpSync(original, folder, { recursive: true })
  chmodSync(folder, 0o755)
  for (const file of readdirSync(folder)) chmodSync(join(folder, file), 0o644)
  git(folder, 'init', '--quiet')
  git(folder, 'add', '.')
  git(folder, 'commit', '--quiet', '--message', 'as it was')
  return folder
}

describe.skipIf(chromiumProgram === undefined || !existsSync(original))('a large project of three files and an anchor (corpus)', () => {
  for (const shell of shells)
    it(`shows where a value comes from, takes the change where it belongs, renames everywhere, and saves what a careful person would commit (${shell})`, async () => {
      const folder = clone()
      const { app } = await launch(shell, { path: folder, environment: { COMPOSE_FILE: 'compose.yaml:compose.full.yaml:compose.observability.yaml' } })
      const { page } = app
      const keyboard = new Keyboard(app)
      await app.opened()
      await app.node('service:otel-collector').waitFor()
      await app.picture(`large-${shell}-1-opened`)

      // The command of the collector is written in three files: the last one holds, and what it beats is said.
      await keyboard.inspect('otel-collector')
      await app.attribute('command').getByText('compose.yaml:829', { exact: true }).waitFor()
      await app.attribute('command').getByText('compose.full.yaml:138', { exact: true }).waitFor()
      await app.attribute('command').getByText('compose.observability.yaml:185', { exact: true }).waitFor()

      // The logging of a service comes from an anchor: its line is one click away, and the change is made there, for all who use it.
      await keyboard.inspect('ad')
      await app.inspector.getByRole('searchbox', { name: /^Find or add/ }).fill('logging')
      await app.attribute('logging').getByRole('button', { name: /^Logging|^logging/ }).first().click()
      await app.picture(`large-${shell}-2-origin`)
      await app.attribute('logging').getByText(/compose\.yaml:15/).first().click()
      const line = page.locator('.cm-line', { hasText: 'max-size: "5m"' }).first()
      await line.waitFor()
      await line.click()
      await app.press('End')
      for (let step = 0; step < '5m"'.length; step++) await app.press('Backspace')
      await page.keyboard.type('10m"')
      await app.picture(`large-${shell}-3-anchor`)

      await keyboard.find('otel-collector')
      await keyboard.find('Rename')
      await page.getByLabel('New name of otel-collector').fill('collector')
      await app.press('Enter')
      await app.node('service:collector').waitFor()
      await app.button('Review').click()
      const review = page.getByRole('dialog', { name: 'Review changes' })
      await review.waitFor()
      await app.picture(`large-${shell}-4-review`)
      await review.getByRole('button', { name: /^Save 3 files/ }).click()
      await page.getByText(/^Saved/).first().waitFor()

      const changes = git(folder, 'diff', '--unified=0').split('\n').filter((text) => /^[-+](?![-+]{2} )/.test(text))
      const [removed, added] = ['-', '+'].map((sign) => changes.filter((text) => text.startsWith(sign)).map((text) => text.slice(1)))
      // An expert's own search and replace: 18 lines of service names, and the one line of the anchor.
      expect(removed).toHaveLength(19)
      expect(added).toEqual(removed?.map((text) => text.replace(/^(\s+)otel-collector:$/, '$1collector:').replace('max-size: "5m"', 'max-size: "10m"')))
      expect(git(folder, 'status', '--short').trim().split('\n').map((text) => text.trim())).toEqual(['M compose.full.yaml', 'M compose.observability.yaml', 'M compose.yaml'])
    })
})
