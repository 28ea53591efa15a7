import { readdirSync, readFileSync } from 'node:fs'

/** Command lines of running processes that name a folder in their arguments or environment. Linux only. */
export function processesNaming(folder: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap((id) => {
      try {
        const line = readFileSync(`/proc/${id}/cmdline`, 'utf8')
        return line !== '' && (line.includes(folder) || readFileSync(`/proc/${id}/environ`, 'utf8').includes(folder)) ? [line.replaceAll('\0', ' ')] : []
      } catch {
        return []
      }
    })
}
