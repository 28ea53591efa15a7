import { describe, expect, it } from 'vitest'
import { createTranslation } from '@renderer/i18n/createTranslation'
import { imageItems, plainItems, templateItems, type PaletteItem } from '@renderer/palette/paletteItems'
import { paletteSearch } from '@renderer/palette/paletteSearch'
import { paletteWords } from '@renderer/palette/paletteWords'

const items: readonly PaletteItem[] = [...plainItems, ...templateItems, ...imageItems]

function found(search: string, locale: 'en' | 'ru' = 'en'): readonly string[] {
  const { plugin } = createTranslation(locale)
  const translate = plugin.global.t as unknown as Parameters<typeof paletteWords>[0]
  return paletteSearch(items, search, paletteWords(translate).findable).map(({ id }) => id)
}

describe('the palette is searched', () => {
  it.each([
    ['postgres', 'image:postgres'],
    ['mongo', 'image:mongodb'],
    ['S3', 'image:minio'],
    ['kafka', 'image:kafka'],
    ['oidc', 'image:keycloak'],
    ['vol', 'volume'],
    ['dind', 'image:dind'],
    ['elk', 'template:elk'],
  ])('for %s', (search, id) => {
    expect(found(search)).toContain(id)
  })

  it.each(['en', 'ru'] as const)('by the words of both languages (%s)', (locale) => {
    expect(found('база', locale)).toEqual(expect.arrayContaining(['image:postgres', 'image:mysql', 'image:clickhouse']))
    expect(found('очередь', locale)).toEqual(expect.arrayContaining(['image:rabbitmq', 'image:redis', 'image:nats']))
    expect(found('database', locale)).toEqual(expect.arrayContaining(['image:postgres', 'image:mssql']))
    expect(found('том', locale)).toContain('volume')
    expect(found('логи', locale)).toEqual(expect.arrayContaining(['image:loki', 'template:loki']))
  })

  it.each([
    ['редис', 'image:redis'],
    ['постгрес', 'image:postgres'],
    ['питон', 'image:python'],
    ['графана', 'image:grafana'],
    ['wp', 'image:wordpress'],
  ])('by what people call it besides: %s', (search, id) => {
    expect(found(search, 'ru')[0]).toBe(id)
  })

  it('finds what is one before what only stands in the same group', () => {
    const caches = found('кэш', 'ru').filter((id) => id.startsWith('image:'))
    expect(caches.slice(0, 3)).toEqual(['image:redis', 'image:valkey', 'image:memcached'])
    expect(caches).toContain('image:rabbitmq')
  })

  it('every word counts, and a title that begins with it comes first', () => {
    expect(found('postgresql')[0]).toBe('image:postgres')
    expect(found('sql browser')).toEqual(expect.arrayContaining(['image:pgadmin', 'image:phpmyadmin']))
    expect(found('no such thing')).toEqual([])
    expect(found('  ')).toHaveLength(items.length)
  })
})
