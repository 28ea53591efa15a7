import { describe, expect, it } from 'vitest'
import { attribute, plain, resolveFiles, webOf } from './resolveFiles'

const layered = (base: string, over: string) => resolveFiles({ 'compose.yaml': base, 'over.yaml': over }, { composeFiles: ['compose.yaml', 'over.yaml'] })
const base = `
services:
  web:
    image: x
    command: [a]
    ports: ["80:80"]
    environment: {A: 1, B: 2}
  gone: {image: y}
networks: {front: {driver: bridge, labels: [a=b]}}
`

describe('!reset', () => {
  it('takes out an attribute, an entry, a service and a whole section', () => {
    const project = layered(base, 'services:\n  web:\n    command: !reset null\n    ports: !reset []\n    environment: {A: !reset null}\n  gone: !reset null\nnetworks: !reset {}\n')
    expect([...project.services.keys()]).toEqual(['web'])
    expect(attribute(webOf(project), 'command')).toBeUndefined()
    expect(attribute(webOf(project), 'ports')).toBeUndefined()
    expect(attribute(webOf(project), 'environment')).toEqual({ B: '2' })
    expect(project.networks.has('front')).toBe(false)
  })

  it('takes out what extends brings', () => {
    const project = resolveFiles({ 'compose.yaml': 'services:\n  base: {image: x, ports: ["80"], labels: [a=1]}\n  web: {extends: base, ports: !reset []}\n' })
    expect(attribute(webOf(project), 'ports')).toBeUndefined()
    expect(attribute(webOf(project), 'labels')).toEqual({ a: '1' })
  })

  it('counts where an anchor stands, and by an alias of itself, but not by an alias of what holds it', () => {
    const over = 'x-whole: &whole {ports: !reset [], labels: {b: 2}}\nx-value: &value !reset []\nservices:\n  web: {<<: *whole}\n'
    expect(attribute(webOf(layered(base, over)), 'ports')).toHaveLength(1)
    expect(attribute(webOf(layered(base, over)), 'labels')).toEqual({ b: '2' })
    expect(attribute(webOf(layered(base, over.replace('<<: *whole', 'ports: *value'))), 'ports')).toBeUndefined()
    expect(attribute(webOf(layered(base, 'services:\n  web: &web {ports: !reset []}\n')), 'ports')).toBeUndefined()
  })

  it('in a single file leaves the attribute out', () => {
    expect(attribute(webOf(resolveFiles({ 'compose.yaml': 'services: {web: {image: x, command: !reset [a]}}\n' })), 'command')).toBeUndefined()
  })
})

describe('!override', () => {
  it('replaces instead of merging', () => {
    const project = layered(base, 'services:\n  web:\n    ports: !override ["81:81"]\n    environment: !override {C: 3}\nnetworks:\n  front: !override {driver: overlay}\n')
    expect(attribute(webOf(project), 'ports')).toEqual([{ mode: 'ingress', target: 81, published: '81', protocol: 'tcp' }])
    expect(attribute(webOf(project), 'environment')).toEqual({ C: '3' })
    expect(plain(project.networks.get('front')?.tree)).toEqual({ driver: 'overlay', name: 'shop_front' })
  })
})
