/** The indexes of a longest increasing subsequence. */
export function longestIncreasing(values: readonly number[]): ReadonlySet<number> {
  const tails: number[] = []
  const previous: (number | undefined)[] = []
  for (const [index, value] of values.entries()) {
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((values[tails[middle] ?? 0] ?? 0) < value) low = middle + 1
      else high = middle
    }
    previous[index] = low > 0 ? tails[low - 1] : undefined
    tails[low] = index
  }
  const members = new Set<number>()
  for (let index = tails.at(-1); index !== undefined; index = previous[index]) members.add(index)
  return members
}
