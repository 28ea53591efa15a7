import { describe, expect, it } from 'vitest'
import type { Analysis } from '@core/analyze'
import { parseCompose } from '@core/document/parseCompose'
import { attributeBlocks, scalarText } from '@renderer/inspector/attributeBlock'

function analysisOf(files: Readonly<Record<string, string>>): Analysis {
  const documents = new Map(Object.entries(files).map(([path, text]) => [path, parseCompose(text)]))
  return { documents } as Partial<Analysis> as Analysis
}

const web = ['services', 'web']

describe('attributeBlocks', () => {
  it('has a block for each file that sets the attribute, in the order of the merge', () => {
    const analysis = analysisOf({
      'compose.yaml': 'services:\n  web:\n    image: nginx:1.26\n',
      'compose.override.yaml': 'services:\n  web:\n    image: nginx:1.27\n',
    })
    expect(attributeBlocks(analysis, web, 'image').map(({ file, line, node }) => [file, line, scalarText(node)])).toEqual([
      ['compose.yaml', 3, 'nginx:1.26'],
      ['compose.override.yaml', 3, 'nginx:1.27'],
    ])
  })

  it('offers the first file of the service, where commands write what is new, if none sets the attribute', () => {
    const analysis = analysisOf({
      'compose.yaml': 'services:\n  web:\n    image: nginx\n',
      'compose.override.yaml': 'services:\n  web:\n    restart: always\n',
    })
    expect(attributeBlocks(analysis, web, 'command')).toMatchObject([{ file: 'compose.yaml', node: undefined, line: null, via: null }])
  })

  it('names the anchor that brings a value', () => {
    const analysis = analysisOf({ 'compose.yaml': 'x-base: &base\n  restart: always\nservices:\n  web:\n    <<: *base\n    image: nginx\n' })
    expect(attributeBlocks(analysis, web, 'restart')).toMatchObject([{ via: 'base', line: 2 }])
    expect(attributeBlocks(analysis, web, 'image')).toMatchObject([{ via: null, line: 6 }])
  })

  it('has none for a service that is written nowhere', () => {
    expect(attributeBlocks(analysisOf({ 'compose.yaml': 'services: {}\n' }), web, 'image')).toEqual([])
  })
})

describe('scalarText', () => {
  it('gives a text as it is meant and a number as it is written', () => {
    const document = parseCompose('a: "x: y"\nb: 0o17\nc:\n')
    expect(['a', 'b', 'c'].map((key) => scalarText(document.nodeAt([key])))).toEqual(['x: y', '0o17', ''])
  })
})
