import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readWebArguments } from '@main/shells/web/webArguments'

describe('readWebArguments', () => {
  it('takes nothing: any port, opens the browser, the start screen', () => expect(readWebArguments([], '/work')).toEqual({ port: 0, open: true, path: null }))
  it('takes all of it, the path from where the person stands', () => expect(readWebArguments(['--port', '8123', '--no-open', 'shop'], '/work')).toEqual({ port: 8123, open: false, path: resolve('/work/shop') }))
  it('takes a path that begins with a dash after --', () => expect(readWebArguments(['--', '--shop'], '/work').path).toBe(resolve('/work/--shop')))
  it.each(['65536', '-1', 'http', '', '1e3', '999999'])('refuses the port %j in words', (port) => expect(() => readWebArguments([`--port=${port}`], '/')).toThrow(/--port takes a number up to 65535/))
  it('refuses two paths', () => expect(() => readWebArguments(['a', 'b'], '/')).toThrow(/one folder/))
  it('refuses an option it does not know', () => expect(() => readWebArguments(['--host', '0.0.0.0'], '/')).toThrow(/--host/))
})
