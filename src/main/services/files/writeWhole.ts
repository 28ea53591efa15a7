import { constants } from 'node:fs'
import { open, readdir, lstat, rename, unlink, type FileHandle } from 'node:fs/promises'
import { randomBytes } from 'node:crypto'
import { dirname, join } from 'node:path'

/** Whose file the new one replaces; its owner and mode are kept. */
export interface FileIdentity {
  readonly mode: number
  readonly uid: number
  readonly gid: number
}

const temporaryName = /^\.stackyard-(\d+)-[0-9a-f]{16}\.tmp$/

/** Thrown where the disk took fewer bytes than it was given and said nothing. */
export class ShortWriteError extends Error {
  readonly code = 'ENOSPC'
}

/** Writes all the bytes from an offset on, however few the disk takes at a time. */
export async function writeFully(handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  let written = 0
  while (written < bytes.length) {
    const { bytesWritten } = await handle.write(bytes, written, bytes.length - written, position + written)
    if (bytesWritten === 0) throw new ShortWriteError('the disk took no more bytes')
    written += bytesWritten
  }
}

/**
 * Writes the bytes to a new file in the same folder and brings them to the disk: what is renamed afterwards is whole.
 * Gives its path. On a fault nothing is left behind.
 */
export async function writeTemporary(folder: string, bytes: Uint8Array, identity: FileIdentity | null, newMode = 0o666): Promise<string> {
  const path = join(folder, `.stackyard-${process.pid}-${randomBytes(8).toString('hex')}.tmp`)
  const handle = await open(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0), identity ? 0o600 : newMode)
  try {
    try {
      await writeFully(handle, bytes, 0)
      const { size, uid, gid } = await handle.stat()
      if (size !== bytes.length) throw new ShortWriteError('the disk kept fewer bytes than it was given')
      if (identity) {
        if (process.platform !== 'win32' && (uid !== identity.uid || gid !== identity.gid)) await handle.chown(identity.uid, identity.gid)
        await handle.chmod(identity.mode & 0o7777)
      }
      await handle.sync()
    } finally {
      await handle.close()
    }
  } catch (error) {
    await unlink(path).catch(() => undefined)
    throw error
  }
  return path
}

/** Brings a rename to the disk. Some systems know no such thing for folders; the rename itself has happened then. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, constants.O_RDONLY).catch(() => null)
  try {
    await handle?.sync().catch(() => undefined)
  } finally {
    await handle?.close()
  }
}

/** Replaces or makes one of the app's own files (never a person's: see saveFile) as a whole, readable by its owner only. */
export async function writeOwnFile(path: string, bytes: Uint8Array, mode = 0o600): Promise<void> {
  const temporary = await writeTemporary(dirname(path), bytes, null, mode)
  try {
    await rename(temporary, path)
  } catch (error) {
    await unlink(temporary).catch(() => undefined)
    throw error
  }
  await syncFolder(dirname(path))
}

const tenSeconds = 10_000
const oneDay = 24 * 60 * 60 * 1000

/**
 * Removes what a killed save of ours left in a folder. A young file is left alone even where its process is not seen:
 * it may belong to one in another container.
 */
export async function sweepTemporaries(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const id = temporaryName.exec(name)?.[1]
    if (id === undefined) continue
    const path = join(folder, name)
    const stats = await lstat(path).catch(() => null)
    if (!stats?.isFile()) continue
    const age = Date.now() - stats.mtimeMs
    if (age > oneDay || (age > tenSeconds && !isAlive(Number(id)))) await unlink(path).catch(() => undefined)
  }
}

function isAlive(id: number): boolean {
  try {
    process.kill(id, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
