import { describe, expect, it } from 'vitest'
import { templates } from '@renderer/palette/templates'
import { faults, merged } from './mergedTemplates'

describe('templates', () => {
  // Every pair of them is tried with the corpus tests, where Compose is asked too.
  it('take each other in, one after another, and each a second of its own kind', () => {
    const everything = templates.reduce((text, template) => merged(text, template.text), '')
    expect(faults(everything)).toEqual([])
    for (const { id, text } of templates) expect({ id, faults: faults(merged(text, text)) }).toEqual({ id, faults: [] })
  })
})
