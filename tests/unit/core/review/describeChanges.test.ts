import { describe, expect, it } from 'vitest'
import { analyze } from '@core/analyze'
import { describeChanges } from '@core/review/describeChanges'
import type { ProjectInput } from '@core/resolve/types'

const text = `services:
  web:
    image: nginx:1.27
    environment:
      A: "1"
      TOKEN: abc
    ports: ["80:80"]
  db:
    image: postgres:17
volumes:
  data:
`

function input(content: string): ProjectInput {
  return { name: null, folderName: 'shop', composeFiles: ['compose.yaml'], files: new Map([['compose.yaml', { kind: 'text', text: content }]]), environment: {}, profiles: [] }
}

function changes(after: string) {
  const before = analyze(input(text))
  return describeChanges(before, analyze(input(after), before))
}

describe('describeChanges', () => {
  it('says nothing of what is only written in another way', () => {
    expect(changes(text.replace('ports: ["80:80"]', 'ports:\n      - target: 80\n        published: "80"\n        protocol: tcp\n        mode: ingress').replace('image: nginx', '# the front\n    image: nginx'))).toEqual([])
  })

  it('gives both values of what is single', () => {
    expect(changes(text.replace('nginx:1.27', 'nginx:1.28'))).toEqual([{ kind: 'service', name: 'web', change: 'changed', attributes: [{ name: 'image', before: 'nginx:1.27', after: 'nginx:1.28', added: [], removed: [], changed: [] }] }])
  })

  it('names what came, went and changed in a map, and never a value of it', () => {
    const found = changes(text.replace('A: "1"', 'B: "2"').replace('abc', 'def'))
    expect(found).toMatchObject([{ name: 'web', attributes: [{ name: 'environment', added: ['B'], removed: ['A'], changed: ['TOKEN'] }] }])
    expect(JSON.stringify(found)).not.toMatch(/abc|def/)
  })

  it('tells what is new, what is gone, and what only has another name', () => {
    expect(changes(`${text.replace('  db:', '  database:')}  logs:\n`)).toEqual([
      { kind: 'service', name: 'database', change: 'renamed', from: 'db', attributes: [] },
      expect.objectContaining({ kind: 'volume', name: 'logs', change: 'added' }),
    ])
    expect(changes(text.slice(0, text.indexOf('  db:')))).toMatchObject([{ kind: 'service', name: 'db', change: 'removed' }, { kind: 'volume', name: 'data', change: 'removed' }])
  })

  it('knows a service by what it is, also where something else of it changed', () => {
    const after = text.replace('  db:\n    image: postgres:17', '  database:\n    image: postgres:17\n    restart: always')
    expect(changes(after)).toMatchObject([{ name: 'database', change: 'renamed', from: 'db', attributes: [{ name: 'restart', after: 'always' }] }])
    expect(changes(text.replace('  db:\n    image: postgres:17', '  cache:\n    image: redis'))).toMatchObject([{ name: 'cache', change: 'added', image: 'redis' }, { name: 'db', change: 'removed' }])
  })
})
