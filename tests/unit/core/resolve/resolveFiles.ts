import type { PlainValue } from '@core/document/types'
import { resolveProject } from '@core/resolve/resolveProject'
import type { FileContent, ProjectInput, ResolvedNode, ResolvedProject, ResolvedService } from '@core/resolve/types'

export interface Setting {
  readonly composeFiles?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
  readonly profiles?: readonly string[]
  readonly name?: string | null
  readonly previous?: ResolvedProject
}

/** An input of texts; files that are not given are known to be absent, once they are asked for. */
export function inputOf(files: Readonly<Record<string, string>>, setting: Setting = {}): ProjectInput {
  const known = new Map<string, FileContent>(Object.entries(files).map(([path, text]) => [path, { kind: 'text', text }]))
  return {
    name: setting.name ?? null,
    folderName: 'shop',
    composeFiles: setting.composeFiles ?? ['compose.yaml'],
    files: known,
    environment: setting.environment ?? {},
    profiles: setting.profiles ?? [],
  }
}

export function resolveFiles(files: Readonly<Record<string, string>>, setting: Setting = {}): ResolvedProject {
  let input = inputOf(files, setting)
  let project = resolveProject(input, setting.previous)
  while (project.missing.length > 0) {
    const absent = project.missing.map(({ path }) => [path, { kind: 'absent', reason: 'not-found' }] as const)
    input = { ...input, files: new Map<string, FileContent>([...input.files, ...absent]) }
    project = resolveProject(input, project)
  }
  return project
}

/** One service `web`, read from the lines below its name. */
export function resolveWeb(lines: string, setting: Setting = {}): ResolvedService {
  return webOf(resolveFiles({ 'compose.yaml': `services:\n  web:\n    image: x\n${indent(lines)}` }, setting))
}

export function webOf(project: ResolvedProject): ResolvedService {
  const web = project.services.get('web')
  if (!web) throw new Error(`there is no service web: ${project.problems.map((problem) => problem.message).join(' ')}`)
  return web
}

export function indent(lines: string, by = 4): string {
  return lines.replace(/^(?=.)/gm, ' '.repeat(by)) + '\n'
}

export function plain(node: ResolvedNode | undefined): PlainValue | undefined {
  if (node === undefined) return undefined
  if (node.kind === 'scalar') return node.value
  if (node.kind === 'seq') return node.items.map((item) => plain(item) ?? null)
  return Object.fromEntries([...node.entries].map(([key, value]) => [key, plain(value) ?? null]))
}

export function attribute(service: ResolvedService, name: string): PlainValue | undefined {
  return plain(service.tree.entries.get(name))
}

export function codes(project: ResolvedProject, severity: 'error' | 'warning' = 'error'): string[] {
  return project.problems.filter((problem) => problem.severity === severity).map((problem) => problem.code)
}
