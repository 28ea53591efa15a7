import * as v from 'valibot'
import * as s from './shapes'

/** Everything the host tells the renderer of its own accord. */
export const events = {
  /** The disk changed from outside. `text` null: the file is gone. A change that we wrote ourselves is not told. */
  'files.changed': v.object({ project: s.Handle, path: s.ProjectPath, text: v.nullable(v.string()), etag: v.nullable(s.Etag) }),
  'engine.status': s.EngineStatus,
  /** All containers of the project, whenever one of them changed; driven by engine events, not by polling. */
  'engine.containers': v.object({ project: s.Handle, containers: v.array(s.ContainerState) }),
  'run.started': v.object({ project: s.Handle, run: s.Handle, kind: s.RunKind, service: v.nullable(v.string()) }),
  'run.progress': s.RunProgress,
  'run.ended': s.RunEnd,
  'logs.lines': v.object({ stream: s.Handle, lines: v.array(s.LogLine), /** Lines left out because the app could not keep up. */ dropped: v.number() }),
  'logs.ended': v.object({ stream: s.Handle, message: v.nullable(v.string()) }),
  /** A folder was dropped, or the app was started again on another project: show this one. */
  'app.openProject': s.ProjectSnapshot,
  'app.openFailed': s.HostErrorShape,
  /** A native menu item was chosen; the name is that of an action of the renderer's registry. */
  'app.action': v.object({ name: v.string() }),
} as const

export type Events = typeof events
export type EventName = keyof Events
export type EventPayload<E extends EventName> = v.InferOutput<Events[E]>
