export function timeOf(action: () => unknown): number {
  const start = performance.now()
  action()
  return performance.now() - start
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? NaN
}

/** As Markdown, so that it can be kept in the documentation as it is. */
export function printTable(title: string, columns: readonly string[], rows: readonly (readonly string[])[]): void {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  process.stdout.write(['', `### ${title}`, '', line(columns), line(columns.map(() => '---:')), ...rows.map(line), ''].join('\n'))
}
