import { describe, expect, it } from 'vitest'
import { codes, plain, resolveFiles } from './resolveFiles'

const files = { 'compose.yaml': 'name: First\nservices: {web: {image: "$COMPOSE_PROJECT_NAME"}}\nvolumes: {v: }\n', 'over.yaml': 'name: "The ${N:-Second}!"\n' }
const both = { composeFiles: ['compose.yaml', 'over.yaml'] }

describe('the project name', () => {
  it('is what was given, then COMPOSE_PROJECT_NAME, then the last name, then the folder', () => {
    expect(resolveFiles(files, { ...both, name: 'given', environment: { COMPOSE_PROJECT_NAME: 'env' } }).name).toBe('given')
    expect(resolveFiles(files, { ...both, environment: { COMPOSE_PROJECT_NAME: 'env' } }).name).toBe('env')
    expect(resolveFiles({ ...files, '.env': 'COMPOSE_PROJECT_NAME=dotenv\n' }, both).name).toBe('dotenv')
    expect(resolveFiles(files, both).name).toBe('thesecond')
    expect(resolveFiles({ 'compose.yaml': 'services: {}\n' }).name).toBe('shop')
  })

  it('can be interpolated, and names the resources', () => {
    const project = resolveFiles(files, both)
    expect(plain(project.services.get('web')?.tree.entries.get('image'))).toBe('thesecond')
    expect(plain(project.volumes.get('v')?.tree)).toEqual({ name: 'thesecond_v' })
  })

  it('must be one that Compose takes', () => {
    expect(codes(resolveFiles(files, { name: 'Not Good' }))).toEqual(['invalid-project-name'])
    expect(codes(resolveFiles({ 'compose.yaml': 'name: "!!"\nservices: {}\n' }))).toEqual(['empty-project-name'])
    expect(codes(resolveFiles({ 'compose.yaml': 'name: ""\nservices: {}\n' }))).toEqual([])
  })

  it('is interpolated as any value, whichever name is used in the end', () => {
    expect(codes(resolveFiles({ 'compose.yaml': 'name: ${X:?}\nservices: {}\n' }, { name: 'given' }))).toEqual(['required-variable'])
    expect(codes(resolveFiles({ 'compose.yaml': 'name: a${\nservices: {}\n' }))).toEqual(['invalid-interpolation'])
    expect(codes(resolveFiles({ 'compose.yaml': 'name: ${X}\nservices: {}\n' }))).toEqual(['empty-project-name'])
  })
})
