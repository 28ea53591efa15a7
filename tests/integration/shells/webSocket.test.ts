import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import { methods } from '@contract/methods'
import { longestMessage } from '@main/shells/web/startWebServer'
import { rawRequest } from '../../support/web/rawRequest'
import { stubbedWebServer, type StubbedWebServer } from '../../support/web/stubbedWebServer'

let server: StubbedWebServer
let cookie: string
let key: string
beforeEach(async () => {
  server = await stubbedWebServer({ 'logs.follow': { stream: 'stream-one' } })
  cookie = await server.logIn()
  key = (await server.pageKey(cookie)) ?? ''
})
afterEach(async () => {
  expect(server.logged.join('\n')).not.toContain(server.token)
  await server.close()
})

const host = () => `Host: 127.0.0.1:${server.port}`
const ours = () => `Origin: http://127.0.0.1:${server.port}`
const upgrade = ['Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==']

describe('an upgrade', () => {
  const status = async (lines: readonly string[], target = `/socket?key=${key}`) => (await rawRequest(server.port, [`GET ${target} HTTP/1.1`, ...lines, ...upgrade], '', 500)).status
  afterEach(() => expect(server.services.calls).toEqual([]))

  it('with our Host, our Origin and the session is taken', async () => expect(await status([host(), ours(), `Cookie: ${cookie}`])).toBe(101))

  const origins = ['', 'null', 'http://evil.test', 'https://127.0.0.1', 'http://localhost', 'file://', 'http://127.0.0.1']
  it.each(origins)('with the Origin %j is refused', async (origin) => expect(await status([host(), `Cookie: ${cookie}`, `Origin: ${origin}`])).toBe(403))
  it('without an Origin is refused', async () => expect(await status([host(), `Cookie: ${cookie}`])).toBe(403))
  it('from another port is refused', async () => expect(await status([host(), `Cookie: ${cookie}`, `Origin: http://127.0.0.1:${server.port + 1}`])).toBe(403))
  it('with https as its scheme is refused', async () => expect(await status([host(), `Cookie: ${cookie}`, `Origin: https://127.0.0.1:${server.port}`])).toBe(403))
  it('with two Origins is refused', async () => expect(await status([host(), `Cookie: ${cookie}`, ours(), 'Origin: http://evil.test'])).toBe(403))
  it('with a foreign Sec-Fetch-Site is refused', async () => expect(await status([host(), `Cookie: ${cookie}`, ours(), 'Sec-Fetch-Site: same-site'])).toBe(403))

  it.each(['evil.test', 'localhost.evil', 'localhost', '127.0.0.1', '[::1]'])('with the Host %s is refused', async (name) => expect(await status([`Host: ${name}`, ours(), `Cookie: ${cookie}`])).toBe(403))
  it('with a doubled Host is refused', async () => expect(await status([host(), 'Host: evil.test', ours(), `Cookie: ${cookie}`])).toBe(403))
  it('without a Host is refused', async () => expect([400, 403]).toContain(await status([ours(), `Cookie: ${cookie}`])))

  it('without the session is refused', async () => {
    expect(await status([host(), ours()])).toBe(403)
    expect(await status([host(), ours(), `Cookie: stackyard-${server.port}=wrong`])).toBe(403)
    expect(await status([host(), ours(), `Cookie: token=${server.token}`])).toBe(403)
  })
  it.each(['/', '/?key=KEY', '/socket', '/socket?', '/socket?key=', '/socket?key=wrong', '/socket/?key=KEY', '/socket?key=KEY&more=1', '/socket?token=KEY', '/other?key=KEY', '//socket?key=KEY', '/%73ocket?key=KEY', '/socket?key=KEY#x', '/socket?key=KEY%00'])('at %s is refused', async (target) => {
    expect(await status([host(), ours(), `Cookie: ${cookie}`], target.replace('KEY', key))).toBe(403)
  })
  it('needs the key besides the cookie, which other ports of this address are sent too', async () => {
    expect(await status([host(), ours(), `Cookie: ${cookie}`])).toBe(101)
    expect(await server.pageKey(cookie)).toBeUndefined()
    expect(await status([host(), ours(), `Cookie: ${cookie}`], '/socket')).toBe(403)
    expect(await status([host(), ours(), `Cookie: ${cookie}`])).toBe(101)
  })
  it('does not use the key up when it is refused', async () => {
    expect(await status([host(), `Cookie: ${cookie}`])).toBe(403)
    expect(await server.pageKey(cookie)).toBe(key)
  })
  it('does not take the token for the key', async () => expect(await status([host(), ours(), `Cookie: ${cookie}`], `/socket?key=${server.token}`)).toBe(403))
})

/** An admitted socket. `next` gives the messages in order; `closed` the close code. */
async function openSocket() {
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}/socket?key=${key}`, { origin: `http://127.0.0.1:${server.port}`, headers: { Cookie: cookie } })
  const messages: string[] = []
  let wake: () => void = () => undefined
  socket.on('message', (data) => {
    messages.push(String(data))
    wake()
  })
  const closed = new Promise<number>((resolve) => socket.on('close', resolve))
  socket.on('error', () => undefined)
  await new Promise((resolve) => socket.on('open', resolve))
  return {
    socket,
    closed,
    async next(): Promise<unknown> {
      while (messages.length === 0) await new Promise<void>((resolve) => (wake = resolve))
      return JSON.parse(messages.shift() ?? '')
    },
  }
}

