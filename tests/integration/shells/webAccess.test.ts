import { request } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { rawRequest } from '../../support/web/rawRequest'
import { stubbedWebServer, type StubbedWebServer } from '../../support/web/stubbedWebServer'

let server: StubbedWebServer
beforeEach(async () => void (server = await stubbedWebServer()))
afterEach(async () => {
  // Whatever a test sent: nothing of it may have reached a handler, and the token is in no log.
  expect(server.services.calls).toEqual([])
  expect(server.logged.join('\n')).not.toContain(server.token)
  await server.close()
})

const host = () => `Host: 127.0.0.1:${server.port}`

describe('the token', () => {
  it('becomes a cookie and disappears from the address', async () => {
    const answer = await fetch(server.url, { redirect: 'manual' })
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe('/')
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const cookie = answer.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(new RegExp(`^stackyard-${server.port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`))
    expect(cookie).not.toContain(server.token)
    expect(await answer.text()).toBe('')
  })

  it('is 32 random bytes', () => expect(Buffer.from(server.token, 'base64url')).toHaveLength(32))

  it('works once', async () => {
    const cookie = await server.logIn()
    for (const headers of [{}, { Cookie: cookie }]) {
      const answer = await fetch(server.url, { redirect: 'manual', headers })
      expect(answer.status).toBe(403)
      expect(answer.headers.get('set-cookie')).toBeNull()
    }
    expect((await fetch(`http://127.0.0.1:${server.port}/`, { headers: { Cookie: cookie } })).status).toBe(200)
  })

  it('works once for requests that race', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => fetch(server.url, { redirect: 'manual' })))
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 403)).toHaveLength(19)
  })

  it.each(['', 'x', 'a'.repeat(43), 'a'.repeat(8000), '%00', '__proto__'])('is refused when it is wrong: %j', async (token) => {
    const answer = await fetch(`http://127.0.0.1:${server.port}/?token=${token}`, { redirect: 'manual' })
    expect(answer.status).toBe(403)
    expect(answer.headers.get('set-cookie')).toBeNull()
    // The right one was not used up by that.
    expect((await fetch(server.url, { redirect: 'manual' })).status).toBe(303)
  })

  it.each([(token: string) => `/index.html?token=${token}`, (token: string) => `/?token=${token}&token=${token}`, (token: string) => `/?a=1&token=${token}`, (token: string) => `//?token=${token}`, (token: string) => `/#?token=${token}`])(
    'is taken at its own place only (%#)',
    async (target) => {
      const answer = await rawRequest(server.port, [`GET ${target(server.token)} HTTP/1.1`, host(), 'Connection: close'])
      expect(answer.status).toBe(403)
      expect(answer.headers.has('set-cookie')).toBe(false)
    },
  )

  it.each(['HEAD', 'POST', 'PUT', 'OPTIONS'])('is not used up by %s', async (method) => {
    expect((await rawRequest(server.port, [`${method} /?token=${server.token} HTTP/1.1`, host(), 'Connection: close'])).headers.has('set-cookie')).toBe(false)
    expect((await fetch(server.url, { redirect: 'manual' })).status).toBe(303)
  })
})

describe('without the session', () => {
  it.each(['/', '/index.html', '/page.js', '/socket', '/nothing'])('%s is refused alike', async (path) => {
    for (const headers of [{}, { Cookie: `stackyard-${server.port}=${'a'.repeat(43)}` }, { Cookie: `stackyard-${server.port}=` }, { Cookie: 'nonsense; =; ;;' }, { Authorization: `Bearer ${server.token}` }] as Record<string, string>[])
      expect((await fetch(`http://127.0.0.1:${server.port}${path}`, { headers })).status).toBe(403)
  })

  it("takes no session of another run", async () => {
    const other = await stubbedWebServer()
    const [, value] = (await other.logIn()).split('=')
    await server.logIn()
    expect((await fetch(`http://127.0.0.1:${server.port}/`, { headers: { Cookie: `stackyard-${server.port}=${value}` } })).status).toBe(403)
    await other.close()
  })
})

describe('the Host header', () => {
  const evil = [
    ['evil.test', () => ['Host: evil.test']],
    ['evil.test with the port', () => [`Host: evil.test:${server.port}`]],
    ['localhost.evil', () => [`Host: localhost.evil:${server.port}`]],
    ['localhost, which DNS may redirect', () => [`Host: localhost:${server.port}`]],
    ['the address without the port', () => ['Host: 127.0.0.1']],
    ['another port', () => [`Host: 127.0.0.1:${server.port + 1}`]],
    ['a longer name', () => [`Host: 127.0.0.1:${server.port}.evil.test`]],
    ['an address with a name in front', () => [`Host: user@127.0.0.1:${server.port}`]],
    ['none', () => []],
    ['an empty one', () => ['Host:']],
    ['doubled, ours first', () => [host(), 'Host: evil.test']],
    ['doubled, ours last', () => ['Host: evil.test', host()]],
    ['doubled, ours twice', () => [host(), host()]],
    ['two in one line', () => [`Host: 127.0.0.1:${server.port}, evil.test`]],
  ] as const
  it.each(evil)('%s is refused', async (_, lines) => {
    const cookie = await server.logIn()
    for (const target of ['/', '/page.js', `/?token=${server.token}`]) {
      const answer = await rawRequest(server.port, [`GET ${target} HTTP/1.1`, ...lines(), `Cookie: ${cookie}`, 'Connection: close'])
      expect([400, 403]).toContain(answer.status)
      expect(answer.body).not.toContain('<html>')
    }
  })
  it('is needed in HTTP/1.0 too', async () => {
    expect((await rawRequest(server.port, ['GET / HTTP/1.0', `Cookie: ${await server.logIn()}`])).status).toBe(403)
  })
  it('counts, not the address in the request line', async () => {
    const answer = await rawRequest(server.port, [`GET http://127.0.0.1:${server.port}/ HTTP/1.1`, 'Host: evil.test', `Cookie: ${await server.logIn()}`, 'Connection: close'])
    expect(answer.status).toBe(403)
  })
})

