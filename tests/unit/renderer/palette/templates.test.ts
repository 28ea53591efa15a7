import { describe, expect, it } from 'vitest'
import { messages } from '@renderer/i18n/messages'
import { catalog } from '@renderer/palette/catalog/catalog'
import { templates } from '@renderer/palette/templates'
import { analysisOf, merged } from './mergedTemplates'

describe('templates', () => {
  it('are fourteen, each with words in both languages', () => {
    expect(templates).toHaveLength(14)
    for (const { id } of templates) for (const locale of ['en', 'ru'] as const) expect((messages[locale]['palette']?.['template'] as object | undefined) ?? {}).toHaveProperty(id)
  })

  it.each(templates.map(({ id, text }) => [id, text] as const))('%s has no fault and no warning, and publishes to this machine only', (_id, text) => {
    const { diagnostics, broken } = analysisOf(text)
    expect(broken).toBe(false)
    expect(diagnostics.filter(({ severity }) => severity !== 'info').map(({ message, line }) => `${line}: ${message}`)).toEqual([])
    for (const [port] of text.matchAll(/^ +- "[^"]*:\d+"$/gm)) expect(port).toContain('"127.0.0.1:')
    expect(text).not.toMatch(/(?:PASSWORD|TOKEN|SECRET)\w*: (?!\$\{\w+:\?|"yes")/)
  })

  it('come into an empty project as they are', () => {
    for (const { text } of templates) expect(merged('', text)).toBe(text)
  })

  it('keep their comments in another project', () => {
    const node = templates.find(({ id }) => id === 'node')?.text ?? ''
    const after = merged(templates.find(({ id }) => id === 'wordpress')?.text ?? '', node)
    expect(after).toContain('# Started is not enough: the API waits until the database answers.\n      db-2:\n        condition: service_healthy\n')
    expect(after).toContain('postgres://app:${POSTGRES_PASSWORD:?set it in .env}@db-2:5432/app')
    expect(merged(node, node)).toContain('proxy_pass http://api-2:3000/;')
  })
})

describe('words of the catalog', () => {
  it('say of each image what it is, in both languages', () => {
    for (const { id } of catalog) for (const locale of ['en', 'ru'] as const) expect((messages[locale]['palette']?.['about'] as object | undefined) ?? {}).toHaveProperty(id)
  })
})
