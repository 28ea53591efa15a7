import { describe, expect, it } from 'vitest'
import { saidBy } from '@core/graph/saidBy'
import { contextOf } from '../language/contextOf'

const base = `services:
  web:
    image: nginx
    depends_on: [db]
    volumes: [./site:/site]
  db:
    image: postgres
    volumes: [data:/data]
volumes:
  data:
`

function said(file: string) {
  const { analysis } = contextOf(base, { others: { 'compose.override.yaml': 'services:\n  web:\n    restart: always\n    volumes: [./logs:/logs]\n' } }).context
  if (!analysis) throw new Error('not understood')
  return [...saidBy(analysis, file)].sort()
}

describe('saidBy', () => {
  it('is what the file has a word in, with its own relations and what only they name', () => {
    expect(said('compose.override.yaml')).toEqual(['bind:./logs', 'mount:service:web->bind:./logs', 'service:web'])
  })

  it('is nearly everything for the base, but for what another file added', () => {
    expect(said('compose.yaml')).toEqual(expect.arrayContaining(['service:web', 'service:db', 'volume:data', 'bind:./site']))
    expect(said('compose.yaml')).not.toContain('bind:./logs')
  })
})
