import * as v from 'valibot'
import { ErrorCode, HostErrorShape } from './errors'

/** An opaque name the host made for something it opened. The renderer names projects and folders by handles only. */
export const Handle = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{8,64}$/))
/** A path inside a project: relative, `/` between parts, no `..` that leaves, no NUL. The host checks the real path again. */
export const ProjectPath = v.pipe(v.string(), v.minLength(1), v.maxLength(4096), v.check((path) => !path.includes('\0') && !path.includes('\\') && !path.startsWith('/') && !/^[A-Za-z]:/.test(path) && !path.split('/').includes('..'), 'a path inside the project'))
/** Hex SHA-256 of a file's bytes. */
export const Etag = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
export const ServiceName = v.pipe(v.string(), v.minLength(1), v.maxLength(255), v.check((name) => !name.includes('\0')))

export const FileRole = v.picklist(['compose', 'override', 'include', 'extends', 'env', 'env_file', 'other'])
export const ProjectFile = v.object({
  path: ProjectPath,
  role: FileRole,
  text: v.string(),
  etag: Etag,
  /** The text is shown and cannot be saved: not writable by us. */
  readOnly: v.boolean(),
})
export type ProjectFile = v.InferOutput<typeof ProjectFile>

export const Draft = v.object({ path: ProjectPath, text: v.string(), baseEtag: v.nullable(Etag), savedAt: v.string() })
export type Draft = v.InferOutput<typeof Draft>

export const OpenWarning = v.object({ code: v.string(), message: v.string(), data: v.record(v.string(), v.string()) })

export const Positions = v.record(v.string(), v.object({ x: v.pipe(v.number(), v.finite()), y: v.pipe(v.number(), v.finite()) }))
/**
 * How the graph is looked at, beside where its nodes stand; what is left out is as at first. `byHand`: the ids that a person placed, in order;
 * without it all of them (as layouts of earlier versions were kept).
 */
export const Layout = v.object({ version: v.literal(1), positions: Positions, byHand: v.optional(v.array(v.string())), grouping: v.optional(v.picklist(['auto', 'network', 'profile', 'none'])), direction: v.optional(v.picklist(['right', 'down'])) })
export type Layout = v.InferOutput<typeof Layout>

export const ProjectSnapshot = v.object({
  handle: Handle,
  /** Compose's project name by its own rules, or null where only the files' `name:` or the folder decides. */
  name: v.nullable(v.string()),
  folderName: v.string(),
  /** For people to read; never sent back. */
  folderLabel: v.string(),
  /** In the order they are merged. The first one of a new project is not among the files: it is not there yet. */
  composeFiles: v.array(ProjectPath),
  /** The override file that Compose would read as well, were it there; null where it looks for none or has one. */
  overrideFile: v.nullable(ProjectPath),
  files: v.array(ProjectFile),
  /** From COMPOSE_PROFILES of the environment or `.env`. */
  profiles: v.array(v.string()),
  trusted: v.boolean(),
  drafts: v.array(Draft),
  layout: v.nullable(Layout),
  /** The layout lies with the project's files (`.stackyard/layout.json`), and changes of it are written there. */
  layoutInProject: v.optional(v.boolean()),
  warnings: v.array(OpenWarning),
})
export type ProjectSnapshot = v.InferOutput<typeof ProjectSnapshot>

export const RecentProject = v.object({ id: Handle, name: v.string(), folderLabel: v.string(), openedAt: v.string(), exists: v.boolean() })
export type RecentProject = v.InferOutput<typeof RecentProject>

/** A stack that ships with the app; its title and text are in the message files under `samples.<id>`. */
export const Sample = v.object({ id: v.string(), services: v.array(v.string()) })
export type Sample = v.InferOutput<typeof Sample>

export const FolderEntry = v.object({ handle: Handle, name: v.string(), kind: v.picklist(['folder', 'file']), isProject: v.boolean() })
export const FolderListing = v.object({ handle: Handle, label: v.string(), parent: v.nullable(Handle), entries: v.array(FolderEntry), truncated: v.boolean() })
export type FolderListing = v.InferOutput<typeof FolderListing>

