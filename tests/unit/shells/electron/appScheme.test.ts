import { describe, expect, it, vi } from 'vitest'
import { answerAppRequest } from '@main/shells/electron/appScheme'

vi.mock('electron', () => ({ protocol: {} }))

const files = new Map([
  ['/index.html', { type: 'text/html; charset=utf-8', body: Buffer.from('<html><head></head></html>') }],
  ['/assets/index.js', { type: 'text/javascript; charset=utf-8', body: Buffer.from('run()') }],
])

describe('the app scheme', () => {
  it('serves the page with a policy whose nonce the page knows', async () => {
    const answer = answerAppRequest(files, 'GET', 'stackyard://app/')
    const nonce = (await answer.text()).match(/name="csp-nonce" content="([^"]+)"/)?.[1]
    expect(answer.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`)
    expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self';/)
    expect(answer.headers.get('content-security-policy')).toContain("connect-src 'self';")
  })
  it('serves the files of the listing with their type', async () => {
    const answer = answerAppRequest(files, 'GET', 'stackyard://app/assets/index.js?v=1#x')
    expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([200, 'text/javascript; charset=utf-8', 'run()'])
  })
  it.each(['stackyard://app/../package.json', 'stackyard://app/%2e%2e/package.json', 'stackyard://app//etc/passwd', 'stackyard://app/assets/index.js%00', 'stackyard://app/__proto__', 'stackyard://other/', 'stackyard://app.evil.test/', 'stackyard://user@other/index.html'])('serves nothing for %s', async (address) => {
    const answer = answerAppRequest(files, 'GET', address)
    expect(answer.status).toBe(404)
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  })
  it.each(['POST', 'PUT', 'HEAD', 'OPTIONS'])('serves nothing for %s', (method) => expect(answerAppRequest(files, method, 'stackyard://app/').status).toBe(404))
})
