const pause = 800

/** Collects the letters typed in a row; a pause begins a new word. */
export function createTypeAhead(now: () => number = Date.now) {
  let typed = ''
  let last = 0
  return {
    /** The word so far, with the letter. */
    add(letter: string): string {
      typed = now() - last > pause ? letter : typed + letter
      last = now()
      return typed
    },
  }
}

/**
 * The index of the next name that begins with what was typed, looking on from `active` and round; the same letter
 * again and again goes from one to the next. Null where there is none.
 */
export function nextTyped(names: readonly string[], active: number, typed: string): number | null {
  const wanted = typed.toLowerCase()
  const isRepeated = wanted.length > 1 && [...wanted].every((letter) => letter === wanted[0])
  const prefix = isRepeated ? (wanted[0] ?? '') : wanted
  const start = wanted.length === 1 || isRepeated ? 1 : 0
  for (let step = start; step < names.length + start; step += 1) {
    const index = (Math.max(0, active) + step) % names.length
    if (names[index]?.toLowerCase().startsWith(prefix)) return index
  }
  return null
}