export const SaveRequest = v.object({
  path: ProjectPath,
  text: v.string(),
  /** What the text was based on; null for a file that is to be new. */
  baseEtag: v.nullable(Etag),
  /** `in-place`: the person agreed to write through a hard link or into a folder that takes no new file, with a backup. */
  mode: v.optional(v.picklist(['safe', 'in-place']), 'safe'),
})
export const SaveResult = v.variant('status', [
  v.object({ path: ProjectPath, status: v.literal('saved'), etag: Etag }),
  v.object({ path: ProjectPath, status: v.literal('unchanged'), etag: Etag }),
  /** The disk holds something else than `baseEtag`; nothing was written. `diskText` null: the file is gone. */
  v.object({ path: ProjectPath, status: v.literal('conflict'), diskText: v.nullable(v.string()), diskEtag: v.nullable(Etag) }),
  v.object({ path: ProjectPath, status: v.literal('failed'), error: HostErrorShape }),
])
export type SaveResult = v.InferOutput<typeof SaveResult>

export const EngineStatus = v.object({
  state: v.picklist(['ready', 'no-docker', 'no-compose', 'unreachable', 'denied', 'too-old', 'checking']),
  /** For people: `unix:///run/docker.sock`, `context desktop-linux`. */
  endpoint: v.string(),
  engineVersion: v.nullable(v.string()),
  apiVersion: v.nullable(v.string()),
  composeVersion: v.nullable(v.string()),
  message: v.nullable(v.string()),
})
export type EngineStatus = v.InferOutput<typeof EngineStatus>

export const ContainerHealth = v.picklist(['none', 'starting', 'healthy', 'unhealthy'])
export const ContainerState = v.object({
  id: v.string(),
  service: v.string(),
  number: v.number(),
  name: v.string(),
  state: v.picklist(['created', 'running', 'paused', 'restarting', 'removing', 'exited', 'dead']),
  health: ContainerHealth,
  exitCode: v.nullable(v.number()),
  /** ISO 8601, or null where it never started. */
  startedAt: v.nullable(v.string()),
  ports: v.array(v.string()),
})
export type ContainerState = v.InferOutput<typeof ContainerState>

export const RunKind = v.picklist(['up', 'down', 'start', 'stop', 'restart'])
export type RunKind = v.InferOutput<typeof RunKind>
/** One step of a run as Compose tells it: `Container shop-web-1 Started`. */
export const RunProgress = v.object({
  run: Handle,
  /** `Container shop-web-1`, `Network shop_default`, `Image redis:7`. */
  subject: v.string(),
  /** The service it concerns, where that is known. */
  service: v.nullable(v.string()),
  status: v.picklist(['working', 'done', 'warning', 'error']),
  text: v.string(),
})
export type RunProgress = v.InferOutput<typeof RunProgress>
export const RunEnd = v.object({
  run: Handle,
  kind: RunKind,
  outcome: v.picklist(['done', 'failed', 'cancelled']),
  /** Compose's own words, where it failed. */
  message: v.nullable(v.string()),
  service: v.nullable(v.string()),
})
export type RunEnd = v.InferOutput<typeof RunEnd>

export const LogLine = v.object({ service: v.string(), container: v.string(), stream: v.picklist(['stdout', 'stderr']), time: v.nullable(v.string()), text: v.string() })
export type LogLine = v.InferOutput<typeof LogLine>

export const Settings = v.object({
  locale: v.picklist(['system', 'en', 'ru']),
  theme: v.picklist(['system', 'light', 'dark']),
})
export type Settings = v.InferOutput<typeof Settings>

export const AppInfo = v.object({
  version: v.string(),
  shell: v.picklist(['electron', 'web']),
  platform: v.string(),
  /** BCP 47, from the system. */
  locale: v.string(),
  /** Where samples are copied to; for people to read. */
  samplesLabel: v.string(),
})
export type AppInfo = v.InferOutput<typeof AppInfo>
export { ErrorCode, HostErrorShape }
