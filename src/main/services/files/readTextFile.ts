import type { BigIntStats, Stats } from 'node:fs'
import { constants } from 'node:fs'
import { lstat, open, type FileHandle } from 'node:fs/promises'
import { HostError } from '@contract/errors'
import { fileFault, notAFile } from './fileFault'

/** In bytes. Compose files of a thousand services have about 1 MB; a larger text than this would stop the editor. */
export const largestFile = 10 * 1024 * 1024

export interface FileBytes {
  readonly bytes: Buffer
  /** Hex SHA-256 of the bytes. */
  readonly etag: string
  /** Of the file at the moment it was read: inode and times with nanoseconds. */
  readonly stats: BigIntStats
}

/** The module is loaded when it is first needed: a command that reads one small file is done before that would be. */
export const etagOf = (bytes: Uint8Array): string => process.getBuiltinModule('node:crypto').createHash('sha256').update(bytes).digest('hex')

/**
 * Reads a regular file. `path` must be a real path: a link in its last part is refused. A named pipe, device, socket or
 * folder is refused before it is opened, as opening alone may hang or do something. Throws a HostError in words.
 */
export async function readFileBytes(path: string, label: string): Promise<FileBytes> {
  const { bytes, stats } = await readBytes(path, label)
  return { bytes, etag: etagOf(bytes), stats }
}

async function readBytes(path: string, label: string): Promise<Omit<FileBytes, 'etag'>> {
  let handle: FileHandle | undefined
  try {
    requireRegularFile(await lstat(path), label)
    handle = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0))
    const stats = await handle.stat({ bigint: true })
    requireRegularFile(stats, label)
    const bytes = await readUpTo(handle, Number(stats.size), label)
    return { bytes, stats }
  } catch (error) {
    throw fileFault(error, label)
  } finally {
    await handle?.close()
  }
}

/** As `readFileBytes`, decoded; a byte order mark stays the text's first character, so that the bytes come back. */
export async function readTextFile(path: string, label: string): Promise<FileBytes & { readonly text: string }> {
  const file = await readFileBytes(path, label)
  return { ...file, text: decodeText(file.bytes, label) }
}

/** The text alone of what `readTextFile` reads. */
export async function readText(path: string, label: string): Promise<string> {
  return decodeText((await readBytes(path, label)).bytes, label)
}

/** Throws NOT_TEXT where the bytes are not UTF-8, or hold a NUL, which no YAML or env file may. */
export function decodeText(bytes: Uint8Array, label: string): string {
  const fault = new HostError('NOT_TEXT', `${label} is not text in UTF-8. Convert it to UTF-8 in an editor, then open it again.`, { path: label })
  if (bytes.includes(0)) throw fault
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw fault
  }
}

/** The file may grow while it is read: never more than the limit is taken. */
async function readUpTo(handle: FileHandle, size: number, label: string): Promise<Buffer> {
  if (size > largestFile) throw tooLarge(size, label)
  const chunks: Buffer[] = []
  let total = 0
  for (;;) {
    const chunk = Buffer.allocUnsafe(Math.max(4096, size + 1 - total))
    const { bytesRead } = await handle.read(chunk, 0, chunk.length, total)
    if (bytesRead === 0) return Buffer.concat(chunks, total)
    chunks.push(chunk.subarray(0, bytesRead))
    total += bytesRead
    if (total > largestFile) throw tooLarge(total, label)
  }
}

function tooLarge(size: number, label: string): HostError {
  const megabytes = (bytes: number) => Math.ceil(bytes / 1024 / 1024)
  return new HostError('TOO_LARGE', `${label} has ${megabytes(size)} MB. Stackyard opens text files of up to ${megabytes(largestFile)} MB.`, { path: label, size, limit: largestFile })
}

export function requireRegularFile(stats: Stats | BigIntStats, label: string): void {
  if (stats.isFile()) return
  if (stats.isDirectory()) throw notAFile(label, 'a folder')
  if (stats.isFIFO()) throw notAFile(label, 'a named pipe')
  if (stats.isSocket()) throw notAFile(label, 'a socket')
  if (stats.isSymbolicLink()) throw notAFile(label, 'a link')
  throw notAFile(label, 'a device')
}
