import type { FileContent, ResolvedMap } from '@core/resolve/types'
import { resolveProject } from '@core/resolve/resolveProject'
import type { ComposeLocation } from './findComposeFiles'
import { readProjectFile } from './readProjectFile'

/** What the host itself has to know of a project's files: the name Compose gives it, and its services. */
export interface ComposeModel {
  readonly projectName: string
  /** By service: the name that `container_name` fixes, and the image. */
  readonly services: ReadonlyMap<string, { readonly containerName: string | null; readonly image: string | null }>
}

/** Reads the model from the disk; of texts that did not change it is not made again. */
export class ComposeModelReader {
  private readonly latest = new Map<string, { readonly key: string; readonly model: ComposeModel }>()

  constructor(private readonly environment: NodeJS.ProcessEnv) {}

  async read(location: ComposeLocation): Promise<ComposeModel> {
    const files = new Map<string, FileContent>()
    const etags: string[] = []
    for (const path of [...location.composeFiles, '.env']) {
      const read = await readProjectFile(location, path).catch(() => null)
      etags.push(read?.file.etag ?? '')
      files.set(path, read ? { kind: 'text', text: read.file.text } : { kind: 'absent', reason: 'not-found' })
    }
    const place = [location.folder, ...location.composeFiles].join('\0')
    const key = [location.name ?? '', ...etags].join('\0')
    const known = this.latest.get(place)
    if (known?.key === key) return known.model
    const model = this.make(location, files)
    this.latest.set(place, { key, model })
    return model
  }

  private make(location: ComposeLocation, files: ReadonlyMap<string, FileContent>): ComposeModel {
    const { name, folderName, composeFiles, profiles } = location
    const environment = Object.fromEntries(Object.entries(this.environment).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])))
    const project = resolveProject({ name, folderName, composeFiles, files, environment, profiles })
    return { projectName: project.name, services: new Map([...project.services].map(([service, { tree }]) => [service, { containerName: textOf(tree, 'container_name'), image: textOf(tree, 'image') }])) }
  }
}

function textOf(tree: ResolvedMap, key: string): string | null {
  const node = tree.entries.get(key)
  return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : null
}
