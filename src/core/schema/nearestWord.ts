const longestWord = 64

/** The one known word that a mistyped one was meant to be: at most two letters off, one in short words; else undefined. */
export function nearestWord(word: string, known: readonly string[]): string | undefined {
  if (word.length > longestWord) return undefined
  const lower = word.toLowerCase().replaceAll('-', '_')
  const allowed = lower.length <= 4 ? 1 : 2
  let best: string | undefined
  let bestDistance = allowed + 1
  let tied = false
  for (const candidate of known) {
    if (Math.abs(candidate.length - lower.length) > allowed) continue
    const distance = editDistance(lower, candidate.toLowerCase())
    if (distance === bestDistance) tied = true
    if (distance >= bestDistance) continue
    best = candidate
    bestDistance = distance
    tied = false
  }
  return tied ? undefined : best
}

/** Letters put in, left out, changed, or two neighbours swapped. */
function editDistance(a: string, b: string): number {
  let beforePrevious: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_unused, index) => index)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1]
      let distance = Math.min((previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (previous[column - 1] ?? 0) + (same ? 0 : 1))
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) distance = Math.min(distance, (beforePrevious[column - 2] ?? 0) + 1)
      current.push(distance)
    }
    beforePrevious = previous
    previous = current
  }
  return previous[b.length] ?? 0
}
