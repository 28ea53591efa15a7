import { describe, expect, it } from 'vitest'
import { outlineItems } from '@renderer/outline/outlineItems'
import { outlineMove } from '@renderer/outline/outlineMove'
import { outlineRows, type OutlineView } from '@renderer/outline/outlineRows'
import { analysisOf } from '../../core/graph/graphOf'

const text = `services:
  web:
    image: nginx
    depends_on: [api]
    networks: [front]
  api:
    image: node
    environment:
      DATABASE: postgres://db:5432/x
    networks: [front]
  db:
    image: postgres
    networks: [front]
    volumes: [data:/var/lib/postgresql/data]
volumes:
  data:
networks:
  front:
`

const items = outlineItems(analysisOf(text).graph)
const view: OutlineView = { toggled: new Set(), filter: '', wordsOf: (item) => (item.kind === 'node' ? item.node.name : item.kind === 'edge' ? item.to.name : '') }
const shown = (changes: Partial<OutlineView> = {}) => outlineRows(items, { ...view, ...changes }).map(({ key, level, expanded }) => `${'  '.repeat(level - 1)}${expanded === null ? '' : expanded ? '- ' : '+ '}${key}`)

describe('outlineRows', () => {
  it('shows kinds open and things closed at first, in the order of the file', () => {
    expect(shown()).toEqual(['- group:service', '  + service:web', '  + service:api', '  + service:db', '- group:network', '  network:front', '- group:volume', '  volume:data'])
  })

  it('shows what a service depends on, joins and mounts beneath it, and what was only worked out too', () => {
    expect(shown({ toggled: new Set(['service:web', 'service:api', 'group:network']) }).slice(0, 8)).toEqual([
      '- group:service',
      '  - service:web',
      '    depends_on:service:web->service:api',
      '    network:service:web->network:front',
      '  - service:api',
      '    network:service:api->network:front',
      '    inferred:service:api->service:db',
      '  + service:db',
    ])
  })

  it('a filter leaves what holds it, and opens what is related to it on just that', () => {
    expect(shown({ filter: 'data' })).toEqual(['- group:service', '  - service:db', '    mount:service:db->volume:data', '- group:volume', '  volume:data'])
    expect(shown({ filter: 'nothing' })).toEqual([])
  })

  it('tells places among siblings', () => {
    expect(outlineRows(items, view).map(({ key, position, siblings, parent }) => [key, position, siblings, parent]).slice(0, 3)).toEqual([
      ['group:service', 1, 3, null],
      ['service:web', 1, 3, 'group:service'],
      ['service:api', 2, 3, 'group:service'],
    ])
  })
})

describe('outlineMove', () => {
  const rows = outlineRows(items, { ...view, toggled: new Set(['service:web']) })
  const at = (key: string) => rows.findIndex((row) => row.key === key)

  it.each([
    ['ArrowDown', 'service:web', { kind: 'go', to: 2 }],
    ['ArrowUp', 'group:service', { kind: 'go', to: 0 }],
    ['Home', 'volume:data', { kind: 'go', to: 0 }],
    ['End', 'service:web', { kind: 'go', to: rows.length - 1 }],
    ['ArrowRight', 'service:api', { kind: 'open', key: 'service:api' }],
    ['ArrowRight', 'service:web', { kind: 'go', to: 2 }],
    ['ArrowRight', 'volume:data', null],
    ['ArrowLeft', 'service:web', { kind: 'close', key: 'service:web' }],
    ['ArrowLeft', 'service:api', { kind: 'go', to: 0 }],
    ['*', 'service:api', { kind: 'openAll', keys: ['service:api', 'service:db'] }],
    ['Tab', 'service:api', null],
  ])('%s at %s', (key, from, expected) => {
    expect(outlineMove(rows, at(from), key)).toEqual(expected)
  })

  it('goes nowhere in an empty tree', () => {
    expect(outlineMove([], -1, 'ArrowDown')).toBeNull()
  })
})
