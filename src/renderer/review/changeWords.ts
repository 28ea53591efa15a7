const longestTyped = 60

/** The label of an undo step as the beginning of a sentence. */
export function changeLabel(label: string): string {
  const [first = ''] = label
  return first.toLocaleUpperCase() + label.slice(first.length)
}

/** The first line of what was typed, for a list. */
export function typedWords(typed: string): string {
  const lines = typed.split(/\r?\n/).filter((line) => line.trim() !== '')
  const first = (lines[0] ?? '').trim()
  if (first === '') return '⏎'
  return first.length > longestTyped || lines.length > 1 ? `${first.slice(0, longestTyped)} …` : first
}
