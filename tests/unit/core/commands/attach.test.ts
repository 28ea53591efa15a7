import { describe, expect, it } from 'vitest'
import { notesOf, planText, refusalOf } from './planText'

const text = `services:
  web:
    image: nginx
    networks:
      - front # public
  db:
    image: postgres
    networks:
      front: {}
  alone:
    image: redis
  host:
    image: agent
    network_mode: host
networks:
  front:
  back:
`

describe('attach', () => {
  it('keeps a list a list and a map a map', () => {
    expect(planText(text, { op: 'attach', service: 'web', network: 'back' })).toBe(text.replace('# public\n', '# public\n      - back\n'))
    expect(planText(text, { op: 'attach', service: 'db', network: 'back' })).toBe(text.replace('front: {}\n', 'front: {}\n      back: {}\n'))
  })

  it('turns a list into a map for an alias or an address', () => {
    const command = { op: 'attach', service: 'web', network: 'back', aliases: ['www'], ipv4: '10.0.0.2' } as const
    expect(planText(text, command)).toBe(
      text.replace('      - front # public\n', '      front: # public\n      back:\n        aliases:\n          - www\n        ipv4_address: 10.0.0.2\n'),
    )
    expect(notesOf(text, command)).toEqual(['FORM_CHANGED'])
  })

  it('says that a service which named no network leaves default', () => {
    expect(planText(text, { op: 'attach', service: 'alone', network: 'back' })).toContain('    image: redis\n    networks:\n      - back\n')
    expect(notesOf(text, { op: 'attach', service: 'alone', network: 'back' })).toEqual(['LEAVES_DEFAULT_NETWORK'])
  })

  it('declares a network that is new', () => {
    expect(planText(text, { op: 'attach', service: 'web', network: 'new' })).toBe(`${text.replace('# public\n', '# public\n      - new\n')}  new:\n`)
  })

  it('refuses a service that has a network mode, and one that is there already', () => {
    expect(refusalOf(text, { op: 'attach', service: 'host', network: 'back' })).toMatchObject({ code: 'NETWORK_MODE_CONFLICT', params: { mode: 'host' } })
    expect(refusalOf(text, { op: 'attach', service: 'web', network: 'front' }).code).toBe('ALREADY_ATTACHED')
  })

  it('refuses what is no address, and takes a variable for one', () => {
    const refused = (address: { ipv4?: string; ipv6?: string }) => refusalOf(text, { op: 'attach', service: 'web', network: 'back', ...address }).code
    for (const ipv4 of ['300.1.1.1', '10.0.0', '10.0.0.1/24', 'fd00::1', '']) expect(refused({ ipv4 }), ipv4).toBe('INVALID_ADDRESS')
    for (const ipv6 of ['10.0.0.1', 'fd00', 'g::1', 'fd00::1/64']) expect(refused({ ipv6 }), ipv6).toBe('INVALID_ADDRESS')
    for (const ipv6 of ['fd00::1', '::', '2001:db8:0:0:0:0:0:1', '::ffff:10.0.0.1', '${ADDRESS}']) expect(planText(text, { op: 'attach', service: 'web', network: 'back', ipv6 })).toContain('ipv6_address')
  })
})

describe('detach', () => {
  it('takes a service off a network and says that it is on default again', () => {
    expect(planText(text, { op: 'detach', service: 'web', network: 'front' })).toBe(text.replace('    networks:\n      - front # public\n', ''))
    expect(notesOf(text, { op: 'detach', service: 'db', network: 'front' })).toEqual(['JOINS_DEFAULT_NETWORK'])
  })

  it('refuses a network that the service is not on', () => {
    expect(refusalOf(text, { op: 'detach', service: 'web', network: 'back' }).code).toBe('NOT_ATTACHED')
  })
})
