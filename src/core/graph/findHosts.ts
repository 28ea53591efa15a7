/** Longer values are data, not addresses. */
const longestValue = 8192
const host = '([A-Za-z0-9_][A-Za-z0-9_.-]{0,252})'
const inUrl = new RegExp(`[A-Za-z][A-Za-z0-9+.-]{0,30}://(?:[^\\s/@'"]{0,256}@)?${host}`, 'g')
const withPort = new RegExp(`(?<![A-Za-z0-9_.:/-])${host}:\\d{2,5}(?![\\w.:])`, 'g')
const afterOption = new RegExp(`(?:^|\\s)(?:-h|--?[a-z-]{0,30}(?:host|hostname|server|address|addr|endpoint|broker|upstream))[= ]${host}(?=[\\s,:]|$)`, 'g')
const wholeName = new RegExp(`^${host}$`)
/** Names of variables whose whole value is a host: `DB_HOST=db` is one, `POSTGRES_DB=db` is not. */
const hostVariable = /(?:^|[_.-])(?:HOST(?:NAME|S)?|SERVERS?|ADDR(?:ESS)?|ENDPOINTS?|UR[LI]S?|BROKERS?|UPSTREAMS?|BACKENDS?|PEERS?|NODES?|DSN|PROXY)$|HOST$/i

/**
 * Words of a text that stand where a host name stands: in a URL, before a port, behind an option such as `--host`.
 * Whether a service has that name is for the caller to see. Every pattern is bounded: the text may be hostile.
 */
export function findHosts(text: string): string[] {
  if (text.length > longestValue) return []
  const found = new Set<string>()
  for (const pattern of [inUrl, withPort, afterOption]) for (const match of text.matchAll(pattern)) if (match[1] !== undefined) found.add(match[1])
  return [...found]
}

/** As `findHosts`; the whole value counts too where the variable's name says that it is a host. */
export function findHostsOfVariable(name: string, value: string): string[] {
  const whole = hostVariable.test(name) ? wholeName.exec(value.trim())?.[1] : undefined
  const found = findHosts(value)
  return whole === undefined || found.includes(whole) ? found : [whole, ...found]
}
