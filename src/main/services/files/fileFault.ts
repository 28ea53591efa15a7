import { HostError } from '@contract/errors'

export const errnoOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined

/** Puts a fault of the file system in words. `label` is the file's name as people know it. A HostError is handed on as it is. */
export function fileFault(error: unknown, label: string): HostError {
  if (error instanceof HostError) return error
  const data = { path: label }
  switch (errnoOf(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new HostError('NOT_FOUND', `${label} is not there.`, data)
    case 'EACCES':
    case 'EPERM':
      return new HostError('PERMISSION_DENIED', `${label} may not be opened by you. Change its permissions, then try again.`, data)
    case 'EISDIR':
      return notAFile(label, 'a folder')
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return new HostError('DISK_FULL', `${label} was not saved: the disk is full. The file is as it was. Free some space, then save again.`, data)
    case 'EROFS':
      return new HostError('READ_ONLY', `${label} was not saved: it lies on a disk that takes no changes.`, data)
    case 'ENAMETOOLONG':
      return new HostError('NOT_FOUND', `${label} has a name that is too long for this disk.`, data)
    case 'ELOOP':
      return new HostError('NOT_FOUND', `${label} is a link that leads back to itself.`, data)
    default:
      return new HostError('INTERNAL', `${label} could not be used: ${error instanceof Error ? error.message : String(error)}`, data)
  }
}

export function notAFile(label: string, kind: string): HostError {
  return new HostError('NOT_A_FILE', `${label} is ${kind}, not a file of text. Nothing was read from it.`, { path: label, kind })
}
