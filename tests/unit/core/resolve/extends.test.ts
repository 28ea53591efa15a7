import { composeOutput } from '@core/resolve/composeOutput'
import { describe, expect, it } from 'vitest'
import { attribute, codes, resolveFiles, webOf } from './resolveFiles'

describe('extends', () => {
  it('lays a service on another of the same file, over several steps', () => {
    const project = resolveFiles({
      'compose.yaml': 'services:\n  a: {image: a, environment: {A: 1, B: 1}, cap_add: [X]}\n  b: {extends: a, environment: [B=2]}\n  web: {extends: {service: b}, cap_add: [Y]}\n',
    })
    expect(attribute(webOf(project), 'image')).toBe('a')
    expect(attribute(webOf(project), 'environment')).toEqual({ A: '1', B: '2' })
    expect(attribute(webOf(project), 'cap_add')).toEqual(['X', 'Y'])
    expect(webOf(project).extends).toEqual([{ service: 'b', file: null }, { service: 'a', file: null }])
    expect(webOf(project).tree.entries.has('extends')).toBe(false)
  })

  it('follows no chain of hundreds', () => {
    const chain = Array.from({ length: 60 }, (_, index) => `  s${index}: {extends: s${index + 1}}\n`).join('')
    expect(new Set(codes(resolveFiles({ 'compose.yaml': `services:\n${chain}  s60: {image: x}\n` })))).toEqual(new Set(['extends-too-deep']))
  })

  it('carries the relative paths of another file over, and of the file that one extends', () => {
    const project = resolveFiles({
      'compose.yaml': 'services: {web: {extends: {file: common/services.yaml, service: api}, volumes: ["./own:/own"]}}\n',
      'common/services.yaml': 'services: {api: {build: ., env_file: api.env, extends: {file: ../deep/base.yaml, service: base}}}\n',
      'common/api.env': 'A=1\n',
      'deep/base.yaml': 'services: {base: {volumes: ["./data:/data", "named:/named"]}}\n',
    })
    expect(codes(project)).toEqual([])
    expect(attribute(webOf(project), 'build')).toEqual({ context: './common', dockerfile: 'Dockerfile' })
    expect(attribute(webOf(project), 'env_file')).toEqual([{ path: './common/api.env', required: true }])
    expect(attribute(webOf(project), 'environment')).toEqual({ A: '1' })
    expect(attribute(webOf(project), 'volumes')).toMatchObject([{ source: './deep/data' }, { source: 'named' }, { source: './own' }])
    expect([...project.documents.keys()].sort()).toEqual(['common/services.yaml', 'compose.yaml', 'deep/base.yaml'])
  })

  it.each([
    ['services: {web: {image: x, extends: nobody}}', 'extends-unknown'],
    ['services: {web: {image: x, extends: web}}', 'extends-cycle'],
    ['services: {web: {image: x, extends: b}, b: {extends: web}}', 'extends-cycle'],
    ['services: {web: {image: x, extends: {file: other.yaml, service: b}}}', 'file-not-found'],
    ['services: {web: {image: x, extends: {file: c.yaml}}}', 'extends-without-service'],
  ])('%s is %s', (text, code) => {
    const project = resolveFiles({ 'compose.yaml': `${text}\n` })
    expect(codes(project)).toContain(code)
    expect(attribute(webOf(project), 'image')).toBe('x')
  })

  it('stays where what it names says nothing, as in Compose', () => {
    const project = resolveFiles({ 'compose.yaml': 'services: {web: {image: x, extends: {file: common/base.yaml, service: b}}}\n', 'common/base.yaml': 'services:\n  b:\n' })
    expect(codes(project)).toEqual([])
    expect(attribute(webOf(project), 'extends')).toEqual({ file: './common/base.yaml', service: 'b' })
    expect(composeOutput(project, { folder: '/shop', format: 'json' })['services']).toMatchObject({ web: { image: 'x', extends: { file: '/shop/common/base.yaml', service: 'b' } } })
  })

  it('does not fetch a remote file', () => {
    const project = resolveFiles({ 'compose.yaml': 'services: {web: {image: x, extends: {file: "https://example.com/x.git", service: b}}}\n' })
    expect(project.problems).toMatchObject([{ code: 'file-remote', severity: 'warning' }])
    expect(project.missing).toEqual([])
  })
})
