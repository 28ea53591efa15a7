import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'

type Box = NonNullable<Awaited<ReturnType<Locator['boundingBox']>>>

/** What a person sees and does in the app, by the names that stand on the screen (in English). */
export class StackyardPage {
  constructor(readonly page: Page) {
    page.setDefaultTimeout(10_000)
  }

  node(id: string): Locator {
    return this.page.locator(`.vue-flow__node[data-id="${id}"]`)
  }
  edge(id: string): Locator {
    return this.page.locator(`.canvas-edge[data-id="${id}"]`)
  }
  get source(): Locator {
    return this.page.locator('.cm-content')
  }
  get inspector(): Locator {
    return this.page.getByRole('complementary', { name: 'Inspector' }).last()
  }
  attribute(name: string): Locator {
    return this.inspector.locator(`[data-attribute="${name}"]`)
  }
  /** Where a node is taken hold of: a network's area is a surface for others, and only its label is its own. */
  private hold(id: string): Locator {
    return id.startsWith('network:') ? this.node(id).locator('.area-label, .pill').first() : this.node(id)
  }
  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: typeof name === 'string' })
  }

  /** Waits until the graph of a project is drawn. */
  async opened(): Promise<void> {
    await this.page.locator('.vue-flow__viewport').waitFor({ timeout: 30_000 })
  }
  async openSample(id: string): Promise<void> {
    await this.page.locator(`[data-sample="${id}"]`).click()
    await this.opened()
  }

  /** Clicks a service at its top left, where no name is to be edited and no line begins; a pill in its middle, as its edges are for lines. */
  async select(id: string): Promise<void> {
    // Only what is in view, or near it, is on the page.
    const isThere = await this.node(id).waitFor({ timeout: 3000 }).then(() => true, () => false)
    if (!isThere || !(await this.isInView(id))) await this.button('Fit').click()
    await this.node(id).waitFor()
    const box = await this.steadyBox(this.hold(id))
    const [across, down] = id.startsWith('service:') ? [0.07, 0.2] : [0.5, 0.5]
    await this.page.mouse.click(box.x + box.width * across, box.y + box.height * down)
  }

  /** Where something is once it moves no more: a graph may still be arranged, and a pane that opens moves all of it. */
  async steadyBox(wanted: Locator): Promise<Box> {
    await wanted.waitFor()
    let last: Box | null = null
    for (let look = 0; look < 50; look++) {
      const box = await wanted.boundingBox()
      if (box && last && box.x === last.x && box.y === last.y && box.width === last.width) return box
      last = box
      await this.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
    }
    throw new Error(`${String(wanted)} does not come to rest`)
  }

  private async isInView(id: string): Promise<boolean> {
    const [node, canvas] = await Promise.all([this.node(id).boundingBox(), this.page.getByRole('main').boundingBox()])
    return node !== null && canvas !== null && node.x >= canvas.x && node.y >= canvas.y && node.x + node.width <= canvas.x + canvas.width && node.y + node.height <= canvas.y + canvas.height
  }

  /** Drags an item of the palette to a point of the canvas, as parts of its width and height. */
  async dragFromPalette(item: string, at: { readonly x: number; readonly y: number }): Promise<void> {
    const canvas = this.page.getByRole('main')
    const box = await canvas.boundingBox()
    if (!box) throw new Error('there is no canvas')
    await this.page.locator(`[data-palette-item="${item}"]`).dragTo(canvas, { targetPosition: { x: box.width * at.x, y: box.height * at.y } })
  }

  /** Takes an item of the palette by a click, and the name that is offered for it. */
  async addFromPalette(item: string): Promise<void> {
    await this.page.locator(`[data-palette-item="${item}"]`).click()
    await this.keepName()
  }

  /** Enter before the name is asked for would take the item once more. */
  async keepName(): Promise<void> {
    await this.page.getByLabel(/^New name of/).waitFor()
    await this.press('Enter')
    await this.page.getByLabel(/^New name of/).waitFor({ state: 'detached' })
  }

  async dragFromPaletteTo(item: string, id: string): Promise<void> {
    await this.page.locator(`[data-palette-item="${item}"]`).dragTo(this.hold(id))
  }

  /** Drags a line from one node to another. */
  async drawLine(from: string, to: string): Promise<void> {
    const connector = this.node(from).locator('.connector').nth(1)
    // While the graph is still being arranged a node may leave the pointer.
    for (let attempt = 0; attempt < 10 && !(await connector.isVisible()); attempt++) {
      await this.node(from).hover()
      await connector.waitFor({ timeout: 1_000 }).catch(() => undefined)
    }
    const end = await this.steadyBox(this.hold(to))
    const start = await this.steadyBox(connector)
    await this.page.mouse.move(start.x + start.width / 2, start.y + start.height / 2)
    await this.page.mouse.down()
    await this.page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 12 })
    await this.page.mouse.up()
  }

  async overlap(one: string, other: string): Promise<boolean> {
    const [a, b] = await Promise.all([this.node(one).boundingBox(), this.node(other).boundingBox()])
    return a !== null && b !== null && a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
  }

  async press(keys: string): Promise<void> {
    await this.page.keyboard.press(keys)
  }

  /** A picture of the window for people to look at, where STACKYARD_SCREENSHOTS names a folder. */
  async picture(name: string): Promise<void> {
    const folder = process.env['STACKYARD_SCREENSHOTS']
    if (!folder) return
    mkdirSync(folder, { recursive: true })
    await this.page.screenshot({ path: join(folder, `${name}.png`) })
  }
}
