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
    const distance = editDistance(lower, candidate.toLowerCase(), allowed)
    if (distance === bestDistance) tied = true
    if (distance >= bestDistance) continue
    best = candidate
    bestDistance = distance
    tied = false
  }
  return tied ? undefined : best
}

/** Letters put in, left out, changed, or two neighbours swapped; more than `most` is not counted further. */
function editDistance(a: string, b: string, most: number): number {
  const start = sharedStart(a, b)
  const end = sharedEnd(a, b, start)
  return distanceOf(a.slice(start, a.length - end), b.slice(start, b.length - end), most)
}

/** Letters that two words begin with cost nothing; nor do those they end with, behind the first ones. */
function sharedStart(a: string, b: string): number {
  let at = 0
  while (at < a.length && a[at] === b[at]) at++
  return at
}

function sharedEnd(a: string, b: string, start: number): number {
  const most = Math.min(a.length, b.length) - start
  let count = 0
  while (count < most && a[a.length - 1 - count] === b[b.length - 1 - count]) count++
  return count
}

function distanceOf(a: string, b: string, most: number): number {
  if (a === '' || b === '') return a.length + b.length
  let beforePrevious: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_unused, index) => index)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    let least = row
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1]
      let distance = Math.min((previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (previous[column - 1] ?? 0) + (same ? 0 : 1))
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) distance = Math.min(distance, (beforePrevious[column - 2] ?? 0) + 1)
      current.push(distance)
      least = Math.min(least, distance)
    }
    // A swap reaches back two rows, and costs one more than what stood there.
    if (least > most + 1) return least
    beforePrevious = previous
    previous = current
  }
  return previous[b.length] ?? 0
}
