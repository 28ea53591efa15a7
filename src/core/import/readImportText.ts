import { holdsDockerRun, readDockerRun, type DockerRunOptions } from './dockerRun/readDockerRun'
import { isDockerfile, readDockerfile, type DockerfileOptions } from './readDockerfile'
import type { ImportResult } from './types'

/** Takes a text for what it looks like: a Dockerfile, `docker run` commands, or (all else) a part of a compose file. */
export function readImportText(text: string, options: DockerRunOptions & Partial<DockerfileOptions> = {}): ImportResult {
  const bare = text.replace(/^\uFEFF/, '').replace(/^\s*(?:```|~~~)[^\n]*\n([\s\S]*?)\n?[ \t]*(?:```|~~~)\s*$/, '$1')
  if (isDockerfile(bare)) return readDockerfile(bare, { name: options.name ?? 'app', context: options.context ?? '.', dockerfile: options.dockerfile ?? 'Dockerfile' })
  return holdsDockerRun(bare) ? readDockerRun(bare, options) : { kind: 'compose', text, lost: [] }
}
