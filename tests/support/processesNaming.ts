import { readdirSync, readFileSync } from 'node:fs'

/** The command lines of the machine's processes that name a text, such as a folder; Linux only, elsewhere none. */
export function processesNaming(text: string): readonly string[] {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((id) => {
      try {
        const line = readFileSync(`/proc/${id}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
        return line.includes(text) ? [line] : []
      } catch {
        // It ended while we looked.
        return []
      }
    })
}
