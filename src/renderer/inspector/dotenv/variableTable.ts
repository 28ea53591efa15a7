import type { Analysis } from '@core/analyze'
import { variableUses } from '@core/dotenv/variableUses'
import { parseDotenv, type DotenvEntry, type DotenvFault } from '@core/resolve/parseDotenv'

export interface VariableRow extends DotenvEntry {
  /** A later line of the file says the same name, and counts. */
  readonly isBeaten: boolean
  /** Of `.env`: whether some compose file names it, or Compose and Docker read it themselves. True of every other file: its variables are for the container. */
  readonly isUsed: boolean
  /** What the shell that started the app says in its place. */
  readonly outside: string | null
}

export interface VariableTable {
  readonly rows: readonly VariableRow[]
  /** Compose refuses the file; what is below the line was not read. */
  readonly fault: DotenvFault | null
  /** Named by the compose files and set nowhere; of `.env` only. */
  readonly unset: readonly string[]
}

/** Compose's own and Docker's, as far as an env file may set them. */
const ownNames = /^(?:COMPOSE_|DOCKER_|BUILDKIT_|BUILDX_)/

/** An env file as a table. `isProjectFile`: it is the `.env` whose variables the compose files see; `isContainers`: a service takes all of it too. */
export function variableTable(analysis: Analysis, text: string, isProjectFile: boolean, isContainers = false): VariableTable {
  const { environment } = analysis.input
  const outside = (name: string): string | undefined => (Object.hasOwn(environment, name) ? environment[name] : undefined)
  const { entries, fault } = parseDotenv(text, outside)
  const used = new Set(isProjectFile ? [...analysis.documents.values()].flatMap((document) => variableUses(document).map(({ name }) => name)) : [])
  const inside = new Set(entries.flatMap(({ written }) => (written === null ? [] : [...written.matchAll(/\$\{?([A-Za-z_]\w*)/g)].map(([, name]) => name ?? ''))))
  const last = new Map(entries.map((entry, index) => [entry.name, index]))
  const rows = entries.map((entry, index) => ({
    ...entry,
    isBeaten: last.get(entry.name) !== index,
    isUsed: !isProjectFile || isContainers || used.has(entry.name) || inside.has(entry.name) || ownNames.test(entry.name),
    outside: isProjectFile ? (outside(entry.name) ?? null) : null,
  }))
  const unset = [...used].filter((name) => !last.has(name) && outside(name) === undefined).sort()
  return { rows, fault, unset }
}
