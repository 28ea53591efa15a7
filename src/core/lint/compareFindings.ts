import type { Diagnostic } from './types'

/** By file, place and code, and then by words: the order never depends on how a finding was come upon. */
export function compareFindings(a: Diagnostic, b: Diagnostic): number {
  return compareText(a.file, b.file) || a.range.start - b.range.start || compareText(a.code, b.code) || compareText(a.message, b.message)
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
