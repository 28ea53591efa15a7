import { describe, expect, it } from 'vitest'
import { planText, refusalOf } from './planText'

const text = `services:
  web:
    image: nginx
    secrets:
      - key
  db:
    image: postgres
    configs:
      - source: conf
        target: /etc/conf
secrets:
  key:
    file: ./key
  other:
    file: ./other
configs:
  conf:
    file: ./conf
  more:
    file: ./more
`

describe('grant', () => {
  it('follows the form of those that are there', () => {
    expect(planText(text, { op: 'grant', kind: 'secret', service: 'web', name: 'other' })).toBe(text.replace('      - key\n', '      - key\n      - other\n'))
    expect(planText(text, { op: 'grant', kind: 'config', service: 'db', name: 'more' })).toBe(text.replace('/etc/conf\n', '/etc/conf\n      - source: more\n'))
    expect(planText(text, { op: 'grant', kind: 'config', service: 'web', name: 'more', target: '/etc/more' })).toContain('    configs:\n      - source: more\n        target: /etc/more\n')
  })

  it('refuses what is granted or not declared', () => {
    expect(refusalOf(text, { op: 'grant', kind: 'secret', service: 'web', name: 'key' }).code).toBe('ALREADY_GRANTED')
    expect(refusalOf(text, { op: 'grant', kind: 'secret', service: 'web', name: 'nothing' }).code).toBe('UNKNOWN_RESOURCE')
  })
})

describe('revoke', () => {
  it('takes it away in either form, with an emptied list', () => {
    expect(planText(text, { op: 'revoke', kind: 'secret', service: 'web', name: 'key' })).toBe(text.replace('    secrets:\n      - key\n', ''))
    expect(planText(text, { op: 'revoke', kind: 'config', service: 'db', name: 'conf' })).toBe(text.replace('    configs:\n      - source: conf\n        target: /etc/conf\n', ''))
  })

  it('refuses what was not granted', () => {
    expect(refusalOf(text, { op: 'revoke', kind: 'config', service: 'web', name: 'conf' }).code).toBe('NOT_GRANTED')
  })
})
