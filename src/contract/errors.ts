import * as v from 'valibot'

/**
 * The closed set of what can go wrong between the app and its host. `message` is a sentence in English that says what
 * happened and what to do next; the app translates by `code` and `data`.
 */
export const errorCodes = [
  'BAD_REQUEST',
  'UNKNOWN_METHOD',
  'UNKNOWN_HANDLE',
  'NOT_TRUSTED',
  'NO_COMPOSE_FILE',
  'NOT_FOUND',
  'NOT_A_FILE',
  'NOT_A_FOLDER',
  'OUTSIDE_PROJECT',
  'PERMISSION_DENIED',
  'READ_ONLY',
  'TOO_LARGE',
  'NOT_TEXT',
  'DISK_FULL',
  'CONFLICT',
  'NEEDS_CONSENT',
  'NO_DOCKER',
  'NO_COMPOSE',
  'ENGINE_UNREACHABLE',
  'ENGINE_DENIED',
  'ENGINE_TOO_OLD',
  'COMPOSE_FAILED',
  'ALREADY_RUNNING',
  'CANCELLED',
  /** Made by the renderer only: the line to the host broke before the answer came. */
  'HOST_UNREACHABLE',
  'INTERNAL',
] as const

export const ErrorCode = v.picklist(errorCodes)
export type ErrorCode = v.InferOutput<typeof ErrorCode>

export const HostErrorData = v.record(v.string(), v.union([v.string(), v.number(), v.boolean(), v.null(), v.array(v.string())]))
export const HostErrorShape = v.object({ code: ErrorCode, message: v.string(), data: HostErrorData })
export type HostErrorShape = v.InferOutput<typeof HostErrorShape>

/** An error that may cross to the renderer. Anything else is reported there as INTERNAL, without its stack. */
export class HostError extends Error {
  override readonly name = 'HostError'
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly data: HostErrorShape['data'] = {},
  ) {
    super(message)
  }
  toJSON(): HostErrorShape {
    return { code: this.code, message: this.message, data: this.data }
  }
}
