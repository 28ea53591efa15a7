import { HostError, type HostErrorShape } from '@contract/errors'

/** What may be told of an error to the page: a host error as it is; anything else goes to the log. */
export function failureOf(error: unknown, report: (error: unknown) => void): HostErrorShape {
  if (error instanceof HostError) return error.toJSON()
  report(error)
  return { code: 'INTERNAL', message: 'Something went wrong inside Stackyard. The log has the details.', data: {} }
}
