import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { movesToSort } from '@core/commands/paths/sortPath'
import { planText, refusalOf } from './planText'

const text = `services:
  web:
    image: nginx # front
    cap_add: [SYS_TIME, NET_ADMIN]
  # the cache
  cache:
    image: redis
  db:
    image: postgres
    command: [b, a]
`

describe('sort', () => {
  it('sorts services, comments moving along', () => {
    expect(planText(text, { op: 'sort', path: ['services'] })).toBe(
      'services:\n' +
        '  # the cache\n  cache:\n    image: redis\n  db:\n    image: postgres\n    command: [b, a]\n  web:\n    image: nginx # front\n    cap_add: [SYS_TIME, NET_ADMIN]\n',
    )
  })

  it('says which anchor has to stay ahead', () => {
    const anchored = 'services:\n  web:\n    image: a\n    ports: &p ["80:80"]\n  api:\n    image: b\n    ports: *p\n'
    expect(refusalOf(anchored, { op: 'sort', path: ['services'] })).toMatchObject({ code: 'ANCHOR_ORDER', message: expect.stringContaining('services.web holds the anchor &p, which services.api uses') as string })
    expect(planText(anchored.replace('web:', 'a:').replace('  api:', '  c:\n    image: c\n  b:'), { op: 'sort', path: ['services'] })).toMatch(/ a:[^]* b:[^]* c:/)
  })

  it('sorts a list whose order says nothing, and leaves one whose order does', () => {
    expect(planText(text, { op: 'sort', path: ['services', 'web', 'cap_add'] })).toContain('[NET_ADMIN, SYS_TIME]')
    expect(refusalOf(text, { op: 'sort', path: ['services', 'db', 'command'] }).code).toBe('ORDER_MATTERS')
    expect(refusalOf(text, { op: 'sort', path: ['services', 'web', 'image'] }).code).toBe('NO_SUCH_PATH')
  })
})

describe('movesToSort', () => {
  it('sorts anything, and moves nothing that is in order', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 3 }), { maxLength: 12 }), (keys) => {
        const items = keys.map((key, index) => ({ key, index }))
        for (const { from, to, original } of movesToSort(keys)) {
          expect(items[from]?.index).toBe(original)
          const [item] = items.splice(from, 1)
          if (item) items.splice(from < to ? to - 1 : to, 0, item)
        }
        expect(items.map((item) => item.key)).toEqual([...keys].sort((left, right) => (left < right ? -1 : left > right ? 1 : 0)))
        expect(movesToSort(items.map((item) => item.key))).toEqual([])
      }),
      { seed: 7, numRuns: 300 },
    )
  })
})
