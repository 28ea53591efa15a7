import { describe, expect, it } from 'vitest'
import { notesOf, planText, refusalOf } from './planText'

const text = `services:
  web:
    image: nginx
    volumes:
      - data:/var/lib/data:ro # kept
      - ./data:/data
      - type: volume
        source: data
        target: /other
    networks:
      back:
        aliases: [data]
    secrets:
      - key
      - source: key
        target: other
    configs: [conf]
  db:
    image: postgres
    networks: [back]
    build:
      context: .
      secrets:
        - key
    credential_spec:
      config: conf
volumes:
  data:
  named:
    name: really
networks:
  back:
secrets:
  key:
    file: ./key
configs:
  conf:
    file: ./conf
`

describe('add-resource', () => {
  it('adds an empty volume as the neighbours are written', () => {
    expect(planText(text, { op: 'add-resource', kind: 'volume', name: 'cache' })).toBe(text.replace('    name: really\n', '    name: really\n  cache:\n'))
    const braces = 'services: {}\nvolumes:\n  data: {}\n'
    expect(planText(braces, { op: 'add-resource', kind: 'volume', name: 'cache' })).toBe(`${braces}  cache: {}\n`)
  })

  it('makes the section behind the services', () => {
    expect(planText('services:\n  a:\n    image: a\n', { op: 'add-resource', kind: 'network', name: 'back', definition: { internal: true } })).toBe(
      'services:\n  a:\n    image: a\n\nnetworks:\n  back:\n    internal: true\n',
    )
  })

  it('refuses a taken name and a secret without a source', () => {
    expect(refusalOf(text, { op: 'add-resource', kind: 'volume', name: 'data' }).code).toBe('NAME_TAKEN')
    expect(refusalOf(text, { op: 'add-resource', kind: 'secret', name: 'new' }).code).toBe('MISSING_SOURCE')
  })
})

describe('rename-resource', () => {
  it('renames a volume in short and long mounts and says that its data stays behind', () => {
    const command = { op: 'rename-resource', kind: 'volume', from: 'data', to: 'files' } as const
    expect(planText(text, command)).toBe(text.replace('- data:/var', '- files:/var').replace('source: data', 'source: files').replace('  data:\n  named', '  files:\n  named'))
    expect(notesOf(text, command)).toEqual(['VOLUME_DATA_STAYS'])
    expect(notesOf(text, { ...command, from: 'named' })).toEqual([])
  })

  it('renames a network, a secret and a config in every form', () => {
    expect(planText(text, { op: 'rename-resource', kind: 'network', from: 'back', to: 'inner' })).toBe(text.replaceAll('back', 'inner'))
    expect(planText(text, { op: 'rename-resource', kind: 'secret', from: 'key', to: 'token' })).toBe(text.replaceAll(/key(?!\n {2,4}file|\nconfigs)/g, 'token').replace('  key:\n    file', '  token:\n    file'))
    expect(planText(text, { op: 'rename-resource', kind: 'config', from: 'conf', to: 'settings' })).toBe(
      text.replace('[conf]', '[settings]').replace('config: conf', 'config: settings').replace('  conf:\n', '  settings:\n'),
    )
  })

  it('leaves the default network alone', () => {
    expect(refusalOf('services: {}\nnetworks:\n  default:\n', { op: 'rename-resource', kind: 'network', from: 'default', to: 'x' }).code).toBe('DEFAULT_NETWORK')
  })

  it('says where a secret or config without a target moves in the container', () => {
    const granted = (grant: string): string => `services:\n  web:\n    image: a\n    secrets: [${grant}]\nsecrets:\n  key: {file: ./key}\n`
    expect(notesOf(granted('key'), { op: 'rename-resource', kind: 'secret', from: 'key', to: 'token' })).toEqual(['GRANTED_PATH_CHANGES'])
    expect(notesOf(granted('{source: key}'), { op: 'rename-resource', kind: 'secret', from: 'key', to: 'token' })).toEqual(['GRANTED_PATH_CHANGES'])
    expect(notesOf(granted('{source: key, target: /k}'), { op: 'rename-resource', kind: 'secret', from: 'key', to: 'token' })).toEqual([])
  })

  it('says that an external resource will be looked for by another name', () => {
    expect(notesOf('services: {}\nnetworks:\n  proxy:\n    external: true\n', { op: 'rename-resource', kind: 'network', from: 'proxy', to: 'x' })).toEqual(['EXTERNAL_NAME_CHANGES'])
  })
})

describe('remove-resource', () => {
  it('refuses while it is used, and takes its uses along with cascade', () => {
    expect(refusalOf(text, { op: 'remove-resource', kind: 'network', name: 'back' })).toMatchObject({ code: 'HAS_REFERENCES', params: { count: 2, kind: 'network' } })
    expect(planText(text, { op: 'remove-resource', kind: 'network', name: 'back', cascade: true })).toBe(
      text.replace('    networks:\n      back:\n        aliases: [data]\n', '').replace('    networks: [back]\n', '').replace('networks:\n  back:\n', ''),
    )
  })

  it('keeps the section of those that stay', () => {
    expect(planText(text, { op: 'remove-resource', kind: 'volume', name: 'named' })).toBe(text.replace('  named:\n    name: really\n', ''))
  })
})
