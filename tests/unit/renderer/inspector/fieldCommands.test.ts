import { describe, expect, it } from 'vitest'
import type { Path } from '@core/document/types'
import { addItemCommands, addNameCommands, clearCommands, pairsOf, removePairCommands, renamePairCommands, setCommands, setPairCommands } from '@renderer/inspector/registry/fieldCommands'
import { EditedFile } from './attributeRows'

const web = (...below: Path): Path => ['services', 'web', ...below]
const service = (body: string): string => `services:\n  web:\n    image: nginx\n${body}`

function after(text: string, edit: (edited: EditedFile) => void): string {
  const edited = new EditedFile(text)
  edit(edited)
  return edited.text
}

describe('an attribute below a short form', () => {
  it.each<[string, Path, string | number | boolean, string]>([
    ['    ports:\n      - "8080:80" # site\n', web('ports', 0, 'mode'), 'host', '    ports:\n      - target: 80 # site\n        published: "8080"\n        mode: host\n'],
    ['    depends_on:\n      - db # first\n', web('depends_on', 'db', 'required'), false, '    depends_on:\n      db: # first\n        condition: service_started\n        required: false\n'],
    ['    networks:\n      - back\n', web('networks', 'back', 'priority'), 10, '    networks:\n      back:\n        priority: 10\n'],
    ['    build: .\n', web('build', 'target'), 'dev', '    build:\n      context: .\n      target: dev\n'],
    ['    ulimits:\n      nofile: 1024\n', web('ulimits', 'nofile', 'hard'), 2048, '    ulimits:\n      nofile:\n        soft: 1024\n        hard: 2048\n'],
    ['    env_file: web.env\n', web('env_file', 0, 'required'), false, '    env_file:\n      - path: web.env\n        required: false\n'],
  ])('is set in the long one: %s', (body, path, value, long) => {
    expect(after(service(body), (edited) => edited.run(setCommands(edited.place(path), value)))).toBe(service(long))
  })
})

describe('clearing', () => {
  it.each<[string, Path, string]>([
    ['    deploy:\n      resources:\n        limits:\n          cpus: 1\n', web('deploy', 'resources', 'limits', 'cpus'), ''],
    ['    deploy:\n      # Kept small.\n      resources:\n        limits:\n          cpus: 1\n', web('deploy', 'resources', 'limits', 'cpus'), '    deploy:\n      # Kept small.\n      resources: {}\n'],
    ['    networks:\n      back:\n        priority: 1\n', web('networks', 'back', 'priority'), '    networks:\n      back:\n'],
    ['    cap_add: [NET_ADMIN]\n', web('cap_add', 0), ''],
  ])('takes emptied holders along, but no comment and no name: %s', (body, path, left) => {
    expect(after(service(body), (edited) => edited.run(clearCommands(edited.place(path))))).toBe(service(left))
  })
})

describe('names with values', () => {
  it('keep the list they are in, and its separator', () => {
    const text = service('    extra_hosts:\n      - "files:10.0.0.7" # the old one\n    labels:\n      - a=1\n')
    const edited = new EditedFile(text)
    edited.run(setPairCommands(edited.place(web('extra_hosts')), 'files', '10.0.0.8'))
    edited.run(setPairCommands(edited.place(web('labels')), 'b', '2'))
    expect(edited.text).toBe(text.replace('10.0.0.7', '10.0.0.8').replace('      - a=1\n', '      - a=1\n      - b=2\n'))
  })

  it('begin as a list where the file writes only lists', () => {
    const text = 'services:\n  web:\n    image: nginx\n  db:\n    image: db\n    labels:\n      - a=1\n'
    expect(after(text, (edited) => edited.run(setPairCommands(edited.place(web('labels')), 'b', '2')))).toContain('image: nginx\n    labels:\n      - b=2\n')
  })

  it('are renamed and taken away where they stand', () => {
    const edited = new EditedFile(service('    labels:\n      a: 1 # one\n      b: 2\n'))
    const pair = (name: string) => {
      const found = pairsOf(edited.place(web('labels'))).find((each) => each.name === name)
      if (!found) throw new Error(`no ${name}`)
      return found
    }
    edited.run(renamePairCommands(edited.place(web('labels')), pair('a'), 'first', '1'))
    edited.run(removePairCommands(edited.place(web('labels')), pair('b')))
    expect(edited.text).toBe(service('    labels:\n      first: 1 # one\n'))
  })

  it('may be any word', () => {
    const edited = new EditedFile(service(''))
    edited.run(setPairCommands(edited.place(web('labels')), '__proto__', 'x'))
    expect(pairsOf(edited.place(web('labels'))).map(({ name, value }) => [name, value])).toEqual([['__proto__', 'x']])
  })
})

describe('lists', () => {
  it('grow out of one text', () => {
    const edited = new EditedFile(service('    dns: 10.5.0.7 # ours\n'))
    edited.run(addItemCommands(edited.place(web('dns')), '10.5.0.8'))
    expect(edited.document.plain(edited.document.resolvedAt(web('dns')))).toEqual(['10.5.0.7', '10.5.0.8'])
  })

  it('take a name as a name where they are the short form', () => {
    expect(after(service('    networks:\n      - back\n'), (edited) => edited.run(addNameCommands(edited.place(web('networks')), 'front', null)))).toBe(service('    networks:\n      - back\n      - front\n'))
  })
})
