import { describe, expect, it } from 'vitest'
import { actionSections, matchingSections } from '@renderer/help/helpSections'

const sections = actionSections(
  [
    { name: 'view.logs', labelKey: 'Logs' },
    { name: 'view.fit', labelKey: 'Fit', keys: ['F'] },
    { name: 'file.save', labelKey: 'Save', keys: ['Mod+S'] },
    { name: 'import.paste', labelKey: 'Paste', keys: ['Mod+V', 'Shift+Insert'] },
  ],
  { label: ({ labelKey }) => labelKey, keys: (keys) => keys.replace('Mod', 'Ctrl') },
)

describe('actionSections', () => {
  it('holds every action once, in its section, those with keys first', () => {
    expect(sections.map(({ name, lines }) => [name, lines.map(({ label, ways }) => [label, ...ways].join(' '))])).toEqual([
      ['project', ['Save Ctrl+S']],
      ['view', ['Fit F', 'Logs']],
      ['more', ['Paste Ctrl+V Shift+Insert']],
    ])
  })
})

describe('matchingSections', () => {
  const found = (typed: string) => matchingSections(sections, typed, ({ name }) => name).flatMap(({ lines }) => lines.map(({ label }) => label))

  it('finds by label, by key, and by the title of the section', () => {
    expect(found('sav')).toEqual(['Save'])
    expect(found('ctrl')).toEqual(['Save', 'Paste'])
    expect(found('view fi')).toEqual(['Fit'])
    expect(found('')).toHaveLength(4)
    expect(found('nothing')).toEqual([])
  })
})
