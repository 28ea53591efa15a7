import { describe, expect, it } from 'vitest'
import { resolveProject } from '@core/resolve/resolveProject'
import { attribute, codes, inputOf, resolveFiles, webOf } from './resolveFiles'

describe('include', () => {
  it('brings services and resources in, with paths from the included file and its own .env', () => {
    const project = resolveFiles({
      'compose.yaml': 'include: [sub/compose.yaml]\nservices: {main: {image: "m:${TAG}"}}\n',
      '.env': 'TAG=outer\n',
      'sub/compose.yaml': 'services: {web: {image: "w:${TAG}-${ONLY}", volumes: ["./data:/d", "vol:/v"], environment: [ONLY, TAG]}}\nvolumes: {vol: }\n',
      'sub/.env': 'TAG=inner\nONLY=sub\n',
    })
    expect(codes(project)).toEqual([])
    expect(attribute(webOf(project), 'image')).toBe('w:outer-sub')
    expect(attribute(webOf(project), 'volumes')).toMatchObject([{ source: './sub/data' }, { source: 'vol' }])
    expect(attribute(webOf(project), 'environment')).toEqual({ ONLY: 'sub', TAG: 'outer' })
    expect(webOf(project).origins).toMatchObject([{ file: 'sub/compose.yaml', layer: 'include', via: 'compose.yaml' }])
    expect([...project.volumes.keys()]).toEqual(['vol'])
  })

  it('takes the long form: several files, a project directory, named env files', () => {
    const project = resolveFiles({
      'compose.yaml': 'include:\n  - path: [a/one.yaml, a/two.yaml]\n    project_directory: .\n    env_file: vars.env\n',
      'vars.env': 'TAG=1\n',
      'a/one.yaml': 'services: {web: {image: "x:${TAG}", build: ./here, command: one}}\n',
      'a/two.yaml': 'services: {web: {command: two}}\n',
    })
    expect(codes(project)).toEqual([])
    expect(attribute(webOf(project), 'image')).toBe('x:1')
    expect(attribute(webOf(project), 'command')).toEqual(['two'])
    expect(attribute(webOf(project), 'build')).toEqual({ context: './here', dockerfile: 'Dockerfile' })
  })

  it('goes on through included files', () => {
    const project = resolveFiles({
      'compose.yaml': 'include: [a/compose.yaml]\n',
      'a/compose.yaml': 'include: [b/compose.yaml]\n',
      'a/b/compose.yaml': 'services: {web: {build: ./x}}\n',
    })
    expect(attribute(webOf(project), 'build')).toMatchObject({ context: './a/b/x' })
  })

  it('tells of cycles and of names with two meanings', () => {
    expect(codes(resolveFiles({ 'compose.yaml': 'include: [a.yaml]\n', 'a.yaml': 'include: [compose.yaml]\n' }))).toContain('include-cycle')
    expect(codes(resolveFiles({ 'compose.yaml': 'include: [a.yaml]\nservices: {web: {image: x}}\n', 'a.yaml': 'services: {web: {image: y}}\n' }))).toEqual(['include-conflict'])
    expect(codes(resolveFiles({ 'compose.yaml': 'include: [a.yaml]\nservices: {web: {image: x}}\n', 'a.yaml': 'services: {web: {image: x}}\n' }))).toEqual([])
  })

  it('asks for the files it needs, and for nothing outside what is named', () => {
    const project = resolveProject(inputOf({ 'compose.yaml': 'include: [../shared/compose.yaml, "oci://registry/x"]\nservices: {web: {image: x, env_file: a.env}}\n' }))
    expect(project.missing).toEqual([
      { path: '.env', role: 'dotenv' },
      { path: '../shared/.env', role: 'dotenv' },
      { path: '../shared/compose.yaml', role: 'include' },
      { path: 'a.env', role: 'env_file' },
    ])
    expect(project.problems).toMatchObject([{ code: 'file-remote', severity: 'warning' }])
  })

  it('says in words why a file was not opened', () => {
    const input = inputOf({ 'compose.yaml': 'include: [../x.yaml]\n', '.env': '', '../.env': '' })
    const project = resolveProject({ ...input, files: new Map([...input.files, ['../x.yaml', { kind: 'absent', reason: 'outside-project' }]]) })
    expect(project.problems).toMatchObject([{ code: 'file-outside-project', severity: 'warning', message: 'The included file ../x.yaml lies outside the project folder and was not opened; trust the project to read it.' }])
  })
})
