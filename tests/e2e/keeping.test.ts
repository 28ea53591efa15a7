import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { chromiumProgram } from '../support/chromiumProgram'
import { launch, shells } from './support/shells'
import { temporaryFolder } from './support/temporaryFolder'

const text = '# ours\nservices:\n  web:\n    image: nginx:1.27\n'
const outside = '# theirs\nservices:\n  web:\n    image: nginx:1.28\n'

/** As another editor saves: a new file takes the place of the old one. */
function saveFromOutside(file: string, content: string): void {
  writeFileSync(`${file}.new`, content)
  renameSync(`${file}.new`, file)
}

/** All that the app has written for itself. */
function stored(data: string): string {
  const entries = readdirSync(data, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return entries.map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8')).join('\n')
}

describe.skipIf(chromiumProgram === undefined).each(shells)('what is kept (%s)', (shell) => {
  it('shows a change from outside at once where nothing was changed here', async () => {
    const file = join(temporaryFolder(), 'compose.yaml')
    writeFileSync(file, text)
    const { app } = await launch(shell, { path: file })
    await app.opened()
    saveFromOutside(file, outside)
    await app.node('service:web').getByText('nginx:1.28').waitFor()
    expect(await app.button('Save').isDisabled()).toBe(true)
  })

  for (const choice of ['keep', 'take'] as const)
    it(`asks when both sides changed, and can ${choice === 'keep' ? 'keep ours' : 'take theirs'}`, async () => {
      const file = join(temporaryFolder(), 'compose.yaml')
      writeFileSync(file, text)
      const { app } = await launch(shell, { path: file })
      await app.opened()
      await app.addFromPalette('network')
      saveFromOutside(file, outside)
      const dialog = app.page.getByRole('dialog')
      await app.press('Control+s')
      await dialog.waitFor()
      await app.picture(`conflict-${choice}-${shell}`)
      expect(readFileSync(file, 'utf8')).toBe(outside)
      await dialog.getByRole('button', { name: choice === 'keep' ? 'Keep mine' : 'Take what is on disk' }).click()
      await dialog.waitFor({ state: 'hidden' })
      if (choice === 'take') {
        await app.node('service:web').getByText('nginx:1.28').waitFor()
        expect(readFileSync(file, 'utf8')).toBe(outside)
        return
      }
      await app.press('Control+s')
      await app.page.getByText(/^Saved/).first().waitFor()
      expect(readFileSync(file, 'utf8')).toMatch(/^# ours\nservices:\n {2}web:\n {4}image: nginx:1\.27\n[\s\S]*network/)
    })

  it('brings unsaved work back after the app was killed', async () => {
    const data = temporaryFolder()
    const file = join(temporaryFolder(), 'compose.yaml')
    writeFileSync(file, text)
    const first = await launch(shell, { path: file, environment: { STACKYARD_DATA: data } })
    await first.app.opened()
    await first.app.addFromPalette('network')
    await first.app.node('network:network').waitFor()
    await expect.poll(() => stored(data)).toContain('network:')
    await first.driver.end('SIGKILL')
    expect(readFileSync(file, 'utf8')).toBe(text)
    const second = await launch(shell, { path: file, environment: { STACKYARD_DATA: data } })
    await second.app.node('network:network').waitFor()
    expect(await second.app.button('Save').isEnabled()).toBe(true)
    await second.app.picture(`drafts-${shell}`)
  })

  it('remembers where nodes were put, outside the project', async () => {
    const data = temporaryFolder()
    const folder = temporaryFolder()
    const file = join(folder, 'compose.yaml')
    writeFileSync(file, text)
    const place = async (app: Awaited<ReturnType<typeof launch>>['app']) => app.node('service:web').evaluate((element) => (element as HTMLElement).style.transform)
    const first = await launch(shell, { path: file, environment: { STACKYARD_DATA: data } })
    await first.app.opened()
    const box = await first.app.steadyBox(first.app.node('service:web'))
    const before = await place(first.app)
    const { mouse } = first.app.page
    await mouse.move(box.x + box.width / 2, box.y + box.height * 0.7)
    await mouse.down()
    await mouse.move(box.x + box.width / 2 + 120, box.y + box.height * 0.7 + 80, { steps: 8 })
    await mouse.up()
    const moved = await place(first.app)
    expect(moved).not.toBe(before)
    await expect.poll(() => stored(data)).toContain('service:web')
    await first.driver.close()
    const second = await launch(shell, { path: file, environment: { STACKYARD_DATA: data } })
    await second.app.opened()
    await second.app.node('service:web').waitFor()
    expect(await place(second.app)).toBe(moved)
    expect(readFileSync(file, 'utf8')).toBe(text)
  })
})
