import { HostError } from '@contract/errors'
import { largestFile } from '@main/services/files/readTextFile'
import type { CommandSurroundings } from './commands/config'

/** The process's own environment and streams. */
export function processSurroundings(): CommandSurroundings {
  return {
    environment: process.env,
    print: (text) => void process.stdout.write(text),
    complain: (text) => void process.stderr.write(text),
    readInput,
  }
}

/** Never more is taken than a file may have. */
async function readInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    size += chunk.length
    if (size > largestFile) throw new HostError('TOO_LARGE', `The standard input holds more than the ${largestFile / 1024 / 1024} MB that Stackyard reads.`)
  }
  return Buffer.concat(chunks)
}
