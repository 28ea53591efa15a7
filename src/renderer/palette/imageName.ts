/**
 * The name of an image reference without registry, tag and digest: `docker.io/library/postgres:17-alpine` is
 * `postgres`, `ghcr.io/foo/bar@sha256:...` is `foo/bar`.
 */
export function imageName(reference: string): string {
  const [undigested = ''] = reference.split('@')
  const parts = undigested.split('/')
  const first = parts[0] ?? ''
  const hasRegistry = parts.length > 1 && (first.includes('.') || first.includes(':') || first === 'localhost')
  const path = hasRegistry ? parts.slice(1) : parts
  const withoutLibrary = path.length > 1 && path[0] === 'library' ? path.slice(1) : path
  const last = withoutLibrary.at(-1) ?? ''
  return [...withoutLibrary.slice(0, -1), last.split(':')[0] ?? ''].join('/')
}
