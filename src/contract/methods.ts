import * as v from 'valibot'
import * as s from './shapes'

const Nothing = v.strictObject({})
const OfProject = { project: s.Handle }
/** Where the folder has no compose file: it becomes a project, whose file the first save makes. NO_COMPOSE_FILE gives the folder's handle for it. */
const Creating = { create: v.optional(v.boolean(), false) }

/** Every request the renderer can make: the one list. A method that is not here does not exist. */
export const methods = {
  'app.info': { input: Nothing, output: s.AppInfo },
  'settings.get': { input: Nothing, output: s.Settings },
  'settings.set': { input: v.strictObject(v.partial(s.Settings).entries), output: s.Settings },

  /** Native dialogs; null where the person cancelled. The web shell refuses them: it has `folders.*`. */
  'dialogs.openFolder': { input: v.strictObject(Creating), output: v.nullable(s.ProjectSnapshot) },
  'dialogs.openFile': { input: Nothing, output: v.nullable(s.ProjectSnapshot) },
  /** Folders by handle, for a shell without native dialogs. Without a handle: the home folder. */
  'folders.list': { input: v.strictObject({ handle: v.optional(s.Handle) }), output: s.FolderListing },
  'folders.open': { input: v.strictObject({ handle: s.Handle, ...Creating }), output: s.ProjectSnapshot },

  'projects.recent': { input: Nothing, output: v.array(s.RecentProject) },
  'projects.openRecent': { input: v.strictObject({ id: s.Handle }), output: s.ProjectSnapshot },
  'projects.forget': { input: v.strictObject({ id: s.Handle }), output: v.array(s.RecentProject) },
  'projects.samples': { input: Nothing, output: v.array(s.Sample) },
  'projects.openSample': { input: v.strictObject({ id: v.string() }), output: s.ProjectSnapshot },
  /** The project the app was started on, or null. */
  'projects.initial': { input: Nothing, output: v.nullable(s.ProjectSnapshot) },
  /** Reads the project from the disk again, under the same handle. */
  'projects.reload': { input: v.strictObject(OfProject), output: s.ProjectSnapshot },
  'projects.close': { input: v.strictObject(OfProject), output: Nothing },
  'projects.trust': { input: v.strictObject(OfProject), output: Nothing },
  /** The values that the host's environment has for these names; the others are left out. */
  'projects.environment': { input: v.strictObject({ ...OfProject, names: v.pipe(v.array(v.pipe(v.string(), v.maxLength(255))), v.maxLength(5000)) }), output: v.record(v.string(), v.string()) },

  'files.read': { input: v.strictObject({ ...OfProject, path: s.ProjectPath }), output: s.ProjectFile },
  'files.save': { input: v.strictObject({ ...OfProject, files: v.pipe(v.array(v.strictObject(s.SaveRequest.entries)), v.maxLength(200)) }), output: v.array(s.SaveResult) },
  /** Unsaved texts, kept outside the project until they are saved or dropped. The list replaces what was kept. */
  'drafts.put': { input: v.strictObject({ ...OfProject, files: v.pipe(v.array(v.strictObject({ path: s.ProjectPath, text: v.string(), baseEtag: v.nullable(s.Etag) })), v.maxLength(200)) }), output: Nothing },
  /** `place`: where it is kept from now on, with the project's files or in the app's own data; without it where it was. */
  'layout.put': { input: v.strictObject({ ...OfProject, layout: s.Layout, place: v.optional(v.picklist(['project', 'app'])) }), output: Nothing },

  'engine.status': { input: v.strictObject({ refresh: v.optional(v.boolean(), false) }), output: s.EngineStatus },
  'engine.containers': { input: v.strictObject(OfProject), output: v.array(s.ContainerState) },

  'run.up': { input: v.strictObject({ ...OfProject, services: v.optional(v.array(s.ServiceName), []), profiles: v.optional(v.array(v.string()), []) }), output: v.object({ run: s.Handle }) },
  /** `orphans`: containers of services that the files do not define any more go too. */
  'run.down': { input: v.strictObject({ ...OfProject, volumes: v.optional(v.boolean(), false), orphans: v.optional(v.boolean(), false), profiles: v.optional(v.array(v.string()), []) }), output: v.object({ run: s.Handle }) },
  'run.service': { input: v.strictObject({ ...OfProject, service: s.ServiceName, action: v.picklist(['start', 'stop', 'restart']) }), output: v.object({ run: s.Handle }) },
  /** Ends the run's process and all its children; answers when they are gone. */
  'run.cancel': { input: v.strictObject({ run: s.Handle }), output: Nothing },

  /** Follows the logs; lines come as `logs.lines` events. No services: all of the project. */
  'logs.follow': { input: v.strictObject({ ...OfProject, services: v.optional(v.array(s.ServiceName), []), tail: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000)), 500) }), output: v.object({ stream: s.Handle }) },
  'logs.stop': { input: v.strictObject({ stream: s.Handle }), output: Nothing },

  /** Opens an https address in the system's browser, after the host asked the person. False where they said no. */
  'shell.openExternal': { input: v.strictObject({ url: v.pipe(v.string(), v.url(), v.startsWith('https://')) }), output: v.boolean() },
} as const

export type Methods = typeof methods
export type MethodName = keyof Methods
/** What a caller may leave out is optional here; the host sees the parsed one. */
export type MethodInput<M extends MethodName> = v.InferInput<Methods[M]['input']>
export type ParsedInput<M extends MethodName> = v.InferOutput<Methods[M]['input']>
export type MethodOutput<M extends MethodName> = v.InferOutput<Methods[M]['output']>
