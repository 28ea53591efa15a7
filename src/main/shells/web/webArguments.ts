import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

export interface WebArguments {
  /** 0: any free port. */
  readonly port: number
  readonly open: boolean
  readonly path: string | null
}

/** Reads `[--port N] [--no-open] [PATH]`. Throws an Error in words for people where they are something else. */
export function readWebArguments(words: readonly string[], workingFolder: string): WebArguments {
  const { values, positionals } = parseArgs({ args: [...words], allowPositionals: true, options: { port: { type: 'string' }, 'no-open': { type: 'boolean' } } })
  const { port = '0' } = values
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw new Error(`--port takes a number up to 65535, not ${port}.`)
  const [path, ...more] = positionals
  if (more.length > 0) throw new Error('Give one folder or compose file at the most.')
  return { port: Number(port), open: values['no-open'] !== true, path: path === undefined ? null : resolve(workingFolder, path) }
}
