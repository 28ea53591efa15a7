import { lstat, mkdir, realpath, rmdir, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { HostError } from '@contract/errors'
import { Layout } from '@contract/shapes'
import { errnoOf, fileFault } from '../files/fileFault'
import { fileQueue } from '../files/keyedQueue'
import { readTextFile } from '../files/readTextFile'
import { isInside } from '../files/resolveInside'
import { writeOwnFile } from '../files/writeWhole'

const folderName = '.stackyard'
const fileName = 'layout.json'
const label = `${folderName}/${fileName}`

/** Null: none is there. `unreadable`: something is there that is no layout of ours; it is left as it is. */
export type SharedLayout = Layout | 'unreadable' | null

/**
 * The layout that a person keeps with the project's files, for whoever else opens them. It is written only after they asked for it. `folder` is a
 * real path; a `.stackyard` that leads out of it is nothing of the project's.
 */
export async function readSharedLayout(folder: string): Promise<SharedLayout> {
  try {
    const own = await realpath(join(folder, folderName))
    if (!isInside(folder, own)) return 'unreadable'
    const { text } = await readTextFile(join(own, fileName), label)
    return v.parse(Layout, JSON.parse(text))
  } catch (error) {
    return errnoOf(error) === 'ENOENT' || (error instanceof HostError && error.code === 'NOT_FOUND') ? null : 'unreadable'
  }
}

/** Throws in words where it cannot be written, or where something else stands there. */
export async function writeSharedLayout(folder: string, layout: Layout): Promise<void> {
  const path = join(folder, folderName)
  await fileQueue.run(join(path, fileName), async () => {
    try {
      await mkdir(path).catch((error: unknown) => {
        if (errnoOf(error) !== 'EEXIST') throw error
      })
      if (!(await lstat(path)).isDirectory() || (await readSharedLayout(folder)) === 'unreadable') {
        throw new HostError('NOT_A_FILE', `${label} is something else than a layout of Stackyard. Move it away first.`, { path: label })
      }
      await writeOwnFile(join(path, fileName), Buffer.from(layoutText(layout)), 0o666)
    } catch (error) {
      throw fileFault(error, label)
    }
  })
}

/** Takes the file away, and its folder where nothing else is in it. */
export async function removeSharedLayout(folder: string): Promise<void> {
  const path = join(folder, folderName)
  const own = await realpath(path).catch(() => null)
  if (own === null || !isInside(folder, own)) return
  await fileQueue.run(join(path, fileName), async () => {
    await unlink(join(own, fileName)).catch((error: unknown) => {
      if (errnoOf(error) !== 'ENOENT' && errnoOf(error) !== 'ENOTDIR') throw fileFault(error, label)
    })
    await rmdir(path).catch(() => undefined)
  })
}

/** One line a node, in the order of their ids, in whole units: what two people moved is merged line by line. */
export function layoutText({ version, grouping, direction, positions, byHand }: Layout): string {
  const ids = Object.keys(positions).toSorted()
  const lines = ids.map((id) => `    ${JSON.stringify(id)}: { "x": ${Math.round(positions[id]?.x ?? 0)}, "y": ${Math.round(positions[id]?.y ?? 0)} }`)
  const entries = [
    `  "version": ${version}`,
    ...(grouping === undefined ? [] : [`  "grouping": ${JSON.stringify(grouping)}`]),
    ...(direction === undefined ? [] : [`  "direction": ${JSON.stringify(direction)}`]),
    `  "positions": {${lines.length === 0 ? '' : `\n${lines.join(',\n')}\n  `}}`,
    ...(byHand === undefined ? [] : [`  "byHand": [${byHand.length === 0 ? '' : `\n${byHand.toSorted().map((id) => `    ${JSON.stringify(id)}`).join(',\n')}\n  `}]`]),
  ]
  return `{\n${entries.join(',\n')}\n}\n`
}
