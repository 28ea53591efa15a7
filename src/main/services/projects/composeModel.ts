import type { ComposeDocument } from '@core/document/types'
import { Collector } from '@core/resolve/collector'
import { interpolate, type VariableLookup } from '@core/resolve/interpolate'
import { parseDotenv } from '@core/resolve/parseDotenv'
import { projectName } from '@core/resolve/projectName'
import { keyText } from '@core/resolve/readSource'
import { reopenDocument } from '@core/resolve/reopenDocument'
import type { ComposeLocation } from './findComposeFiles'
import { readProjectFile } from './readProjectFile'

/** What the host itself has to know of a project's files: the name Compose gives it, and its services. */
export interface ComposeModel {
  readonly projectName: string
  /** By service: the name that `container_name` fixes, and the image. Services of included files are not among them. */
  readonly services: ReadonlyMap<string, ServiceNames>
}

export interface ServiceNames {
  readonly containerName: string | null
  readonly image: string | null
}

interface Reading {
  readonly key: string
  readonly model: ComposeModel
  readonly documents: ReadonlyMap<string, ComposeDocument>
}

/**
 * Reads the model from the disk. The files are not resolved for it, as that takes long where there are a thousand services;
 * of texts that did not change nothing is read again, and of others only what changed.
 */
export class ComposeModelReader {
  private readonly latest = new Map<string, Reading>()

  constructor(private readonly environment: NodeJS.ProcessEnv) {}

  async read(location: ComposeLocation): Promise<ComposeModel> {
    const texts = new Map<string, string>()
    const etags: string[] = []
    for (const path of [...location.composeFiles, '.env']) {
      // What cannot be read now is for the run itself to say.
      const read = await readProjectFile(location, path).catch(() => null)
      etags.push(read?.file.etag ?? '')
      if (read) texts.set(path, read.file.text)
    }
    const place = [location.folder, ...location.composeFiles].join('\0')
    const key = [location.name ?? '', ...etags].join('\0')
    const before = this.latest.get(place)
    if (before?.key === key) return before.model
    const reading = this.make(location, texts, key, before)
    this.latest.set(place, reading)
    return reading.model
  }

  private make(location: ComposeLocation, texts: ReadonlyMap<string, string>, key: string, before: Reading | undefined): Reading {
    const { name, folderName, composeFiles, profiles } = location
    const own = (variable: string) => this.environment[variable]
    const dotenv = parseDotenv(texts.get('.env') ?? '', own).values
    const lookup: VariableLookup = (variable) => own(variable) ?? dotenv.get(variable)
    const documents = new Map(composeFiles.map((path) => [path, reopenDocument(before?.documents.get(path), texts.get(path) ?? '')]))
    const input = { name, folderName, composeFiles, files: new Map(), environment: {}, profiles }
    const model = { projectName: projectName(input, [...documents.values()], lookup, new Collector()), services: readServices([...documents.values()], lookup) }
    return { key, model, documents }
  }
}

/** Later files win, attribute by attribute. */
function readServices(documents: readonly ComposeDocument[], lookup: VariableLookup): Map<string, ServiceNames> {
  const services = new Map<string, ServiceNames>()
  for (const document of documents) {
    const all = document.resolvedAt(['services'])
    if (all?.kind !== 'map') continue
    for (const { key } of document.entriesOf(all)) {
      const text = (attribute: string): string | null => {
        const node = document.resolvedAt(['services', keyText(key), attribute])
        return node?.kind === 'scalar' && typeof node.value === 'string' ? interpolate(node.value, lookup).text : null
      }
      const before = services.get(keyText(key))
      services.set(keyText(key), { containerName: text('container_name') ?? before?.containerName ?? null, image: text('image') ?? before?.image ?? null })
    }
  }
  return services
}
