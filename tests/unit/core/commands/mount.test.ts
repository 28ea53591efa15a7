import { describe, expect, it } from 'vitest'
import { planCommand } from '@core/commands/planCommand'
import { resolveProject } from '@core/resolve/resolveProject'
import { contextOf, notesOf, planText, planTexts, refusalOf } from './planText'

const text = `services:
  web:
    image: nginx
    volumes:
      - ./html:/usr/share/nginx/html:ro
  db:
    image: postgres
    volumes:
      - type: volume
        source: data
        target: /var/lib/postgresql/data
  cache:
    image: redis
volumes:
  data:
`

describe('mount', () => {
  it('writes a short mount beside short ones and declares a new volume', () => {
    const command = { op: 'mount', service: 'web', source: 'logs', target: '/var/log', readOnly: true } as const
    expect(planText(text, command)).toBe(text.replace('/html:ro\n', '/html:ro\n      - logs:/var/log:ro\n') + '  logs:\n')
    expect(notesOf(text, command)).toEqual(['RESOURCE_DECLARED'])
  })

  it('writes a long mount beside long ones', () => {
    expect(planText(text, { op: 'mount', service: 'db', source: './init', target: '/init', readOnly: true })).toBe(
      text.replace('/var/lib/postgresql/data\n', '/var/lib/postgresql/data\n      - type: bind\n        source: ./init\n        target: /init\n        read_only: true\n'),
    )
  })

  it('begins a short list, and a long one where only that can say it', () => {
    expect(planText(text, { op: 'mount', service: 'cache', source: 'data', target: '/data' })).toContain('    image: redis\n    volumes:\n      - data:/data\n')
    expect(planText(text, { op: 'mount', service: 'cache', source: 'data', target: '/data', subpath: 'a' })).toContain(
      '    volumes:\n      - type: volume\n        source: data\n        target: /data\n        volume:\n          subpath: a\n',
    )
  })

  it('refuses a target that is taken and a mount of nothing', () => {
    expect(refusalOf(text, { op: 'mount', service: 'web', source: 'data', target: '/usr/share/nginx/html/' })).toMatchObject({ code: 'TARGET_TAKEN', params: { source: './html' } })
    expect(refusalOf(text, { op: 'mount', service: 'web', source: '', target: '/a' }).code).toBe('INVALID_MOUNT')
  })

  it('refuses what no container or no engine takes', () => {
    const refused = (source: string, target: string, subpath?: string) => refusalOf(text, { op: 'mount', service: 'cache', source, target, ...(subpath !== undefined && { subpath }) }).code
    expect(refused('data', 'var/lib')).toBe('MOUNT_TARGET_RELATIVE')
    expect(refused('my data', '/a')).toBe('MOUNT_SOURCE_UNCLEAR')
    expect(refused('html/../data', '/a')).toBe('MOUNT_SOURCE_UNCLEAR')
    expect(refused('./data', '/a', 'b')).toBe('SUBPATH_WITHOUT_VOLUME')
    for (const [source, target] of [['${DATA:-data}', '${TARGET}'], ['~/a', '/a'], ['../a', '/a'], ['C:\\a', 'D:\\b']] as const) expect(planText(text, { op: 'mount', service: 'cache', source, target })).toContain(target)
  })
})

describe('unmount', () => {
  it('takes away the mount of a source, and an emptied list with it', () => {
    expect(planText(text, { op: 'unmount', service: 'web', source: './html' })).toBe(text.replace('    volumes:\n      - ./html:/usr/share/nginx/html:ro\n', ''))
    expect(planText(text, { op: 'unmount', service: 'db', target: '/var/lib/postgresql/data' })).not.toContain('type: volume')
  })

  it('says what shows again behind it', () => {
    const texts = { 'compose.yaml': 'services:\n  web:\n    image: a\n    volumes: [data:/a, data:/b]\nvolumes: {data: {}}\n', 'compose.override.yaml': 'services:\n  web:\n    volumes: [./a:/a, ./c:/c]\n' }
    expect(planTexts(texts, { op: 'unmount', service: 'web', source: './a', target: '/a' }).notes).toMatchObject([{ code: 'STILL_MOUNTED', params: { file: 'compose.yaml', source: 'data', target: '/a' } }])
    expect(planTexts(texts, { op: 'unmount', service: 'web', target: '/a' }).notes).toEqual([])
    const extended = 'services:\n  base:\n    image: a\n    volumes: [data:/a]\n  web:\n    extends: base\n    volumes: [./a:/a]\nvolumes: {data: {}}\n'
    expect(notesOf(extended, { op: 'unmount', service: 'web', target: '/a' })).toEqual(['STILL_MOUNTED'])
  })

  it('refuses what is not mounted', () => {
    expect(refusalOf(text, { op: 'unmount', service: 'web', source: 'data' }).code).toBe('NOT_MOUNTED')
    expect(refusalOf(text, { op: 'unmount', service: 'web' }).code).toBe('INVALID_MOUNT')
  })
})

describe('unmount of a mount whose source is a variable', () => {
  it('finds it by what the variable stands for', () => {
    const variable = 'services:\n  web:\n    image: a\n    volumes:\n      - ${DATA:-./files}/html:/html\n      - ./other:/other\n'
    const input = contextOf({ 'compose.yaml': variable }).input
    const plan = planCommand({ input, project: resolveProject(input) }, { op: 'unmount', service: 'web', source: './files/html', target: '/html' })
    expect(plan.ok && plan.files[0]?.text).toBe(variable.replace('      - ${DATA:-./files}/html:/html\n', ''))
  })
})
