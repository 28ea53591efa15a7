import type { IncomingMessage } from 'node:http'

/** All values of a header as they were sent; Node joins or drops repeated ones elsewhere. */
function sentValues(request: IncomingMessage, name: string): string[] {
  const { rawHeaders } = request
  return rawHeaders.filter((_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === name)
}

/** True for `127.0.0.1:PORT` given once. A name, even `localhost`, may be made to point here by someone else's DNS. */
export function hasOwnHost(request: IncomingMessage, port: number): boolean {
  const hosts = sentValues(request, 'host')
  return hosts.length === 1 && hosts[0] === `127.0.0.1:${port}`
}

/** True for our own origin given once. Browsers always send it with a WebSocket's upgrade. */
export function hasOwnOrigin(request: IncomingMessage, port: number): boolean {
  const origins = sentValues(request, 'origin')
  return origins.length === 1 && origins[0] === `http://127.0.0.1:${port}`
}

/**
 * True for what a person typed or our own page asked for. A page of another origin is told by `Origin` or
 * `Sec-Fetch-Site`; other ports of this host are "same-site" and get our cookie, so they are refused here too.
 */
export function comesFromHere(request: IncomingMessage, port: number): boolean {
  if (sentValues(request, 'origin').length > 0 && !hasOwnOrigin(request, port)) return false
  const sites = sentValues(request, 'sec-fetch-site')
  return sites.every((site) => site === 'same-origin' || site === 'none')
}
