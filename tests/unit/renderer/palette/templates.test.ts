import { describe, expect, it } from 'vitest'
import { planCommands } from '@core/commands/planCommand'
import { graphIndex } from '@renderer/canvas/graphIndex'
import { messages } from '@renderer/i18n/messages'
import { catalog } from '@renderer/palette/catalog/catalog'
import { templates } from '@renderer/palette/templates'
import { templateTie } from '@renderer/palette/templateTie'
import { analysisOf, faults, merged } from './mergedTemplates'

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

describe('a template that is dropped on a service', () => {
  const shop = 'services:\n  api:\n    build: .\n    networks: [back]\n    depends_on: [kafka]\n  kafka:\n    image: old\n    networks: [back]\n  db:\n    image: postgres:17\nnetworks:\n  back:\n'
  const tied = (id: string, onto: string) => {
    const template = templates.find((each) => each.id === id)
    const analysis = analysisOf(shop)
    if (!template) throw new Error(id)
    const merge = { op: 'merge', text: template.text } as const
    const tie = templateTie(template, onto, planCommands(analysis, [merge]), analysis)
    const plan = planCommands(analysis, [merge, ...(tie?.commands ?? [])])
    if (!plan.ok) throw new Error(plan.refusal.message)
    expect(faults(plan.files[0]?.text ?? '')).toEqual([])
    return { tie, graph: graphIndex(analysisOf(plan.files[0]?.text ?? '').graph) }
  }

  it('is what the service depends on, under the name it has here, on a network of both', () => {
    const { graph } = tied('kafka', 'api')
    expect(graph.edge('depends_on:service:api->service:kafka-2')).toMatchObject({ condition: 'service_healthy' })
    expect(graph.service('kafka-2')?.networks).toEqual(['events', 'back'])
    expect(graph.service('api')?.networks).toEqual(['back'])
    expect(tied('registry', 'api').graph.service('registry')?.networks).toEqual(['back'])
  })

  it('depends on the service where it stands before it', () => {
    expect(tied('traefik', 'api').graph.edge('depends_on:service:traefik->service:api')).toMatchObject({ condition: 'service_started' })
    const { graph } = tied('node', 'db')
    expect(graph.edge('depends_on:service:api-2->service:db')).toBeDefined()
    expect(graph.service('api-2')?.networks).toEqual(['front', 'back-2', 'default'])
  })

  it('is tied by services that it has', () => {
    for (const { id, text, ends } of templates) for (const end of Object.values(ends)) expect({ id, services: [...analysisOf(text).project.services.keys()] }).toMatchObject({ services: expect.arrayContaining([end]) as string[] })
  })
})

describe('words of the catalog', () => {
  it('say of each image what it is, in both languages', () => {
    for (const { id } of catalog) for (const locale of ['en', 'ru'] as const) expect((messages[locale]['palette']?.['about'] as object | undefined) ?? {}).toHaveProperty(id)
  })
})
