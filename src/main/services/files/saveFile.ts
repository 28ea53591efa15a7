import type { BigIntStats } from 'node:fs'
import { constants } from 'node:fs'
import { link, lstat, rename, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { HostError } from '@contract/errors'
import type { SaveResult } from '@contract/shapes'
import { errnoOf, fileFault } from './fileFault'
import { fileQueue, KeyedQueue } from './keyedQueue'
import { isThere, may } from './pathChecks'
import { decodeText, etagOf, largestFile, readFileBytes, type FileBytes } from './readTextFile'
import { findHindrance, hindranceInWords, type Hindrance } from './replacementHindrance'
import { resolveInside } from './resolveInside'
import { sweepTemporaries, syncFolder, writeTemporary } from './writeWhole'
import { writeInPlace } from './writeInPlace'

export interface SaveFileRequest {
  /** Real path of the folder that the file, links followed, must lie in. */
  readonly folder: string
  /** Relative to the folder, with `/`. */
  readonly path: string
  readonly text: string
  /** SHA-256 of the bytes that the text was based on; null for a file that is to be new. */
  readonly baseEtag: string | null
  /** `in-place`: the person agreed to what a NEEDS_CONSENT answer told. */
  readonly mode?: 'safe' | 'in-place'
  /** Where `in-place` keeps the old content. */
  readonly backupFolder: string
}

const requestQueue = new KeyedQueue()

/**
 * Saves one text so that at every moment, whatever is killed or full, the file is the old one or the new one, whole. Never throws: what
 * stands in the way is a result. Nothing is written where the disk already holds the same bytes (`unchanged`), or
 * something else than the text was based on (`conflict`).
 */
export async function saveFile(request: SaveFileRequest): Promise<SaveResult> {
  const { path } = request
  try {
    // First by name, so that saves happen in the order they were asked; then by real path, as a file may have several.
    return await requestQueue.run(join(request.folder, path), async () => {
      const target = await resolveInside(request.folder, path)
      return fileQueue.run(target, () => saveInTurn(target, request))
    })
  } catch (error) {
    return { path, status: 'failed', error: fileFault(error, path).toJSON() }
  }
}

async function saveInTurn(target: string, request: SaveFileRequest): Promise<SaveResult> {
  const { path, text, baseEtag } = request
  const bytes = encode(text, path)
  const etag = etagOf(bytes)
  const disk = await readIfThere(target, path)
  if (disk?.etag === etag) return { path, status: 'unchanged', etag }
  if ((disk?.etag ?? null) !== baseEtag) return conflict(path, disk)
  if (disk) await requireWritable(target, disk.stats, path)
  const hindrance = disk ? await findHindrance(target, disk.stats) : null
  if (disk && hindrance) {
    if (request.mode !== 'in-place') throw needsConsent(path, hindrance)
    await writeInPlace(target, bytes, disk.bytes, request.backupFolder, path)
    return { path, status: 'saved', etag }
  }
  const replaced = disk ? await replaceFile(target, bytes, disk, path) : await createFile(target, bytes)
  return replaced ? { path, status: 'saved', etag } : conflict(path, await readIfThere(target, path))
}

/** A lone surrogate would be saved as another character: it is refused. */
function encode(text: string, path: string): Buffer {
  if (/\p{Surrogate}/u.test(text)) throw new HostError('NOT_TEXT', `${path} was not saved: its text holds half a character (a lone surrogate). Remove it, then save again.`, { path })
  const bytes = Buffer.from(text, 'utf8')
  if (bytes.length > largestFile) throw new HostError('TOO_LARGE', `${path} was not saved: it is larger than ${largestFile / 1024 / 1024} MB.`, { path, size: bytes.length, limit: largestFile })
  return bytes
}

async function readIfThere(target: string, path: string): Promise<FileBytes | null> {
  try {
    return await readFileBytes(target, path)
  } catch (error) {
    if (error instanceof HostError && error.code === 'NOT_FOUND') return null
    throw error
  }
}

function conflict(path: string, disk: FileBytes | null): SaveResult {
  return { path, status: 'conflict', diskText: disk && decodeText(disk.bytes, path), diskEtag: disk?.etag ?? null }
}

/** A read-only file is left alone even where we might replace it: someone made it so. */
async function requireWritable(target: string, stats: BigIntStats, path: string): Promise<void> {
  const marked = (stats.mode & 0o222n) === 0n
  if (marked || !(await may(target, constants.W_OK)))
    throw new HostError('READ_ONLY', `${path} was not saved: the file is read-only for you. Make it writable, then save again.`, { path })
}

function needsConsent(path: string, hindrance: Hindrance): HostError {
  return new HostError('NEEDS_CONSENT', `${path} was not saved yet: it ${hindranceInWords(hindrance)}. It can be written in place, with a backup kept.`, { path, reason: hindrance })
}

/** False where another program changed the file meanwhile: nothing was replaced then. */
async function replaceFile(target: string, bytes: Buffer, disk: FileBytes, path: string): Promise<boolean> {
  const folder = dirname(target)
  await sweepTemporaries(folder)
  const { mode, uid, gid } = disk.stats
  let temporary: string
  try {
    temporary = await writeTemporary(folder, bytes, { mode: Number(mode), uid: Number(uid), gid: Number(gid) })
  } catch (error) {
    throw isRefusal(error) ? needsConsent(path, 'folder') : fileFault(error, path)
  }
  try {
    if (!(await isStill(target, disk.stats))) {
      await unlink(temporary)
      return false
    }
    await rename(temporary, target)
  } catch (error) {
    await unlink(temporary).catch(() => undefined)
    throw isRefusal(error) ? needsConsent(path, 'folder') : fileFault(error, path)
  }
  await syncFolder(folder)
  return true
}

/** False where a file of that name came meanwhile: a link, unlike a rename, never replaces one. */
async function createFile(target: string, bytes: Buffer): Promise<boolean> {
  const folder = dirname(target)
  const temporary = await writeTemporary(folder, bytes, null)
  try {
    await link(temporary, target)
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return false
    // Some file systems know no links: there the name is looked at once more, then taken.
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(errnoOf(error) ?? '')) throw error
    if (await isThere(target)) return false
    await rename(temporary, target)
  } finally {
    await unlink(temporary).catch(() => undefined)
  }
  await syncFolder(folder)
  return true
}

const isRefusal = (error: unknown): boolean => ['EACCES', 'EPERM'].includes(errnoOf(error) ?? '')

async function isStill(target: string, before: BigIntStats): Promise<boolean> {
  const now = await lstat(target, { bigint: true }).catch(() => null)
  return now !== null && now.ino === before.ino && now.size === before.size && now.mtimeNs === before.mtimeNs && now.ctimeNs === before.ctimeNs
}
