export interface FailureHint {
  /** A message `run.hint.<code>`. */
  readonly code: 'unhealthy' | 'exited' | 'portTaken' | 'noImage' | 'noRegistry' | 'noDockerfile' | 'build' | 'noFile' | 'diskFull'
  readonly params: Readonly<Record<string, string>>
  /** What the service printed tells more. */
  readonly inLogs: boolean
}

/** The first that fits counts: the words of Compose and of the engine, as they say them in every language. */
const hints: readonly (readonly [FailureHint['code'], RegExp, inLogs?: boolean])[] = [
  ['portTaken', /:(?<port>\d+)\b[^\n]*(?:port is already allocated|address already in use)|ports are not available[^\n]*?:(?<port2>\d+)\b/i],
  ['unhealthy', /\bis unhealthy\b/, true],
  ['exited', /\bexited \((?<code>\d+)\)|didn't complete successfully: exit (?<code2>\d+)/, true],
  ['noDockerfile', /failed to read dockerfile|unable to evaluate symlinks in Dockerfile/i],
  ['build', /failed to solve|failed to build|returned a non-zero code/i],
  ['noImage', /pull access denied|manifest unknown|manifest for \S+ not found|repository does not exist|no such image|: not found$/im],
  ['noRegistry', /dial tcp|network is unreachable|no such host|TLS handshake timeout|i\/o timeout/i],
  ['diskFull', /no space left on device/i],
  ['noFile', /bind source path does not exist|no such file or directory/i],
]

/** What a person can do about a run that failed; null where Compose's own words must do. */
export function failureHint(message: string): FailureHint | null {
  for (const [code, pattern, inLogs = false] of hints) {
    const found = pattern.exec(message)
    if (!found) continue
    const { port, port2, code: status, code2 } = found.groups ?? {}
    return { code, params: { port: port ?? port2 ?? '', code: status ?? code2 ?? '' }, inLogs }
  }
  return null
}
