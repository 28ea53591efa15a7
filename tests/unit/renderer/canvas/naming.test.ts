import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nameProblem } from '@renderer/canvas/rename/nameProblem'
import { renameCommand, renamedId } from '@renderer/canvas/rename/renameCommand'
import { uniqueName } from '@renderer/canvas/rename/uniqueName'
import { defineCommand } from '@renderer/canvas/remove/defineCommand'
import { projectOf, textAfter } from './projectOf'

describe('uniqueName', () => {
  it('counts on from two', () => {
    expect(uniqueName('cache', new Set())).toBe('cache')
    expect(uniqueName('cache', new Set(['cache', 'cache-2']))).toBe('cache-3')
  })

  it('is never taken', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 5 }), fc.array(fc.string({ maxLength: 7 })), (wanted, names) => {
        const taken = new Set([...names, wanted, `${wanted}-2`])
        expect(taken.has(uniqueName(wanted, taken))).toBe(false)
      }),
      { seed: 7 },
    )
  })
})

describe('nameProblem', () => {
  it.each([
    ['service', '', 'noName'],
    ['service', '  ', 'noName'],
    ['service', 'веб', 'badName'],
    ['volume', 'a b', 'badName'],
    ['network', 'front', 'taken'],
    ['service', '__proto__', null],
    ['service', 'web.1_a-B', null],
    ['env_file', './my file.env', null],
  ] as const)('%s "%s": %s', (kind, name, problem) => {
    expect(nameProblem(kind, name, new Set(['front']))).toBe(problem)
  })
})

const text = `services:
  web:
    image: nginx
    env_file: ./web.env
    depends_on: [ghost]
    volumes: ["data:/data", "lost:/lost", "./html:/html"]
    networks: [front, nowhere]
    secrets: [key]
    configs: [site]
volumes:
  data:
networks:
  front:
`

describe('renaming and defining', () => {
  const { index } = projectOf(text)

  it.each(['service:web', 'volume:data', 'network:front', 'env_file:./web.env'])('renames %s with all that refers to it', (id) => {
    const node = index.node(id)
    const command = node && renameCommand(node, id.startsWith('env_file') ? './other.env' : 'other')
    if (!node || !command) throw new Error(`${id} cannot be renamed`)
    const renamed = projectOf(textAfter(text, [command])).index
    expect(renamed.node(id)).toBeUndefined()
    expect(renamed.node(renamedId(node, id.startsWith('env_file') ? './other.env' : 'other'))).toMatchObject({ kind: node.kind })
    expect(renamed.graph.edges).toHaveLength(index.graph.edges.length)
  })

  it('does not rename a place on the disk', () => {
    const node = index.node('bind:./html')
    expect(node && renameCommand(node, './other')).toBeNull()
  })

  it.each(['service:ghost', 'volume:lost', 'network:nowhere', 'secret:key', 'config:site'])('defines %s, which the file refers to only', (id) => {
    const node = index.node(id)
    const command = node && defineCommand(node)
    if (!command) throw new Error(`${id} cannot be defined`)
    expect(projectOf(textAfter(text, [command])).index.node(id)).toMatchObject({ missing: false })
  })
})
