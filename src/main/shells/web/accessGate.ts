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
}

/**
 * One token, exchanged once for one session that lasts as long as the process. Cookies are shared by all ports of a
 * host, so the cookie is named after the port; that keeps two apps apart and is no protection by itself.
 */
export function createAccessGate(port: number): AccessGate {
  const token = secret()
  const tokenDigest = digest(token)
  const cookieName = `stackyard-${port}`
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
  }
}
