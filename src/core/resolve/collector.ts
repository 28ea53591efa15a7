import type { Path, SourceAlias, SourceNode } from '../document/types'
import type { FileContent, FileRequest, Origin, ResolveProblem } from './types'

/** An alias that was followed: should it come to stand for something else, what was made of it is stale. */
export interface FollowedAlias {
  readonly file: string
  readonly alias: SourceAlias
  readonly target: SourceNode
  readonly path: Path
}

/** `extensions` are the `x-*` keys of the root. */
export type SectionName = 'services' | 'volumes' | 'networks' | 'secrets' | 'configs' | 'models' | 'extensions'

/** A part of a file that was read, or found absent. */
export interface ReadPart {
  readonly file: string
  readonly section: SectionName
  readonly name: string
  readonly node: SourceNode | undefined
}

/** What one service or resource was made from, and what was found on the way. */
export class Collector {
  readonly problems: ResolveProblem[] = []
  readonly missing: FileRequest[] = []
  readonly aliases: FollowedAlias[] = []
  readonly parts: ReadPart[] = []
  readonly contents = new Map<string, FileContent | undefined>()
  readonly names = new Set<string>()

  problem(code: string, message: string, params: Readonly<Record<string, string | number>>, origin: Origin | null, severity: 'error' | 'warning' = 'error'): void {
    this.problems.push({ code, message, params, origin, severity })
  }

  request(request: FileRequest): void {
    if (!this.missing.some((known) => known.path === request.path && known.role === request.role)) this.missing.push(request)
  }

  followed(alias: FollowedAlias): void {
    this.aliases.push(alias)
  }

  part(part: ReadPart): void {
    this.parts.push(part)
  }

  content(path: string, content: FileContent | undefined): void {
    this.contents.set(path, content)
  }

  variables(names: readonly string[]): void {
    for (const name of names) this.names.add(name)
  }
}
