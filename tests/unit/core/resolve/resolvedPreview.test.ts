import { describe, expect, it } from 'vitest'
import { resolvedHoverAt } from '@core/language/resolvedHoverAt'
import { composeOutput } from '@core/resolve/composeOutput'
import { printYaml } from '@core/resolve/printYaml'
import { resolvedPreview } from '@core/resolve/resolvedPreview'
import { contextOf } from '../language/contextOf'

const text = `services:
  web:
    image: nginx
    environment:
      DATABASE_URL: postgres://app:hunter2@db/app
      API_TOKEN: abc
      LEVEL: info
  "80":
    image: redis
volumes:
  data:
x-a: 1
`

function analysisOf(others: Readonly<Record<string, string>> = {}) {
  const { analysis } = contextOf(text, { others }).context
  if (!analysis) throw new Error('not understood')
  return analysis
}

describe('resolvedPreview', () => {
  it('is what the command line prints', () => {
    const { project } = analysisOf()
    expect(resolvedPreview(project, { folder: '/shop', masked: false }).text).toBe(printYaml(composeOutput(project, { folder: '/shop', format: 'yaml' })))
  })

  it('hides what looks secret, and passwords in addresses', () => {
    const preview = resolvedPreview(analysisOf().project, { folder: '/shop', masked: true })
    expect(preview.text).not.toMatch(/hunter2|abc/)
    expect(preview.text).toContain('LEVEL: info')
    expect(preview.text).toContain('postgres://app:••••••@db/app')
  })

  it('knows where each entry stands', () => {
    const preview = resolvedPreview(analysisOf().project, { folder: '/shop', masked: true })
    const at = (id: string) => preview.text.slice(preview.entries.get(id)?.start, preview.entries.get(id)?.end)
    expect(at('service:80')).toMatch(/^ {2}"80":\n[\s\S]*image: redis/)
    expect(at('service:web')).toMatch(/^ {2}web:\n[\s\S]*image: nginx/)
  })
})

describe('resolvedHoverAt', () => {
  it('says which file a line comes from, and what it beats', () => {
    const analysis = analysisOf({ 'compose.override.yaml': 'services:\n  web:\n    image: caddy\n' })
    const { text: shown } = resolvedPreview(analysis.project, { folder: '/shop', masked: true })
    const hover = resolvedHoverAt(analysis, shown, shown.indexOf('image: caddy') + 2, 'en')
    expect(hover).toMatchObject({ path: ['services', 'web', 'image'], value: { origins: [{ file: 'compose.override.yaml', line: 3 }, { file: 'compose.yaml', line: 3 }] } })
  })
})
