import { readFileSync, readdirSync } from 'node:fs'

/** Command lines of the living processes that run Compose on a project of that name. */
export function composeProcesses(project: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((id) => {
      try {
        return readFileSync(`/proc/${id}/cmdline`, 'utf8').split('\0')
      } catch {
        return []
      }
    })
    .filter((words) => words.includes('compose') && words[words.indexOf('-p') + 1] === project)
    .map((words) => words.join(' '))
}
