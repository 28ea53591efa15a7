import { lstat, realpath } from 'node:fs/promises'
import { basename, dirname, join, relative, isAbsolute, sep } from 'node:path'
import { HostError } from '@contract/errors'
import { errnoOf, fileFault } from './fileFault'

/** Whether `path` is the folder itself or lies below it. Both must be real, absolute paths. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way))
}

/**
 * The real path of a file of a project: links are followed, and the end must lie in the project's folder. `folder` must
 * be a real path. A file that is not there yet gets the path it would have; its folder must be there. Throws
 * OUTSIDE_PROJECT, NOT_FOUND or PERMISSION_DENIED.
 */
export async function resolveInside(folder: string, path: string): Promise<string> {
  const wanted = join(folder, path)
  // Said of the text first, so that nothing outside is even looked up.
  if (!isInside(folder, wanted)) throw outsideProject(path)
  const real = await realPath(wanted, path)
  if (!isInside(folder, real)) throw outsideProject(path)
  return real
}

async function realPath(wanted: string, label: string): Promise<string> {
  try {
    return await realpath(wanted)
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw fileFault(error, label)
    const link = await lstat(wanted).catch(() => null)
    if (link) throw new HostError('NOT_FOUND', `${label} is a link to a file that is not there.`, { path: label })
    try {
      return join(await realpath(dirname(wanted)), basename(wanted))
    } catch (parentError) {
      throw fileFault(parentError, label)
    }
  }
}

function outsideProject(path: string): HostError {
  return new HostError('OUTSIDE_PROJECT', `${path} leads out of the project's folder. Stackyard opens and changes only what lies in it.`, { path })
}
