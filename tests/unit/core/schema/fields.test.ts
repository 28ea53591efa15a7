import { describe, expect, it } from 'vitest'
import { fieldFor, fields, fieldsUnder } from '@core/schema/fields'

describe('fieldFor', () => {
  it.each([
    [['services', 'web', 'image'], 'services.*.image'],
    [['services', 'web', 'ports', 0, 'target'], 'services.*.ports[].target'],
    [['services', 'web', 'depends_on', 'db', 'condition'], 'services.*.depends_on.*.condition'],
    [['services', 'web', 'x-note'], 'services.*.x-*'],
    [['networks', 'back', 'ipam', 'config', 2, 'subnet'], 'networks.*.ipam.config[].subnet'],
    [['x-common'], 'x-*'],
    [['services', 'constructor'], 'services.*'],
  ])('knows %j', (path, expected) => {
    expect(fieldFor(path)?.path).toBe(expected)
  })

  it('knows nothing of what is no attribute', () => {
    expect([fieldFor(['services', 'web', 'colour']), fieldFor(['services', 0]), fieldFor(['services', 'web', '__proto__']), fieldFor([])]).toEqual([undefined, undefined, undefined, undefined])
  })
})

describe('fields', () => {
  it('has the words that fit, the release that brought it, and what is required', () => {
    expect(fieldFor(['services', 'web', 'depends_on', 'db', 'condition'])).toMatchObject({ enum: ['service_started', 'service_healthy', 'service_completed_successfully'], required: true })
    expect(fieldFor(['services', 'web', 'pre_start'])).toMatchObject({ since: '5.3.0' })
    expect(fieldFor(['services', 'web', 'oom_score_adj'])).toMatchObject({ minimum: -1000, maximum: 1000 })
    expect(fieldFor(['version'])).toMatchObject({ deprecated: true })
  })

  it('has every attribute once', () => {
    expect(fields).toHaveLength(416)
    expect(new Set(fields.map((field) => field.path)).size).toBe(416)
  })

  it('lists what a service may have', () => {
    const names = fieldsUnder(['services', 'web']).map((field) => field.path)
    expect(names).toContain('services.*.image')
    expect(names).not.toContain('services.*.ports[].target')
    expect(names.length).toBeGreaterThan(90)
  })
})
