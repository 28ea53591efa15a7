import { mkdir, readFile, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import * as v from 'valibot'
import { errnoOf } from '../files/fileFault'
import { fileQueue } from '../files/keyedQueue'
import { writeOwnFile } from '../files/writeWhole'

/** One of the app's own files in the data folder; what it holds is parsed, as any program may have written it. */
export interface JsonFile<T> {
  /** `empty` where the file is not there, or holds something else (it is put aside then, not overwritten). */
  read(): Promise<T>
  /** Changes of one file follow one another; each sees what the one before left, other running apps' changes included. */
  change(update: (value: T) => T): Promise<T>
}

export function jsonFile<S extends v.GenericSchema>(
  path: string,
  schema: S,
  empty: v.InferOutput<S>,
  log: (message: string, error?: unknown) => void,
): JsonFile<v.InferOutput<S>> {
  async function read(): Promise<v.InferOutput<S>> {
    let text: string
    try {
      text = await readFile(path, 'utf8')
    } catch (error) {
      if (errnoOf(error) === 'ENOENT') return empty
      throw error
    }
    try {
      return v.parse(schema, JSON.parse(text))
    } catch (error) {
      const aside = `${path}.unreadable-${Date.now()}`
      log(`${path} could not be understood. It was put aside as ${aside}.`, error)
      await rename(path, aside)
      return empty
    }
  }

  return {
    read: () => fileQueue.run(path, read),
    change: (update) =>
      fileQueue.run(path, async () => {
        const before = await read()
        const after = update(before)
        if (after === before) return before
        await mkdir(dirname(path), { recursive: true, mode: 0o700 })
        await writeOwnFile(path, Buffer.from(`${JSON.stringify(after, null, 1)}\n`))
        return after
      }),
  }
}
