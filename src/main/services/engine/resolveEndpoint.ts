import { readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import * as v from 'valibot'
import { runProgram } from '../processes/runProgram'
import type { DockerProgram } from './findDocker'

/** Where the engine is, as the Docker command line resolves it: DOCKER_HOST, DOCKER_CONTEXT, or the chosen context. */
export interface Endpoint {
  /** Such as `unix:///run/docker.sock`, `tcp://build:2376`, `ssh://me@build`. */
  readonly host: string
  /** The context's name; null for the default one, which DOCKER_HOST belongs to. */
  readonly context: string | null
  readonly tls: EndpointTls | null
}

export interface EndpointTls {
  readonly ca?: Buffer
  readonly cert?: Buffer
  readonly key?: Buffer
  readonly skipVerify: boolean
}

const Context = v.object({
  Name: v.string(),
  Endpoints: v.object({ docker: v.object({ Host: v.string(), SkipTLSVerify: v.optional(v.boolean(), false) }) }),
  TLSMaterial: v.optional(v.record(v.string(), v.nullable(v.array(v.string()))), {}),
  Storage: v.optional(v.object({ TLSPath: v.optional(v.string(), '') }), { TLSPath: '' }),
})

/** Throws an Error with Docker's own words where the context cannot be read. */
export async function resolveEndpoint({ path, environment }: DockerProgram): Promise<Endpoint> {
  const { code, output, errors } = await runProgram(path, ['context', 'inspect', '--format', '{{json .}}'], environment)
  if (code !== 0) throw new Error(errors.trim() || 'docker context inspect failed')
  const context = v.parse(Context, JSON.parse(output))
  const { Host: host, SkipTLSVerify: skipVerify } = context.Endpoints.docker
  const named = context.Name === 'default' ? null : context.Name
  return { host, context: named, tls: host.startsWith('tcp:') ? await readTls(context, environment, skipVerify) : null }
}

async function readTls(context: v.InferOutput<typeof Context>, environment: NodeJS.ProcessEnv, skipVerify: boolean): Promise<EndpointTls | null> {
  if (context.Name === 'default') {
    if (!environment['DOCKER_TLS_VERIFY'] && !environment['DOCKER_TLS']) return null
    const folder = environment['DOCKER_CERT_PATH'] || environment['DOCKER_CONFIG'] || join(homedir(), '.docker')
    return readMaterial(folder, ['ca.pem', 'cert.pem', 'key.pem'], !environment['DOCKER_TLS_VERIFY'])
  }
  const files = context.TLSMaterial['docker']
  return files && files.length > 0 ? readMaterial(join(context.Storage.TLSPath, 'docker'), files, skipVerify) : null
}

async function readMaterial(folder: string, files: readonly string[], skipVerify: boolean): Promise<EndpointTls> {
  const read = async (name: string) => (files.includes(name) ? await readFile(join(folder, name)).catch(() => undefined) : undefined)
  const [ca, cert, key] = await Promise.all([read('ca.pem'), read('cert.pem'), read('key.pem')])
  return { ...(ca && { ca }), ...(cert && { cert }), ...(key && { key }), skipVerify }
}
