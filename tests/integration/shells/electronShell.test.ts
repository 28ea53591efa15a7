import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { mkdtemp, realpath } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumProgram } from '../../support/chromiumProgram'
import { processesNaming } from '../../support/processesNaming'
import type { ElectronDriver } from '../../support/electron/electronDriver'
import { launchDouble } from '../../support/electron/launchElectron'

/** The app's own bundles, as `npm test` built them, on the double of Electron. */
const environment = { DOCKER_HOST: 'unix:///nonexistent/docker.sock' }

function writeProject(folder: string, name: string): string {
  const path = join(folder, name)
  mkdirSync(path)
  writeFileSync(join(path, 'compose.yaml'), `services:\n  ${name}:\n    image: ${name}:1\n`)
  return path
}
const node = (app: ElectronDriver, name: string) => app.page.locator(`.vue-flow__node[data-id="service:${name}"]`)

let folder: string
let shop: string
let blog: string
let options: { path: string; environment: Record<string, string> }
beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'stackyard-shell-')))
  shop = writeProject(folder, 'shop')
  blog = writeProject(folder, 'blog')
  options = { path: shop, environment: { ...environment, STACKYARD_DATA: join(folder, 'data') } }
})
afterAll(() => rmSync(folder, { recursive: true }))

describe.skipIf(chromiumProgram === undefined)('the Electron shell', () => {
  let app: ElectronDriver
  beforeAll(async () => {
    app = await launchDouble(options)
    await node(app, 'shop').waitFor()
  })
  afterAll(() => app.close())

  const invoke = (method: string, input: object) => app.page.evaluate(([name, given]) => (Reflect.get(window, 'stackyard') as { invoke(method: string, input: object): Promise<unknown> }).invoke(name, given), [method, input] as const)
  const source = () => app.page.locator('.cm-content')
  async function showSource() {
    await node(app, 'shop').waitFor()
    if (!(await source().isVisible())) await app.page.getByRole('button', { name: /source/i }).first().click()
    await source().waitFor()
  }
  const dialogs = async () => (await app.recorded()).dialogs.map(({ options: { message, properties } }) => message ?? properties)

  it('shows the project it was started on, through its own scheme and under its policy', async () => {
    expect(await app.page.title()).toContain('shop')
    const violations = app.page.evaluate(() => new Promise<string[]>((resolve) => {
      const seen: string[] = []
      document.addEventListener('securitypolicyviolation', (event) => seen.push(event.violatedDirective))
      const script = document.createElement('script')
      script.textContent = 'window.ran = true'
      document.head.append(script)
      const style = document.createElement('style')
      style.textContent = 'body { color: red }'
      document.head.append(style)
      fetch('https://evil.test/').catch(() => undefined)
      setTimeout(() => resolve(seen), 200)
    }))
    expect(await violations).toEqual(expect.arrayContaining(['script-src-elem', 'style-src-elem', 'connect-src']))
    expect(await app.page.evaluate(() => [Reflect.get(window, 'ran'), Reflect.ownKeys(Reflect.get(window, 'stackyard') as object).sort()])).toEqual([undefined, ['invoke', 'openDropped', 'subscribe']])
  })

  it('opens what the person chooses in the native dialog', async () => {
    await app.answerDialog({ paths: [blog] })
    await app.clickMenu('project.open')
    await node(app, 'blog').waitFor()
    await app.answerDialog({ cancel: true })
    await app.clickMenu('project.openFile')
    await expect.poll(dialogs).toEqual([['openDirectory', 'createDirectory'], ['openFile']])
    await node(app, 'blog').waitFor()
  })

  it('opens what is dropped on it, what the system hands over, and what it is started with again', async () => {
    await app.dropPath('.app', shop)
    await node(app, 'shop').waitFor()
    await app.openFile(join(blog, 'compose.yaml'))
    await node(app, 'blog').waitFor()
    expect(await app.startAgain(shop)).toBe(0)
    await node(app, 'shop').waitFor()
  })

  it('says why a path cannot be opened, and keeps what is open', async () => {
    await app.openFile(join(folder, 'absent-folder'))
    await app.page.getByText(/absent-folder/).first().waitFor()
    await node(app, 'shop').waitFor()
  })

  it('asks before an address goes to the browser', async () => {
    const before = (await dialogs()).length
    await app.answerDialog({ button: 1 })
    expect(await invoke('shell.openExternal', { url: 'https://docs.docker.com/' })).toEqual({ ok: true, value: false })
    await app.answerDialog({ button: 0 })
    expect(await invoke('shell.openExternal', { url: 'https://docs.docker.com/' })).toEqual({ ok: true, value: true })
    expect(await invoke('shell.openExternal', { url: 'file:///etc/passwd' })).toMatchObject({ ok: false })
    expect((await app.recorded()).external).toEqual(['https://docs.docker.com/'])
    expect((await dialogs()).slice(before)).toEqual(Array(2).fill('Open docs.docker.com in your browser?'))
  })

  it('stays where it is', async () => {
    await app.page.evaluate(() => void (location.href = 'https://evil.test/'))
    await expect.poll(async () => (await app.recorded()).deniedNavigations).toEqual(['https://evil.test/'])
    await app.page.evaluate(() => void setTimeout(() => window.open('https://evil.test/')))
    await expect.poll(async () => (await app.recorded()).deniedWindows).toEqual(['https://evil.test/'])
    await app.page.reload()
    await node(app, 'shop').waitFor()
  })

  it('speaks to the person in the language that was chosen', async () => {
    const labels = async () => (await app.recorded()).menu.map(({ label }) => label)
    expect(await labels()).toEqual(['File', 'Edit', 'View', 'Run'])
    await invoke('settings.set', { locale: 'ru', theme: 'dark' })
    expect(await labels()).toEqual(['Файл', 'Правка', 'Вид', 'Запуск'])
    expect(await app.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true)
    await invoke('settings.set', { locale: 'system', theme: 'system' })
    expect(await labels()).toContain('File')
  })

  it('keeps what was typed just before it was closed, and where the window was', async () => {
    await app.openFile(shop)
    await node(app, 'shop').waitFor()
    await app.page.reload()
    await showSource()
    await source().click()
    await app.page.keyboard.press('Control+End')
    await app.page.keyboard.type('# not saved')
    await app.close()
    expect(readFileSync(join(shop, 'compose.yaml'), 'utf8')).not.toContain('not saved')
    expect(JSON.parse(readFileSync(join(folder, 'data/window.json'), 'utf8'))).toEqual({ bounds: { x: 0, y: 0, width: 1440, height: 900 }, maximized: false })
    app = await launchDouble(options)
    await showSource()
    expect(await source().innerText()).toContain('# not saved')
  })

  it('offers to load the page again when it died', async () => {
    await app.answerDialog({ button: 0 })
    const line = await app.page.context().browser()?.newBrowserCDPSession()
    await app.page.context().newCDPSession(app.page).then((session) => void session.send('Page.crash').catch(() => undefined))
    await expect.poll(dialogs).toEqual(['The window stopped working.'])
    await expect.poll(async () => {
      const { targetInfos } = (await line?.send('Target.getTargets')) ?? { targetInfos: [] }
      return targetInfos.map(({ title }) => title).join()
    }, { timeout: 10_000 }).toContain('shop')
  })

})

describe.skipIf(chromiumProgram === undefined)('starting and ending', () => {
  it('opens in Russian where the system is', async () => {
    const app = await launchDouble({ locale: 'ru-RU', environment })
    expect((await app.recorded()).menu[0]?.label).toBe('Файл')
    await app.clickMenu('quit')
    await app.close()
  })

  it.each(['SIGINT', 'SIGKILL'] as const)('%s ends it and its processes', async (signal) => {
    const app = await launchDouble({ path: shop, environment })
    expect(processesNaming(app.folder).length).toBeGreaterThan(1)
    await app.end(signal)
    await expect.poll(() => processesNaming(app.folder), { timeout: 5000 }).toEqual([])
  })
})
