import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { projectFolder, startAppProcess } from '../../support/appProcess'
import { chromiumProgram } from '../../support/chromiumProgram'
import { launchWeb, type WebDriver } from '../../support/launchWeb'
import { rawRequest } from '../../support/web/rawRequest'
import { processesNaming } from '../../support/processesNaming'

/** The app's own bundle, as `npm test` built it, in a real browser. */
const environment = { DOCKER_HOST: 'unix:///nonexistent/docker.sock' }

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stackyard-web-'))
  writeFileSync(join(folder, 'compose.yaml'), 'services:\n  shop:\n    image: shop:1\n')
})
afterAll(() => rmSync(folder, { recursive: true }))

describe.skipIf(chromiumProgram === undefined)('the web shell in a browser', () => {
  let app: WebDriver
  let elsewhere: Server
  const received: { referer: string | undefined; cookie: string | undefined }[] = []
  beforeAll(async () => {
    app = await launchWeb({ path: folder, environment })
    elsewhere = createServer(({ headers }, response) => {
      received.push({ referer: headers.referer, cookie: headers.cookie })
      response.setHeader('Content-Type', 'text/html').end('<title>elsewhere</title>')
    }).listen(0, '127.0.0.1')
    await app.page.locator('.vue-flow__node[data-id="service:shop"]').waitFor()
  })
  afterAll(async () => {
    elsewhere.close()
    await app.close()
  })

  const token = () => new URL(app.url).searchParams.get('token') ?? ''
  const elsewhereUrl = (name: string) => `http://${name}:${(elsewhere.address() as AddressInfo).port}/`

  it('has no token in its address, its history or what it loaded', async () => {
    expect(app.page.url()).toBe(`${new URL(app.url).origin}/`)
    const line = await app.page.context().newCDPSession(app.page)
    const { entries } = await line.send('Page.getNavigationHistory')
    expect(entries.map(({ url }) => url)).toEqual(['about:blank', app.page.url()])
    const known = await app.page.evaluate(() => JSON.stringify([performance.getEntries().map(({ name }) => name), document.referrer, document.cookie, Object.entries(localStorage), Object.entries(sessionStorage), document.documentElement.outerHTML]))
    expect(known).not.toContain(token())
    expect(await app.page.evaluate(() => document.cookie)).toBe('')
  })

  it('runs under its policy without a violation, and goes on after a reload', async () => {
    const complaints: string[] = []
    app.page.on('console', (message) => {
      if (/Content Security Policy|Refused|blocked/i.test(message.text())) complaints.push(message.text())
    })
    app.page.on('pageerror', (error) => complaints.push(error.message))
    await app.page.reload()
    await app.page.locator('.vue-flow__node[data-id="service:shop"]').click()
    await app.page.getByRole('button', { name: /source/i }).first().click()
    await app.page.locator('.cm-content').waitFor()
    expect(complaints).toEqual([])
  })

  it('goes on in another tab', async () => {
    const tab = await app.page.context().newPage()
    await tab.goto(app.page.url())
    await tab.locator('.vue-flow__node[data-id="service:shop"]').waitFor()
    await tab.close()
  })

  it.each(['localhost', '127.0.0.1'])('gives pages of other ports, by the name %s, no Referer, and they get nothing of it', async (name) => {
    const other = await app.page.context().newPage()
    await other.goto(elsewhereUrl(name))
    const tried = await other.evaluate(async (origin) => {
      const fetched = await fetch(`${origin}/`, { credentials: 'include' }).then((answer) => answer.type, () => 'refused')
      const posted = await fetch(`${origin}/socket`, { method: 'POST', mode: 'no-cors', body: '{"id":1,"method":"projects.recent","input":{}}' }).then((answer) => answer.status, () => 'refused')
      const socket = await new Promise((resolve) => {
        const made = new WebSocket(`${origin.replace('http', 'ws')}/socket`)
        made.onopen = () => resolve('open')
        made.onerror = () => resolve('refused')
      })
      const framed = await new Promise((resolve) => {
        const frame = Object.assign(document.createElement('iframe'), { src: `${origin}/` })
        frame.onload = () => resolve(frame.contentDocument === null ? 'closed' : 'readable')
        document.body.append(frame)
      })
      return { fetched, posted, socket, framed }
    }, new URL(app.url).origin)
    expect(tried).toEqual({ fetched: 'refused', posted: 'refused', socket: 'refused', framed: 'closed' })
    await other.close()

    const popup = app.page.context().waitForEvent('page')
    await app.page.evaluate((url) => void window.open(url), elsewhereUrl(name))
    await (await popup).waitForLoadState()
    await (await popup).close()
    expect(received.length).toBeGreaterThanOrEqual(2)
    expect(received.filter(({ referer }) => referer?.includes(new URL(app.url).host))).toEqual([])
  })

  it('is closed to a server of another port, though the browser sends it the cookie', async () => {
    const { port } = new URL(app.url)
    const cookie = received.map((request) => request.cookie).find((sent) => sent?.startsWith(`stackyard-${port}=`))
    expect(cookie).toBeDefined()
    const own = [`Host: 127.0.0.1:${port}`, `Origin: http://127.0.0.1:${port}`, `Cookie: ${cookie}`]
    const page = await rawRequest(Number(port), ['GET / HTTP/1.1', ...own, 'Connection: close'])
    expect([page.status, page.body.includes('socket-key')]).toEqual([200, false])
    for (const target of ['/socket', '/socket?key='])
      expect((await rawRequest(Number(port), [`GET ${target} HTTP/1.1`, ...own, 'Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=='])).status).toBe(403)
  })

  it('is refused to another browser that has the used link', async () => {
    const stranger = await app.page.context().browser()?.newContext()
    const page = await stranger?.newPage()
    for (const address of [app.url, new URL(app.url).origin]) {
      const answer = await page?.goto(address)
      expect(answer?.status()).toBe(403)
      expect(await page?.locator('body').innerText()).toMatch(/works once/)
    }
    await stranger?.close()
  })

  it('writes the token in its one line and nowhere else', () => {
    expect(app.log().split('\n').filter((line) => line.includes(token()))).toEqual([`Stackyard: ${app.url}`])
    expect(app.log().match(/^Stackyard: http/gm)).toHaveLength(1)
    const written = readdirSync(app.folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
    expect(written.length).toBeGreaterThan(0)
    expect(written.filter((path) => readFileSync(path, 'latin1').includes(token()))).toEqual([])
  })
})

describe('the web shell as a process', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s ends it, with code 0 and nothing left', async (signal) => {
    const app = startAppProcess(['out/main/web.js', '--no-open', '--', folder], { environment }, false)
    const [, url = ''] = await app.waitFor(/^Stackyard: (http:\S+)$/m)
    // A request that is under way does not hold it up.
    const held = fetch(url).catch(() => undefined)
    app.child.kill(signal)
    expect(await app.ended(10_000)).toBe(0)
    await held
    expect(processesNaming(app.folder)).toEqual([])
    await expect(fetch(url)).rejects.toThrow()
  })

  it('says what to do where the port is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => taken.once('listening', resolve))
    const { port } = taken.address() as AddressInfo
    const app = startAppProcess(['out/main/web.js', '--no-open', '--port', String(port)], { environment }, false)
    expect(await app.ended(10_000)).toBe(1)
    expect(app.log()).toBe(`Stackyard: Port ${port} is taken. Choose another with --port, or leave it out.\n`)
    taken.close()
  })

  it.each([
    [['--port', 'http'], /--port takes a number/],
    [['--host', '0.0.0.0'], /--host/],
    [['a', 'b'], /one folder or compose file/],
  ])('says what is wrong with %j', async (words, sentence) => {
    const app = startAppProcess(['out/main/web.js', '--no-open', ...words], { environment }, false)
    expect(await app.ended(10_000)).toBe(1)
    expect(app.log()).toMatch(sentence)
  })

  it('hands the address to the browser of the system, and goes on where there is none', async () => {
    const nowhere = mkdtempSync(join(tmpdir(), 'stackyard-no-browser-'))
    const child = spawn(process.execPath, ['out/main/web.js'], { cwd: projectFolder, env: { HOME: nowhere, PATH: nowhere, STACKYARD_DATA: nowhere, STACKYARD_SAMPLES: nowhere, ...environment } })
    const output = new Promise<string>((resolve) => child.stdout.once('data', (text) => resolve(String(text))))
    const [, url = ''] = (await output).match(/^Stackyard: (\S+)\n$/) ?? []
    expect((await fetch(url, { redirect: 'manual' })).status).toBe(303)
    const gone = new Promise((resolve) => child.once('close', resolve))
    child.kill('SIGTERM')
    expect(await gone).toBe(0)
    rmSync(nowhere, { recursive: true })
  })
})
