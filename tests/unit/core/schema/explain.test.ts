import { describe, expect, it } from 'vitest'
import { explain } from '@core/schema/explain'
import { fields } from '@core/schema/fields'
import { helpText } from '@core/schema/help/helpText'
import { sections as english } from '@core/schema/help/en/sections'
import { service as englishService } from '@core/schema/help/en/service'
import { sections as russian } from '@core/schema/help/ru/sections'
import { service as russianService } from '@core/schema/help/ru/service'
import { sharedHelp } from '@core/schema/help/sharedHelp'

describe('explain', () => {
  it('says what an attribute is for, in English and in Russian', () => {
    expect(explain(['services', 'web', 'ports', 0, 'host_ip'])).toMatchObject({ field: { path: 'services.*.ports[].host_ip' }, help: 'The address of the host to listen on. Without it: all of them.', below: 0 })
    expect(explain(['services', 'web', 'read_only'], 'ru')?.help).toMatch(/[а-я]/)
  })

  it('says of an entry of a free map what its map is for', () => {
    expect(explain(['services', 'web', 'environment', 'A'])).toMatchObject({ field: { path: 'services.*.environment' }, below: 1 })
  })

  it('knows nothing of what is none', () => {
    expect([explain(['colour']), explain(['services', 'web', 'colour']), explain(['services', 'web', 'image', 'x']), explain([])]).toEqual([undefined, undefined, undefined, undefined])
  })
})

describe('help texts', () => {
  it.each(['en', 'ru'] as const)('there is one for every attribute in %s', (language) => {
    expect(fields.filter((field) => helpText(field.path, language) === undefined).map((field) => field.path)).toEqual([])
  })

  it('there is none for what is no attribute', () => {
    const known = new Set(fields.map((field) => field.path))
    const used = [...[english, russian].flatMap((table) => Object.keys(table)), ...[englishService, russianService].flatMap((table) => Object.keys(table).map((key) => `services.*.${key}`)), ...Object.keys(sharedHelp)]
    expect(used.filter((pattern) => !known.has(pattern))).toEqual([])
  })
})
