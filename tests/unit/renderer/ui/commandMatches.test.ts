import { describe, expect, it } from 'vitest'
import { commandMatches } from '@renderer/frame/commandMatches'

const entries = ['Save', 'Review changes…', 'Undo', 'Сеть ещё одна', 'web', 'api-web'].map((label) => ({ name: label, label }))
const found = (typed: string) => commandMatches(entries, typed).map(({ label }) => label)

describe('commandMatches', () => {
  it('finds every word wherever it stands, in any case', () => {
    expect(found('CHANGES rev')).toEqual(['Review changes…'])
    expect(found('нет такого')).toEqual([])
  })

  it('puts what begins with the words first', () => {
    expect(found('web')).toEqual(['web', 'api-web'])
  })

  it('puts what is called just that before all', () => {
    const renames = ['Rename in the source', 'Rename'].map((label) => ({ name: label, label }))
    expect(commandMatches(renames, 'rename').map(({ label }) => label)).toEqual(['Rename', 'Rename in the source'])
  })

  it('takes е for ё', () => {
    expect(found('еще')).toEqual(['Сеть ещё одна'])
  })

  it('gives all where nothing is typed', () => {
    expect(found(' ')).toHaveLength(entries.length)
  })
})
