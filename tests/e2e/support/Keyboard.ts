import type { Locator, Page } from 'playwright-core'
import type { StackyardPage } from './StackyardPage'

/** Farther than this nobody presses Tab. */
const farthest = 120

/** What a person without a mouse does: no step of it touches a pointer. */
export class Keyboard {
  private readonly page: Page

  constructor(private readonly app: StackyardPage) {
    this.page = app.page
  }

  /** Presses Tab until the focus is where it should be. */
  async tabTo(wanted: Locator): Promise<void> {
    await wanted.first().waitFor()
    for (let step = 0; step < farthest; step++) {
      if (await wanted.first().evaluate((element) => element === document.activeElement)) return
      await this.app.press('Tab')
    }
    throw new Error(`Tab does not come to ${String(wanted)}`)
  }

  /** Finds a command or a node by typing. */
  async find(text: string): Promise<void> {
    await this.app.press('Control+k')
    const field = this.page.locator('.command-palette input')
    await field.waitFor()
    await this.page.keyboard.type(text)
    await this.app.press('Enter')
    await field.waitFor({ state: 'detached' })
  }

  /** Takes the first thing of the palette that the text finds, and gives it a name where one is asked for. */
  async add(text: string, name: string | null): Promise<void> {
    await this.find('Go to the palette')
    await this.tabTo(this.page.getByRole('searchbox', { name: /^Search services/ }))
    await this.app.press('Control+a')
    await this.page.keyboard.type(text)
    await this.app.press('ArrowDown')
    await this.app.press('Enter')
    if (name === null) return
    await this.page.getByLabel(/^New name of/).waitFor()
    await this.page.keyboard.type(name)
    await this.app.press('Enter')
  }

  /** Draws a line: the condition or the path that is offered is taken, where one is asked. */
  async connect(from: string, to: string, isAsked: boolean): Promise<void> {
    await this.find(from)
    await this.find('Connect to')
    await this.page.getByRole('combobox', { name: /^Find a service/ }).waitFor()
    await this.page.keyboard.type(to)
    await this.app.press('Enter')
    if (isAsked) {
      await this.page.locator('[data-suggested="true"]:focus').waitFor()
      await this.app.press('Enter')
    }
  }

  async inspect(name: string): Promise<void> {
    await this.find(name)
    await this.find('Open in the inspector')
    await this.app.inspector.getByRole('heading', { name, exact: true }).waitFor()
  }
}
