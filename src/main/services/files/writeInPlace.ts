import { mkdir, open, readdir, unlink } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { HostError } from '@contract/errors'
import { fileFault } from './fileFault'
import { etagOf, readFileBytes } from './readTextFile'
import { writeFully, writeOwnFile } from './writeWhole'

const mostBackups = 50

/**
 * Writes into the file that is there: its links, owner and access list stay, and a fault in the middle may hurt it. So a
 * backup is brought to the disk first, the part that needs more room is written first, and a fault puts the old bytes back.
 */
export async function writeInPlace(path: string, bytes: Uint8Array, old: Uint8Array, backupFolder: string, label: string): Promise<void> {
  const backup = await writeBackup(backupFolder, basename(path), old).catch((error: unknown) => {
    throw fileFault(error, label)
  })
  const handle = await open(path, 'r+').catch((error: unknown) => {
    throw fileFault(error, label)
  })
  try {
    await writeFully(handle, bytes.subarray(old.length), old.length)
    await handle.sync()
    await writeFully(handle, bytes.subarray(0, old.length), 0)
    await handle.truncate(bytes.length)
    await handle.sync()
  } catch (error) {
    try {
      await handle.truncate(old.length)
      await writeFully(handle, old, 0)
      await handle.sync()
    } catch {
      throw new HostError('DISK_FULL', `${label} could not be written, and could not be put back as it was. Its old content is in ${backup}.`, { path: label, backup })
    }
    throw fileFault(error, label)
  } finally {
    await handle.close()
  }
  const { etag } = await readFileBytes(path, label)
  if (etag !== etagOf(bytes)) throw new HostError('CONFLICT', `${label} was changed by another program while it was saved. Its old content is in ${backup}.`, { path: label, backup })
}

/** Keeps the newest ones; names sort by time. */
async function writeBackup(folder: string, name: string, bytes: Uint8Array): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const time = new Date().toISOString().replaceAll(/[:.]/g, '-')
  const path = join(folder, `${time}-${etagOf(bytes).slice(0, 12)}-${name.slice(-120)}`)
  await writeOwnFile(path, bytes)
  const names = (await readdir(folder)).filter((each) => !each.startsWith('.')).sort()
  for (const old of names.slice(0, -mostBackups)) await unlink(join(folder, old)).catch(() => undefined)
  return path
}
