import { describe, expect, it } from 'vitest'
import { copyAsYaml, type CopyOptions } from '@core/commands/merge/copyAsYaml'
import { resolveProject } from '@core/resolve/resolveProject'
import { contextOf, planText, type Texts } from './planText'

function copied(texts: Texts | string, ids: readonly string[], options?: CopyOptions): string {
  const { input } = contextOf(typeof texts === 'string' ? { 'compose.yaml': texts } : texts)
  return copyAsYaml({ input, project: resolveProject(input) }, ids, options)
}

const text = `# the shop
name: shop

x-log: &log # for all
  driver: json-file

x-other: &other {A: "1"}

services: # what runs
  # the front
  web: # nginx
    image: nginx
    logging: *log
    depends_on:
      db:
        condition: service_healthy
      cache:
        condition: service_started
    environment:
      PASSWORD: secret # their own
    networks: [front]
    # below

  db:
    image: postgres
    volumes:
      - data:/data
    secrets: [key]

  cache: &cache
    image: redis
    environment: *other

  second:
    <<: *cache
    command: x

volumes:
  data: # kept
  left:

networks:
  front:
    internal: true

secrets:
  key:
    file: ./key
`

describe('copyAsYaml', () => {
  it('cuts the own text of services out, with the blocks and the networks they use, and no ties to others', () => {
    expect(copied(text, ['service:web'])).toBe(`x-log: &log # for all
  driver: json-file

services: # what runs
  # the front
  web: # nginx
    image: nginx
    logging: *log
    environment:
      PASSWORD: secret # their own
    networks: [front]
    # below

networks:
  front:
    internal: true
`)
  })

  it('keeps relations among the selected ones', () => {
    const both = copied(text, ['service:web', 'service:db'])
    expect(both).toContain('    depends_on:\n      db:\n        condition: service_healthy\n    environment')
    expect(both).toContain('  db:\n    image: postgres\n    volumes:\n      - data:/data\n    secrets: [key]\n\nvolumes:\n  data: # kept\n\nnetworks:')
    expect(copied(text, ['service:web'], { keepTies: true })).toContain('      cache:\n        condition: service_started\n')
  })

  it('writes out an anchor that would stay behind', () => {
    expect(copied(text, ['service:second'])).toBe('services: # what runs\n  second:\n    image: redis\n    command: x\n    environment:\n      A: "1"\n')
    expect(copied(text, ['service:cache', 'service:second'])).toContain('  second:\n    <<: *cache\n')
  })

  it('copies resources by themselves, and nothing for what stands in no compose file', () => {
    expect(copied(text, ['volume:data'])).toBe('volumes:\n  data: # kept\n')
    expect(copied(text, ['env_file:./a.env'])).toBe('')
  })

  it('takes what is between braces, and from several files', () => {
    expect(copied('services: {a: {image: a, volumes: ["data:/d"]}, b: {image: b}}\nvolumes: {data: {}}\n', ['service:a'])).toMatch(/^services:\n {2}a:\n {4}image: a\n/)
    const texts = { 'compose.yaml': 'services:\n  a:\n    image: a\n    volumes: [data:/d]\n', 'compose.override.yaml': 'services:\n    b:\n        image: b # why\nvolumes:\n    data:\n' }
    expect(copied(texts, ['service:a', 'service:b'])).toBe('services:\n  a:\n    image: a\n    volumes: [data:/d]\n\n  b:\n    image: b # why\n\nvolumes:\n  data:\n')
  })

  it('writes out a service of several layers, variables kept', () => {
    const texts = { 'compose.yaml': 'services:\n  a:\n    image: a:${TAG:-1}\n    environment: {A: "1"}\n', 'compose.override.yaml': 'services:\n  a:\n    environment: {B: "${B}"}\n' }
    expect(copied(texts, ['service:a'])).toBe('services:\n  a:\n    image: a:${TAG:-1}\n    environment:\n      A: "1"\n      B: ${B}\n')
    expect(copied('services:\n  base:\n    image: x\n    command: [a, b]\n  a:\n    extends: base\n    ports: ["80:80"]\n', ['service:a'])).toContain('image: x')
  })

  it('comes back as it was by a merge into an empty file', () => {
    expect(planText('', { op: 'merge', text: copied(text, ['service:db']) })).toContain('  db:\n    image: postgres\n    volumes:\n      - data:/data\n')
  })
})
