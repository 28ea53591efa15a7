import { describe, expect, it } from 'vitest'
import { parsePort } from '@core/resolve/shortForms/parsePort'
import { parseVolume } from '@core/resolve/shortForms/parseVolume'

describe('parsePort', () => {
  const tcp = { hostIp: '', published: '', protocol: 'tcp' }
  it.each([
    ['3000', [{ ...tcp, target: 3000 }]],
    ['3000-3001', [{ ...tcp, target: 3000 }, { ...tcp, target: 3001 }]],
    ['8000:80', [{ ...tcp, target: 80, published: '8000' }]],
    ['9090-9091:80-81', [{ ...tcp, target: 80, published: '9090' }, { ...tcp, target: 81, published: '9091' }]],
    ['8000-9000:80', [{ ...tcp, target: 80, published: '8000-9000' }]],
    ['127.0.0.1:8001:8001', [{ ...tcp, hostIp: '127.0.0.1', target: 8001, published: '8001' }]],
    ['127.0.0.1::80', [{ ...tcp, hostIp: '127.0.0.1', target: 80 }]],
    ['53:53/UDP', [{ ...tcp, target: 53, published: '53', protocol: 'udp' }]],
    ['[::1]:80:80', [{ ...tcp, hostIp: '::1', target: 80, published: '80' }]],
    ['999-1000:999-1000', [{ ...tcp, target: 1000, published: '1000' }, { ...tcp, target: 999, published: '999' }]],
  ])('%s', (text, expected) => {
    expect(parsePort(text)).toEqual(expected)
  })

  it.each([
    ['', 'missing'],
    ['80:', 'missing'],
    ['x', 'no container port'],
    ['70000', 'no container port'],
    ['81-80', 'no container port'],
    ['x:80', 'no host port'],
    ['80-82:80-81', 'differ in length'],
    ['80/icmp', 'protocol'],
    ['1.2.3:80:80', 'no IP address'],
    ['::1:80:80', 'brackets'],
  ])('refuses %j', (text, reason) => {
    expect(parsePort(text)).toMatchObject({ fault: expect.stringContaining(reason) })
  })
})

describe('parseVolume', () => {
  const none = { readOnly: false, noCopy: false, propagation: '', selinux: '' }
  it.each([
    ['/data', { ...none, type: 'volume', source: '', target: '/data' }],
    ['named:/data', { ...none, type: 'volume', source: 'named', target: '/data' }],
    ['./here:/data', { ...none, type: 'bind', source: './here', target: '/data' }],
    ['~/x:/data:ro', { ...none, type: 'bind', source: '~/x', target: '/data', readOnly: true }],
    ['/abs:/data:ro,Z', { ...none, type: 'bind', source: '/abs', target: '/data', readOnly: true, selinux: 'Z' }],
    ['named:/data:rw,nocopy', { ...none, type: 'volume', source: 'named', target: '/data', noCopy: true }],
    ['/a:/b:rshared', { ...none, type: 'bind', source: '/a', target: '/b', propagation: 'rshared' }],
    ['C:\\win:/data', { ...none, type: 'bind', source: 'C:\\win', target: '/data' }],
    ['C:\\win:D:\\data:ro', { ...none, type: 'bind', source: 'C:\\win', target: 'D:\\data', readOnly: true }],
    ['named:/data:unknown', { ...none, type: 'volume', source: 'named', target: '/data' }],
    ['/x', { ...none, type: 'volume', source: '', target: '/x' }],
  ])('%s', (text, expected) => {
    expect(parseVolume(text)).toEqual(expected)
  })

  it.each([
    ['', 'empty'],
    ['aa::bb', 'nothing between'],
    ['aa:bb:cc:dd', 'too many colons'],
  ])('refuses %j', (text, reason) => {
    expect(parseVolume(text)).toMatchObject({ fault: expect.stringContaining(reason) })
  })
})
