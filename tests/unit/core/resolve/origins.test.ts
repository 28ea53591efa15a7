import { describe, expect, it } from 'vitest'
import { listOrigins } from '@core/resolve/listOrigins'
import { inputOf, resolveFiles } from './resolveFiles'

/** `layer file:line` of each origin of a value, the winner first. */
function chain(files: Record<string, string>, path: string, composeFiles: readonly string[] = ['compose.yaml']): string[] {
  const project = resolveFiles(files, { composeFiles })
  const value = listOrigins(project, inputOf(files, { composeFiles })).find((each) => each.path.join('.') === path)
  return value?.origins.map(({ layer, file, line, via }) => `${layer} ${file}:${line ?? '-'}${via === null ? '' : ` via ${via}`}`) ?? []
}

describe('origins', () => {
  it('name the file where a value is written', () => {
    expect(chain({ 'compose.yaml': 'services:\n  web:\n    image: x\n' }, 'services.web.image')).toEqual(['file compose.yaml:3'])
  })

  it('of an override come before what it beat', () => {
    const files = { 'compose.yaml': 'services:\n  web:\n    image: x\n', 'over.yaml': '# c\nservices:\n  web:\n    image: y\n' }
    expect(chain(files, 'services.web.image', ['compose.yaml', 'over.yaml'])).toEqual(['override over.yaml:4', 'file compose.yaml:3'])
  })

  it('of the name are the files that give it, and nothing where they do not', () => {
    const files = { 'compose.yaml': 'name: Shop\nservices: {web: {image: x}}\n', 'over.yaml': '# c\nname: other\n' }
    expect(chain(files, 'name')).toEqual(['file compose.yaml:1'])
    expect(chain(files, 'name', ['compose.yaml', 'over.yaml'])).toEqual(['override over.yaml:2', 'file compose.yaml:1'])
    expect(chain({ 'compose.yaml': 'services: {web: {image: x}}\n' }, 'name')).toEqual([])
  })

  it('of an environment list and map meet on one key', () => {
    const files = { 'compose.yaml': 'services:\n  web:\n    image: x\n    environment:\n      A: 1\n', 'over.yaml': 'services:\n  web:\n    environment:\n      - A=2\n' }
    expect(chain(files, 'services.web.environment.A', ['compose.yaml', 'over.yaml'])).toEqual(['override over.yaml:4', 'file compose.yaml:5'])
  })

  it('of extends name the service that was extended', () => {
    const files = { 'compose.yaml': 'services:\n  web:\n    extends: {file: base.yaml, service: base}\n    image: x\n', 'base.yaml': 'services:\n  base:\n    image: b\n    tty: true\n' }
    expect(chain(files, 'services.web.image')).toEqual(['file compose.yaml:4', 'extends base.yaml:3 via base'])
    expect(chain(files, 'services.web.tty')).toEqual(['extends base.yaml:4 via base'])
  })

  it('of a merge key name the anchor, and stand where the anchor is written', () => {
    const files = { 'compose.yaml': 'x-a: &a\n  restart: always\n  tty: true\nx-b: &b {tty: false}\nservices:\n  web:\n    <<: [*a, *b]\n    image: x\n    restart: "no"\n' }
    expect(chain(files, 'services.web.restart')).toEqual(['file compose.yaml:9', 'merge-key compose.yaml:2 via a'])
    expect(chain(files, 'services.web.tty')).toEqual(['merge-key compose.yaml:3 via a', 'merge-key compose.yaml:4 via b'])
  })

  it('of a list that is merged by its alias stand in the list', () => {
    const files = { 'compose.yaml': 'x-l: &l\n  - {tty: true}\n  - {tty: false, restart: always}\nservices:\n  <<: *l\n  web:\n    <<: *l\n    image: x\n' }
    expect(chain(files, 'services.web.tty')).toEqual(['merge-key compose.yaml:2 via l', 'merge-key compose.yaml:3 via l'])
  })

  it('of an include name the including file', () => {
    expect(chain({ 'compose.yaml': 'include: [a.yaml]\n', 'a.yaml': 'services:\n  web:\n    image: x\n' }, 'services.web.image')).toEqual(['include a.yaml:3 via compose.yaml'])
  })

  it('of an env file stand behind what environment says', () => {
    const files = { 'compose.yaml': 'services:\n  web:\n    image: x\n    env_file: [a.env, b.env]\n    environment:\n      A: 1\n', 'a.env': '# c\nA=2\nB=2\n', 'b.env': 'B=3\n' }
    expect(chain(files, 'services.web.environment.A')).toEqual(['file compose.yaml:6', 'env_file a.env:2'])
    expect(chain(files, 'services.web.environment.B')).toEqual(['env_file b.env:1', 'env_file a.env:3'])
  })

  it('of a short form stand for each part of the long form; what nobody wrote has none', () => {
    const files = { 'compose.yaml': 'services:\n  web:\n    image: x\n    ports:\n      - "80:81"\n' }
    expect(chain(files, 'services.web.ports.0.target')).toEqual(['file compose.yaml:5'])
    expect(chain({ 'compose.yaml': 'services:\n  web:\n    build: .\n' }, 'services.web.build.dockerfile')).toEqual([])
  })

  it('of a value mark the text before interpolation', () => {
    const project = resolveFiles({ 'compose.yaml': 'services: {web: {image: "x:${TAG:-1}"}}\n' })
    expect(project.services.get('web')?.tree.entries.get('image')).toMatchObject({ value: 'x:1', expression: 'x:${TAG:-1}' })
  })
})
