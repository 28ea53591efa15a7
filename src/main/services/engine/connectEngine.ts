import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import Docker from 'dockerode'
import { DialStdioAgent } from './dialStdioAgent'
import type { DockerProgram } from './findDocker'
import type { Endpoint } from './resolveEndpoint'

export interface EngineConnection {
  readonly docker: Docker
  close(): void
}

type ConnectionOptions = Docker.DockerOptions & { agent: HttpAgent | HttpsAgent }

/** `version` is the API version to speak (`v1.47`); without it the engine takes its newest. Connects on first use. */
export function connectEngine(program: DockerProgram, { host, context, tls }: Endpoint, version?: string): EngineConnection {
  const { agent, ...target } = transport()
  // Each is given, as the library fills what is missing from this process's own environment.
  const options: ConnectionOptions = { socketPath: undefined, host: undefined, port: undefined, protocol: undefined, ca: undefined, cert: undefined, key: undefined, version, ...target, agent }
  return { docker: new Docker(options), close: () => agent.destroy() }

  function transport(): ConnectionOptions {
    const [, scheme = '', rest = ''] = /^([a-z]+):\/\/(.*)$/.exec(host) ?? []
    // Connections are not kept: one that idles would outlive the engine it led to.
    if (scheme === 'unix' || scheme === 'npipe') return { socketPath: rest, protocol: 'http', agent: new HttpAgent({ keepAlive: false }) }
    if (scheme === 'tcp' || scheme === 'http' || scheme === 'https') {
      const { hostname, port } = new URL(`http://${rest}`)
      if (!tls && scheme !== 'https') return { host: hostname, port: port || 2375, protocol: 'http', agent: new HttpAgent({ keepAlive: false }) }
      const { skipVerify = false, ...material } = tls ?? {}
      return { host: hostname, port: port || 2376, protocol: 'https', ...material, agent: new HttpsAgent({ keepAlive: false, rejectUnauthorized: !skipVerify, ...material }) }
    }
    return { host: 'docker.invalid', port: 80, protocol: 'http', agent: new DialStdioAgent(program, context) }
  }
}
