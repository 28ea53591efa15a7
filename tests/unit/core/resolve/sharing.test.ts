import { describe, expect, it } from 'vitest'
import { resolveFiles } from './resolveFiles'
import { files, setting, type Files } from './sharedFiles'

describe('a project resolved again', () => {
  const before = resolveFiles(files, setting)
  const same = (changed: Files, environment: Record<string, string> = {}): string[] => {
    const after = resolveFiles({ ...files, ...changed }, { ...setting, environment, previous: before })
    return [...after.services].filter(([name, service]) => before.services.get(name) === service).map(([name]) => name)
  }

  it('is the same objects where nothing changed', () => {
    const after = resolveFiles(files, { ...setting, previous: before })
    expect(after.services).toBe(before.services)
    expect(after.volumes).toBe(before.volumes)
  })

  it('renews only what rests on the changed file', () => {
    expect(same({ 'over.yaml': 'services:\n  a: {tty: false}\n' })).toEqual(['b', 'c'])
    expect(same({ 'over.yaml': 'services:\n  b: {tty: true}\n' })).toEqual(['c'])
    expect(same({ 'base.yaml': 'services: {s: {image: t}}\n' })).toEqual(['a', 'b'])
    expect(same({ 'c.env': 'A=2\n' })).toEqual(['a', 'b'])
  })

  it('renews all where the name or the environment changed', () => {
    expect(same({ '.env': 'V=1\n' })).toEqual([])
    expect(same({ 'over.yaml': 'name: other\nservices:\n  a: {tty: true}\n' })).toEqual([])
  })
})
