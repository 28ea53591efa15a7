import { describe, expect, it } from 'vitest'
import { isConvertible } from '@core/commands/forms/convertForm'
import type { Path } from '@core/document/types'
import { fields, patternSegments, type Field } from '@core/schema/fields'
import { fieldEditor } from '@renderer/inspector/registry/fieldEditor'
import { listAsText, textAsList } from '@renderer/inspector/registry/textOrList'

const placeOf = (field: Field): Path => patternSegments(field.path).map((segment) => (segment === '[]' ? 0 : segment === '*' ? 'any' : segment))

describe('every attribute with a short and a long form', () => {
  const plural = fields.filter((field) => field.kind === 'short-or-long' || (field.forms.some((form) => form.startsWith('list')) && field.forms.some((form) => form.startsWith('map'))))

  it('can be put into the other one', () => {
    expect(plural.length).toBeGreaterThan(50)
    expect(plural.filter((field) => fieldEditor(field) !== 'text-or-list' && !isConvertible(placeOf(field))).map(({ path }) => path)).toEqual([])
  })

  it('as one text or a list goes there and back', () => {
    const ofText = plural.filter((field) => fieldEditor(field) === 'text-or-list')
    expect(ofText.length).toBeGreaterThan(10)
    expect(ofText.filter((field) => listAsText(field, textAsList(field, 'one') ?? []) !== 'one').map(({ path }) => path)).toEqual([])
  })
})
