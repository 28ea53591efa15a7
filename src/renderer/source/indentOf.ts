/** How many spaces one step of indentation has in a text: that of its first indented line. Undefined where none is. */
export function indentOf(text: string): number | undefined {
  return /^( +)[^\s#]/m.exec(text)?.[1]?.length
}
