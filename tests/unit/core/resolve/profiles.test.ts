import { describe, expect, it } from 'vitest'
import { composeOutput } from '@core/resolve/composeOutput'
import { codes, resolveFiles } from './resolveFiles'

const text = 'services:\n  always: {image: a}\n  debug: {image: b, profiles: [debug, test], networks: [tools], env_file: absent.env}\nnetworks: {tools: }\n'
const active = (profiles: readonly string[], environment: Record<string, string> = {}) =>
  [...resolveFiles({ 'compose.yaml': text }, { profiles, environment }).services.values()].filter((service) => service.active).map((service) => service.name)

describe('profiles', () => {
  it('keep a service out until one of them is active', () => {
    expect(active([])).toEqual(['always'])
    expect(active(['test'])).toEqual(['always', 'debug'])
    expect(active(['other'])).toEqual(['always'])
    expect(active(['*'])).toEqual(['always', 'debug'])
    expect(active([], { COMPOSE_PROFILES: 'x, debug' })).toEqual(['always', 'debug'])
    const nameless = resolveFiles({ 'compose.yaml': 'services: {web: {image: x, profiles: ["${NONE}"]}}\n' })
    expect(nameless.services.get('web')?.active).toBe(true)
  })

  it('are listed, and what is out is neither printed nor read', () => {
    const project = resolveFiles({ 'compose.yaml': text })
    expect(project.profiles).toEqual(['debug', 'test'])
    expect(codes(project)).toEqual([])
    expect(composeOutput(project, { folder: '/p', format: 'json' })).toEqual({
      name: 'shop',
      services: { always: { command: null, entrypoint: null, image: 'a', networks: { default: null } } },
      networks: { default: { name: 'shop_default', ipam: {} } },
    })
  })
})
