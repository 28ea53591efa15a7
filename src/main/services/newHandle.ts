import { randomBytes } from 'node:crypto'

/** An opaque name that cannot be guessed. */
export const newHandle = (): string => randomBytes(18).toString('base64url')
