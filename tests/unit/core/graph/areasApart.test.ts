import { describe, expect, it } from 'vitest'
import { areasApart } from '@core/graph/areasApart'

const area = (x: number, y: number, width: number, height: number) => ({ x, y, width, height })

describe('areasApart', () => {
  it('shows areas of the same services one in the other', () => {
    expect(areasApart([area(0, 0, 300, 200), area(0, 0, 300, 200), area(0, 0, 300, 200)])).toEqual([area(0, 0, 300, 200), area(-8, -26, 316, 234), area(-16, -52, 332, 268)])
  })

  it('steps the larger one out on the sides they share only', () => {
    expect(areasApart([area(0, 0, 900, 500), area(0, 3, 300, 200)])).toEqual([area(-8, -23, 908, 523), area(0, 3, 300, 200)])
  })

  it('leaves areas that only cross, or do not meet, as they are', () => {
    const areas = [area(0, 0, 300, 200), area(200, 100, 300, 200), area(900, 0, 300, 200)]
    expect(areasApart(areas)).toEqual(areas)
  })

  it('keeps what else an area says', () => {
    expect(areasApart([{ id: 'network:a', ...area(0, 0, 10, 10) }])).toEqual([{ id: 'network:a', ...area(0, 0, 10, 10) }])
  })
})
