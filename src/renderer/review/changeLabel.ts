/** The label of an undo step as the beginning of a sentence. */
export function changeLabel(label: string): string {
  const [first = ''] = label
  return first.toLocaleUpperCase() + label.slice(first.length)
}
