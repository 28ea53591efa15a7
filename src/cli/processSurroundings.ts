import type { CommandSurroundings } from './commands/config'

/** The process's own environment and streams. */
export function processSurroundings(): CommandSurroundings {
  return {
    environment: process.env,
    print: (text) => void process.stdout.write(text),
    complain: (text) => void process.stderr.write(text),
  }
}
