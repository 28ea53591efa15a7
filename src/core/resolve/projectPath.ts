/**
 * Paths of the pure core: with `/`, relative to the project folder or absolute. The core never learns where the
 * project folder is. As a value in the tree a relative path begins with `./` or `../` (or is `.`), so that it can
 * never be taken for a volume's name; as a key of the project's files it does not.
 */
export function isAbsolutePath(path: string): boolean {
  return path.startsWith('/') || /^[A-Za-z]:[\\/]/.test(path) || path.startsWith('\\\\')
}

/** Lexical only: no symbolic link is followed. */
export function normalisePath(path: string): string {
  const absolute = path.startsWith('/')
  if (absolute && !/\/(?:[/.]|$)/.test(path)) return path
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.length > 0 && parts[parts.length - 1] !== '..') parts.pop()
    else if (!absolute) parts.push('..')
  }
  return absolute ? `/${parts.join('/')}` : parts.join('/') || '.'
}

export function joinPath(folder: string, path: string): string {
  return isAbsolutePath(path) ? path : normalisePath(`${folder}/${path}`)
}

export function folderOf(path: string): string {
  const cut = path.lastIndexOf('/')
  if (cut < 0) return '.'
  return cut === 0 ? '/' : path.slice(0, cut)
}

/** `a/b` as a value: `./a/b`. */
export function asPathValue(path: string): string {
  return isAbsolutePath(path) || path === '.' || path === '..' || path.startsWith('../') || path.startsWith('~') ? path : `./${path}`
}

/** A path value as the key of a file: `./a/b` is `a/b`. */
export function asFileKey(path: string): string {
  return isAbsolutePath(path) ? path : normalisePath(path)
}
