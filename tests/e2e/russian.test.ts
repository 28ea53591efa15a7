import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { diffLines } from 'diff'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { messages, type MessageTree } from '@renderer/i18n/messages'
import { chromiumProgram } from '../support/chromiumProgram'
import { launch, shells } from './support/shells'
import type { StackyardPage } from './support/StackyardPage'
import { temporaryFolder } from './support/temporaryFolder'

const sampleFile = join(import.meta.dirname, '../../resources/samples/front-api-db/compose.yaml')

const flatten = (tree: MessageTree): string[] => Object.values(tree).flatMap((value) => (typeof value === 'string' ? value.split(' | ') : flatten(value)))
const russian = new Set(flatten(messages.ru))
/** English sentences of the app that would be seen if a translation were forgotten. */
const english = [...new Set(flatten(messages.en))].filter((sentence) => !russian.has(sentence) && /^[A-Z][\w’' ]+[ ][\w’' .…]+$/.test(sentence))

/** What a person reads or is read to, without the texts of the files. */
function wordsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const said: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node instanceof Element) for (const name of ['aria-label', 'title', 'placeholder']) said.push(node.getAttribute(name) ?? '')
      else if (!node.parentElement?.closest('.cm-content, script, style')) said.push(node.textContent ?? '')
    }
    return said.map((text) => text.trim()).filter((text) => text !== '')
  })
}

/** Controls whose words do not fit and are not cut with dots either, and anything that sticks out of the window. */
function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const wide = [...document.querySelectorAll<HTMLElement>('button, label, h1, h2, h3, [role="tab"], .chip')]
      .filter((element) => element.clientWidth > 2 && element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).textOverflow !== 'ellipsis' && !element.closest('.visually-hidden, .vue-flow'))
      .map((element) => `${element.tagName} ${element.className}: ${element.innerText}`)
    const outside = [...document.querySelectorAll<HTMLElement>('[data-region], [role="dialog"], header button')].filter((element) => element.getBoundingClientRect().right > innerWidth + 1).map((element) => `${element.dataset['region'] ?? element.ariaLabel ?? element.innerText} sticks out`)
    return [...wide, ...outside, ...(document.documentElement.scrollWidth > innerWidth ? ['the page'] : [])]
  })
}

async function look(app: StackyardPage, name: string): Promise<void> {
  await app.picture(name)
  const words = await wordsOf(app.page)
  expect(words.filter((text) => english.includes(text)), name).toEqual([])
  expect(words.filter((text) => /^[a-z]+(?:\.[a-zA-Z]+){1,4}$/.test(text) && !text.includes('.y') && !text.endsWith('.env')), name).toEqual([])
  expect(await overflowing(app.page), name).toEqual([])
}

describe.skipIf(chromiumProgram === undefined)('in Russian, in the dark, in a small window', () => {
  for (const shell of shells)
    it(`a stack is looked at, changed and saved (${shell})`, async () => {
      const samples = temporaryFolder()
      const { app } = await launch(shell, { locale: 'ru-RU', environment: { STACKYARD_SAMPLES: samples } })
      const { page } = app
      await page.setViewportSize({ width: 1024, height: 700 })
      await page.emulateMedia({ colorScheme: 'dark' })
      await page.locator('[data-sample="front-api-db"]').waitFor()
      expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor.match(/\d+/g)?.every((part) => Number(part) < 64))).toBe(true)
      await look(app, `russian-${shell}-1-start`)

      await app.openSample('front-api-db')
      await app.node('service:api').waitFor()
      await look(app, `russian-${shell}-2-graph`)
      await app.dragFromPalette('image:redis', { x: 0.5, y: 0.95 })
      await page.getByLabel(/^Новое имя/).fill('cache')
      await app.press('Enter')
      await app.node('service:cache').waitFor()
      await page.getByRole('button', { name: 'Целиком' }).click()
      await look(app, `russian-${shell}-3-inspector`)
      await app.drawLine('service:api', 'service:cache')
      await page.locator('[data-condition="service_healthy"]').waitFor()
      await look(app, `russian-${shell}-4-condition`)
      await page.locator('[data-condition="service_healthy"]').click()
      await page.getByRole('button', { name: 'Показать текст' }).click()
      await look(app, `russian-${shell}-5-source`)
      await page.getByRole('button', { name: 'Скрыть текст' }).click()
      await app.press('Control+k')
      await look(app, `russian-${shell}-6-commands`)
      await app.press('Escape')
      await page.getByRole('button', { name: 'Изменения', exact: true }).click()
      const dialog = page.getByRole('dialog', { name: 'Просмотр изменений' })
      await dialog.waitFor()
      await look(app, `russian-${shell}-7-review`)
      // The same window at 200 %.
      await page.setViewportSize({ width: 512, height: 350 })
      await look(app, `russian-${shell}-7-review-zoomed`)
      expect(await dialog.locator('.cm-scroller').first().evaluate((element) => element.clientHeight)).toBeGreaterThan(100)
      await page.setViewportSize({ width: 1024, height: 700 })
      await dialog.getByRole('button', { name: /^Сохранить/ }).click()
      await page.getByText(/^Сохран[её]н/).first().waitFor()
      await look(app, `russian-${shell}-8-saved`)

      const changes = diffLines(readFileSync(sampleFile, 'utf8'), readFileSync(join(samples, 'front-api-db/compose.yaml'), 'utf8'))
      expect(changes.filter((part) => part.removed)).toEqual([])
      const added = changes.filter((part) => part.added).flatMap((part) => part.value.split('\n'))
      expect(added).toContain('  cache:')
      expect(added).toContain('      cache:')
      expect(added).toContain('  cache-data:')
    })
})
