import * as v from 'valibot'
import { HostError } from '@contract/errors'
import type { Host } from '@contract/host'
import { ProjectPath, type ProjectFile } from '@contract/shapes'
import type { FileAbsence, FileRequest, ResolvedProject } from '@core/resolve/types'
import { absenceOf } from './projectInput'

export interface Loaded {
  readonly files: readonly { readonly file: ProjectFile; readonly role: ProjectFile['role'] }[]
  readonly absent: ReadonlyMap<string, FileAbsence>
  readonly environment: Readonly<Record<string, string>>
}

const roles: Readonly<Record<FileRequest['role'], ProjectFile['role']>> = { include: 'include', extends: 'extends', env_file: 'env_file', dotenv: 'env', label_file: 'other' }

/**
 * Fetches what a resolution would like to know and the workspace does not have: files that the project names, and
 * the host's value of each variable. Nothing is asked twice for one project; a file that is not there is remembered
 * as absent until the host says that it appeared.
 */
export function createLoader(host: Host, project: string) {
  const askedFiles = new Set<string>()
  const askedVariables = new Set<string>()
  let lastAsked: Pick<ResolvedProject, 'missing' | 'variables'> | null = null

  async function read(request: FileRequest): Promise<ProjectFile | FileAbsence> {
    if (!v.is(ProjectPath, request.path)) return 'outside-project'
    try {
      return await host.invoke('files.read', { project, path: request.path })
    } catch (error) {
      return error instanceof HostError ? absenceOf(error.code) : 'unreadable'
    }
  }

  return {
    /** Null where there is nothing more to ask. */
    async load(resolved: ResolvedProject): Promise<Loaded | null> {
      if (resolved.missing === lastAsked?.missing && resolved.variables === lastAsked.variables) return null
      lastAsked = { missing: resolved.missing, variables: resolved.variables }
      const requests = resolved.missing.filter((request) => !askedFiles.has(request.path))
      const names = resolved.variables.filter((name) => !askedVariables.has(name) && name.length <= 255).slice(0, 5000)
      if (requests.length === 0 && names.length === 0) return null
      for (const request of requests) askedFiles.add(request.path)
      for (const name of names) askedVariables.add(name)
      const [results, environment] = await Promise.all([
        Promise.all(requests.map(read)),
        names.length > 0 ? host.invoke('projects.environment', { project, names }).catch(() => ({})) : {},
      ])
      const files: { file: ProjectFile; role: ProjectFile['role'] }[] = []
      const absent = new Map<string, FileAbsence>()
      results.forEach((result, index) => {
        const request = requests[index]
        if (!request) return
        if (typeof result === 'string') absent.set(request.path, result)
        else files.push({ file: result, role: roles[request.role] })
      })
      return { files, absent, environment }
    },
    /** A file that was absent may be asked for again: it appeared, or the project became trusted. */
    forget(path: string): void {
      askedFiles.delete(path)
      lastAsked = null
    },
  }
}

export type Loader = ReturnType<typeof createLoader>