describe('the source of a request', () => {
  const foreign = ['Origin: null', 'Origin: http://evil.test', 'Origin: https://127.0.0.1', 'Origin:', 'Sec-Fetch-Site: cross-site', 'Sec-Fetch-Site: same-site', 'Sec-Fetch-Site: ']
  it.each(foreign)('%s is refused', async (line) => {
    const cookie = await server.logIn()
    const answer = await rawRequest(server.port, ['GET /page.js HTTP/1.1', host(), `Cookie: ${cookie}`, line, 'Connection: close'])
    expect(answer.status).toBe(403)
  })
  it.each([(port: number) => port + 1, () => 80])('another port of this machine is refused (%#)', async (other) => {
    const answer = await rawRequest(server.port, ['GET /page.js HTTP/1.1', host(), `Cookie: ${await server.logIn()}`, `Origin: http://127.0.0.1:${other(server.port)}`, 'Connection: close'])
    expect(answer.status).toBe(403)
  })
  it('never gets a CORS header', async () => {
    const cookie = await server.logIn()
    for (const line of [`Origin: http://127.0.0.1:${server.port}`, 'Origin: http://evil.test'])
      for (const method of ['GET', 'OPTIONS']) {
        const { headers } = await rawRequest(server.port, [`${method} /page.js HTTP/1.1`, host(), `Cookie: ${cookie}`, line, 'Access-Control-Request-Method: POST', 'Connection: close'])
        expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
      }
  })
})

describe('paths', () => {
  const paths = ['/../package.json', '/..%2fpackage.json', '/%2e%2e/package.json', '/..%5cpackage.json', '/..\\package.json', '/./page.js', '//page.js', '/page.js/', '/page.js%00', '/page.js\u0001', '/etc/passwd', '//etc/passwd', '/C:/Windows/win.ini', '/__proto__', '/constructor', '/assets', '/page.js;x', '/PAGE.JS', '*', 'page.js', 'http://evil.test/page.js', 'file:///etc/passwd']
  it.each(paths)('%j names no file', async (path) => {
    const answer = await rawRequest(server.port, [`GET ${path} HTTP/1.1`, host(), `Cookie: ${await server.logIn()}`, 'Connection: close'])
    expect([400, 404]).toContain(answer.status)
    expect(answer.body).not.toContain('document.title')
  })
  it('serves what is in the listing, with its type and no guessing', async () => {
    const answer = await rawRequest(server.port, ['GET /page.js HTTP/1.1', host(), `Cookie: ${await server.logIn()}`, 'Connection: close'])
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('same-origin')
  })
})

describe('what could act', () => {
  const posts = ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/json']
  it.each(posts)('a post of %s is refused and its body is not read', async (type) => {
    const body = JSON.stringify({ id: 1, method: 'projects.recent', input: {} })
    const cookie = await server.logIn()
    for (const path of ['/', '/socket', '/index.html', `/?token=${server.token}`]) {
      const answer = await rawRequest(server.port, [`POST ${path} HTTP/1.1`, host(), `Cookie: ${cookie}`, `Origin: http://127.0.0.1:${server.port}`, `Content-Type: ${type}`, `Content-Length: ${body.length}`], body)
      expect(answer.status).toBe(405)
      expect(answer.headers.get('connection')).toBe('close')
    }
  })
  it.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND'])('%s is refused', async (method) => {
    expect((await rawRequest(server.port, [`${method} / HTTP/1.1`, host(), `Cookie: ${await server.logIn()}`, 'Connection: close'])).status).toBe(405)
  })
  it('is no proxy', async () => {
    const answer = await rawRequest(server.port, ['CONNECT 127.0.0.1:22 HTTP/1.1', host(), `Cookie: ${await server.logIn()}`], '', 500)
    expect(answer.status).toBe(0)
  })
  it.each([['a smuggled second request', ['Content-Length: 4', 'Transfer-Encoding: chunked']], ['two lengths', ['Content-Length: 4', 'Content-Length: 5']], ['a folded header', [' X: y']]])('%s is refused', async (_, lines) => {
    const cookie = await server.logIn()
    expect((await rawRequest(server.port, ['GET / HTTP/1.1', host(), `Cookie: ${cookie}`, ...lines], 'abcd', 500)).status).toBe(400)
  })
})

it('listens on 127.0.0.1 only', async () => {
  const answer = await new Promise<string>((resolve) => {
    const call = request({ host: '::1', port: server.port }, () => resolve('answered'))
    call.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'failed'))
    call.end()
  })
  expect(answer).not.toBe('answered')
})

it('gives the page a policy with a nonce that is new each time', async () => {
  const cookie = await server.logIn()
  const load = async () => {
    const answer = await fetch(`http://127.0.0.1:${server.port}/`, { headers: { Cookie: cookie } })
    const policy = answer.headers.get('content-security-policy') ?? ''
    const nonce = (await answer.text()).match(/<meta name="csp-nonce" content="([^"]+)">/)?.[1] ?? ''
    return { policy, nonce }
  }
  const [first, second] = [await load(), await load()]
  expect(first.nonce).not.toBe(second.nonce)
  expect(first.policy).toContain(`'nonce-${first.nonce}'`)
  expect(first.policy).toContain("default-src 'none'")
  expect(first.policy).toMatch(/script-src 'self';/)
  expect(first.policy).not.toContain('unsafe')
})