describe('an admitted socket', () => {
  it('carries a request, its reply and events', async () => {
    const { socket, next } = await openSocket()
    socket.send(JSON.stringify({ id: 7, method: 'projects.recent', input: {} }))
    expect(await next()).toEqual({ id: 7, reply: { ok: true, value: [] } })
    expect(server.services.calls).toEqual([{ method: 'projects.recent', input: {} }])
    for (const listener of server.services.listeners) listener('app.action', { name: 'view.fit' })
    expect(await next()).toEqual({ event: 'app.action', payload: { name: 'view.fit' } })
    socket.close()
  })

  const unknown = ['', 'nothing', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'projects', 'projects.recent ', 'Projects.Recent', 'projects.recent\0', '__proto__.invoke', 'x'.repeat(100_000)]
  it.each(unknown)('refuses the method %.40j', async (method) => {
    const { socket, next } = await openSocket()
    socket.send(JSON.stringify({ id: 1, method, input: {} }))
    expect(await next()).toMatchObject({ id: 1, reply: { ok: false, error: { code: 'UNKNOWN_METHOD' } } })
    expect(server.services.calls).toEqual([])
    socket.close()
  })

  const badInputs: [string, unknown][] = Object.keys(methods).flatMap((method) => [null, 1, 'text', [1], { unknownField: 1 }, { project: '../../etc' }, { project: {} }].map((input): [string, unknown] => [method, input]))
  it('refuses wrong inputs of every method', async () => {
    const { socket, next } = await openSocket()
    for (const [method, input] of badInputs) {
      socket.send(JSON.stringify({ id: 1, method, input }))
      expect(await next(), `${method} ${JSON.stringify(input)}`).toMatchObject({ reply: { ok: false, error: { code: 'BAD_REQUEST' } } })
    }
    expect(server.services.calls).toEqual([])
    socket.close()
  })

  it('takes keys of prototypes as nothing but keys', async () => {
    const { socket, next } = await openSocket()
    socket.send('{"id":1,"method":"settings.set","input":{"__proto__":{"theme":"dark"},"locale":"ru"}}')
    await next()
    expect(Object.hasOwn(Object.prototype, 'theme')).toBe(false)
    expect(server.services.calls.map(({ input }) => (input as { theme?: string }).theme)).not.toContain('dark')
    socket.close()
  })

  const malformed = ['', '{', 'null', '[]', '"text"', '1', '{}', '{"id":1}', '{"method":"projects.recent"}', '{"id":"1","method":"projects.recent","input":{}}', '{"id":-1,"method":"projects.recent","input":{}}', '{"id":1.5,"method":"projects.recent","input":{}}', '{"id":1,"method":["projects.recent"],"input":{}}', '{"id":1,"method":"projects.recent","input":{},"more":1}', `${'['.repeat(100_000)}`]
  it.each(malformed)('is closed by what is no request: %.40s', async (text) => {
    const { socket, closed } = await openSocket()
    socket.send(text)
    expect(await closed).toBe(1008)
    expect(server.services.calls).toEqual([])
  })
  it('is closed by bytes', async () => {
    const { socket, closed } = await openSocket()
    socket.send(Buffer.from('{"id":1,"method":"projects.recent","input":{}}'))
    expect(await closed).toBe(1008)
    expect(server.services.calls).toEqual([])
  })
  it('is closed by a message that is too long, and the server goes on', async () => {
    const { socket, closed } = await openSocket()
    socket.send(JSON.stringify({ id: 1, method: 'projects.recent', input: { fill: 'x'.repeat(longestMessage) } }))
    expect(await closed).toBe(1009)
    expect(server.services.calls).toEqual([])
    const another = await openSocket()
    another.socket.send(JSON.stringify({ id: 1, method: 'projects.recent', input: {} }))
    expect(await another.next()).toMatchObject({ reply: { ok: true } })
    another.socket.close()
  })
  it('is closed by text that is not UTF-8', async () => {
    const { socket, closed } = await openSocket()
    // A masked text frame of one byte, 0xff.
    ;(socket as unknown as { _socket: NodeJS.WritableStream })._socket.write(Buffer.from([0x81, 0x81, 0, 0, 0, 0, 0xff]))
    expect(await closed).toBe(1007)
  })

  it('hides what went wrong inside', async () => {
    const { socket, next } = await openSocket()
    socket.send(JSON.stringify({ id: 1, method: 'app.info', input: {} }))
    expect(await next()).toEqual({ id: 1, reply: { ok: false, error: { code: 'INTERNAL', message: expect.stringContaining('log'), data: {} } } })
    expect(server.logged).toHaveLength(1)
    socket.close()
  })

  it('gets no more events and stops its logs when the page goes', async () => {
    const { socket, next, closed } = await openSocket()
    socket.send(JSON.stringify({ id: 1, method: 'logs.follow', input: { project: 'project-one' } }))
    expect(await next()).toMatchObject({ reply: { ok: true } })
    expect(server.services.listeners.size).toBe(1)
    socket.close()
    await closed
    await expect.poll(() => server.services.calls.at(-1)).toEqual({ method: 'logs.stop', input: { stream: 'stream-one' } })
    expect(server.services.listeners.size).toBe(0)
  })
})

it('closes sockets and connections at the end', async () => {
  const { closed } = await openSocket()
  await server.close()
  expect(await closed).toBe(1006)
  await expect(rawRequest(server.port, ['GET / HTTP/1.1', host()])).rejects.toMatchObject({ code: 'ECONNREFUSED' })
})
