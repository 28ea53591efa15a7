import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

const secret = (): string => randomBytes(32).toString('base64url')
const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
/** Takes the same time whatever is given. */
const same = (given: string, wanted: Buffer): boolean => timingSafeEqual(digest(given), wanted)

export interface AccessGate {
  /** Goes into the printed address. Works once. */
  readonly token: string
  /** A `Set-Cookie` value for the right token, given for the first time; else null. */
  exchange(token: string): string | null
  /** Whether a request's `Cookie` header carries the session. */
  admits(cookieHeader: string | undefined): boolean
  /** A key for the page to keep, until one page has used it; null from then on. */
  keyForPage(): string | null
  /** Whether this is the key of the session's pages. */
  takesKey(key: string): boolean
}

/**
 * One token, exchanged once for one session that lasts as long as the process. A browser sends the session's cookie to
 * every port of this address, so also to what the person's own containers publish here: the cookie alone opens files
 * that anyone may have, and nothing that acts. For that the page shows a key besides, which it keeps in the storage of
 * its origin, where other ports do not reach.
 */
export function createAccessGate(port: number): AccessGate {
  const token = secret()
  const tokenDigest = digest(token)
  const cookieName = `stackyard-${port}`
  const key = secret()
  const keyDigest = digest(key)
  let keyIsUsed = false
  let session: Buffer | null = null

  return {
    token,
    exchange(given) {
      if (session !== null || !same(given, tokenDigest)) return null
      const value = secret()
      session = digest(value)
      return `${cookieName}=${value}; Path=/; HttpOnly; SameSite=Strict`
    },
    admits(cookieHeader) {
      const wanted = session
      if (wanted === null || cookieHeader === undefined) return false
      return cookieHeader.split(';').some((part) => {
        const [name, value] = part.trim().split('=', 2)
        return name === cookieName && value !== undefined && same(value, wanted)
      })
    },
    keyForPage: () => (keyIsUsed ? null : key),
    takesKey(given) {
      if (!same(given, keyDigest)) return false
      keyIsUsed = true
      return true
    },
  }
}
