import { indentOf } from '@renderer/source/indentOf'

/** How a text is written, for the status bar: `UTF-8 · LF · 2 spaces`. */
export function fileForm(text: string, t: (key: string, params: Record<string, unknown>, count: number) => string): string {
  const indent = indentOf(text)
  const parts = [text.startsWith('\uFEFF') ? 'UTF-8 BOM' : 'UTF-8', /\r\n/.test(text) ? (/(^|[^\r])\n/.test(text) ? 'CRLF + LF' : 'CRLF') : 'LF']
  if (indent !== undefined) parts.push(t('frame.indent', { n: indent }, indent))
  return parts.join(' · ')
}
