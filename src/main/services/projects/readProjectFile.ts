import { constants } from 'node:fs'
import * as v from 'valibot'
import { HostError } from '@contract/errors'
import { ProjectPath, type FileRole, type ProjectFile } from '@contract/shapes'
import { may } from '../files/pathChecks'
import { readTextFile } from '../files/readTextFile'
import { resolveInside } from '../files/resolveInside'
import type { ComposeLocation } from './findComposeFiles'

/** A project's file as it is on the disk now, with the real path that it has. Throws a HostError in words. */
export async function readProjectFile(location: ComposeLocation, path: string): Promise<{ readonly file: ProjectFile; readonly realPath: string }> {
  if (!v.is(ProjectPath, path)) throw new HostError('NOT_FOUND', `Stackyard cannot work with a file of the name ${path}. Rename it, then open it again.`, { path })
  const realPath = await resolveInside(location.folder, path)
  const { text, etag, stats } = await readTextFile(realPath, path)
  const readOnly = (stats.mode & 0o222n) === 0n || !(await may(realPath, constants.W_OK))
  return { file: { path, role: roleOf(location, path), text, etag, readOnly }, realPath }
}

function roleOf({ composeFiles }: ComposeLocation, path: string): v.InferOutput<typeof FileRole> {
  if (path === '.env') return 'env'
  const index = composeFiles.indexOf(path)
  if (index < 0) return 'other'
  return index === 0 ? 'compose' : 'override'
}
