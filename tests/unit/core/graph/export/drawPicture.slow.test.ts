import fc from 'fast-check'
import { describe, it } from 'vitest'
import { drawPicture } from '@core/graph/export/drawPicture'
import { pictureOf } from './pictureOf'
import { xmlFault } from './wellFormed'

describe('drawPicture', () => {
  it('is well-formed whatever the words are', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (words) => xmlFault(drawPicture(pictureOf(words), { theme: 'light', title: words })) === null), { seed: 11, numRuns: 200 })
  })
})
