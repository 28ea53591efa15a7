import * as v from 'valibot'
import { ContainerHealth, ContainerState } from '@contract/shapes'

/** Compose's labels (compose `pkg/api/labels.go`): a project's containers are known by these, never by their names. */
export const labels = {
  project: 'com.docker.compose.project',
  service: 'com.docker.compose.service',
  number: 'com.docker.compose.container-number',
  oneOff: 'com.docker.compose.oneoff',
  workingFolder: 'com.docker.compose.project.working_dir',
} as const

const Labels = v.nullish(v.record(v.string(), v.string()), {})

const Inspected = v.object({
  Id: v.string(),
  Name: v.string(),
  State: v.object({
    Status: v.string(),
    ExitCode: v.optional(v.number(), 0),
    StartedAt: v.optional(v.string(), ''),
    Health: v.nullish(v.object({ Status: v.string() })),
  }),
  Config: v.object({ Labels, Tty: v.optional(v.boolean(), false) }),
  NetworkSettings: v.optional(v.object({ Ports: v.nullish(v.record(v.string(), v.nullish(v.array(v.object({ HostIp: v.optional(v.string(), ''), HostPort: v.optional(v.string(), '') }))))) }), {}),
})

export interface ComposeContainer {
  readonly state: ContainerState
  readonly project: string
  /** The project folder's path as Compose wrote it; null where an older one wrote none. */
  readonly workingFolder: string | null
  /** Its logs are one raw stream. */
  readonly tty: boolean
}

/** From what the engine's inspect gives; null where it is not a container of a service (a `compose run`, another's). */
export function readContainer(inspected: unknown): ComposeContainer | null {
  const parsed = v.safeParse(Inspected, inspected)
  if (!parsed.success) return null
  const { Id, Name, State, Config, NetworkSettings } = parsed.output
  const own = new Map(Object.entries(Config.Labels ?? {}))
  const project = own.get(labels.project)
  const service = own.get(labels.service)
  if (project === undefined || service === undefined || own.get(labels.oneOff)?.toLowerCase() === 'true') return null
  const state = readState(State.Status)
  const ended = state === 'exited' || state === 'dead'
  return {
    project,
    workingFolder: own.get(labels.workingFolder) ?? null,
    tty: Config.Tty,
    state: {
      id: Id,
      service,
      number: Number.parseInt(own.get(labels.number) ?? '1', 10) || 1,
      name: Name.replace(/^\//, ''),
      state,
      health: v.is(ContainerHealth, State.Health?.Status) ? State.Health.Status : 'none',
      exitCode: ended ? State.ExitCode : null,
      startedAt: State.StartedAt === '' || State.StartedAt.startsWith('0001-') ? null : State.StartedAt,
      ports: readPorts(NetworkSettings.Ports ?? {}),
    },
  }
}

/** Podman has more words for the same states. */
function readState(status: string): ContainerState['state'] {
  const known = v.safeParse(ContainerState.entries.state, status)
  if (known.success) return known.output
  return status === 'stopped' || status === 'stopping' ? 'exited' : 'created'
}

type PortBindings = Readonly<Record<string, readonly { readonly HostIp: string; readonly HostPort: string }[] | null | undefined>>

/** As `docker ps` writes them: `127.0.0.1:8080->80/tcp`; one published on all addresses stands once. */
function readPorts(ports: PortBindings): string[] {
  const written = Object.entries(ports).flatMap(([port, bindings]) =>
    (bindings ?? []).map(({ HostIp, HostPort }) => {
      const everywhere = HostIp === '' || HostIp === '0.0.0.0' || HostIp === '::'
      const address = HostIp.includes(':') ? `[${HostIp}]` : HostIp
      return `${everywhere ? '' : `${address}:`}${HostPort}->${port}`
    }),
  )
  return [...new Set(written)].sort()
}
