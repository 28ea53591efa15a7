import { describe, expect, it } from 'vitest'
import { analyze } from '@core/analyze'
import { placeOfGraphItem } from '@renderer/source/graphPlaces'

const texts = {
  'compose.yaml': 'services:\n  web:\n    image: nginx\n    depends_on: [db]\n  db:\n    image: postgres:17\n',
  'compose.override.yaml': 'services:\n  web:\n    init: true\n',
}
const analysis = analyze({ name: null, folderName: 'shop', composeFiles: Object.keys(texts), files: new Map(Object.entries(texts).map(([file, text]) => [file, { kind: 'text', text }])), environment: {}, profiles: [] })
const shownOf = (id: string, shown?: string) => {
  const place = placeOfGraphItem(analysis, id, shown)
  return place && [place.file, texts[place.file as keyof typeof texts].slice(place.range.start, place.range.end).trim()]
}

describe('where a thing of the graph is written', () => {
  it('is the file that is looked at, where that writes it', () => {
    expect(shownOf('service:web', 'compose.yaml')).toEqual(['compose.yaml', 'web:\n    image: nginx\n    depends_on: [db]'])
    expect(shownOf('service:web', 'compose.override.yaml')).toEqual(['compose.override.yaml', 'web:\n    init: true'])
  })

  it('else is the file that it comes from', () => {
    expect(shownOf('service:db', 'compose.override.yaml')?.[0]).toBe('compose.yaml')
    expect(shownOf('depends_on:service:web->service:db', 'compose.override.yaml')).toEqual(['compose.yaml', 'db'])
    expect(shownOf('service:nobody', 'compose.yaml')).toBeNull()
  })
})
