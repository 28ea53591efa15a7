import { SharedIndex } from '@core/collections/SharedIndex'
import fc from 'fast-check'
import { expect, it } from 'vitest'

it('knows the users of each key after any changes, and leaves the earlier state as it was', () => {
  const use = fc.tuple(fc.constantFrom('a', 'b', 'c', 'é', ''), fc.constantFrom('web', 'api', 'db'))
  fc.assert(
    fc.property(fc.array(use), fc.array(fc.record({ use, adds: fc.boolean() })), (first, changes) => {
      const start = SharedIndex.of(first)
      const plain = [...first]
      let index = start
      for (const { use: [key, user], adds } of changes) {
        index = adds ? index.with(key, user) : index.without(key, user)
        const at = plain.findIndex((each) => each[0] === key && each[1] === user)
        if (adds) plain.push([key, user])
        else if (at >= 0) plain.splice(at, 1)
      }
      const usersOf = (uses: readonly (readonly [string, string])[], key: string): string[] => uses.flatMap(([each, user]) => (each === key ? [user] : []))
      for (const key of ['a', 'b', 'c', 'é', '', 'none']) {
        expect(index.users(key)).toEqual(usersOf(plain, key))
        expect(start.users(key)).toEqual(usersOf(first, key))
      }
    }),
    { seed: 14 },
  )
})
