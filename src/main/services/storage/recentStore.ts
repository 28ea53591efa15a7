import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import * as v from 'valibot'
import { Handle } from '@contract/shapes'
import { jsonFile } from './jsonFile'

const Recent = v.object({
  id: Handle,
  /** What opens it again: the folder, or the compose file that was chosen. */
  path: v.string(),
  name: v.string(),
  folder: v.string(),
  openedAt: v.string(),
})
export type Recent = v.InferOutput<typeof Recent>

const most = 30

export interface RecentStore {
  list(): Promise<readonly Recent[]>
  /** Puts the project first. */
  add(project: Pick<Recent, 'path' | 'name' | 'folder'>): Promise<void>
  forget(id: string): Promise<void>
}

export function recentStore(dataFolder: string, log: (message: string, error?: unknown) => void): RecentStore {
  const file = jsonFile(join(dataFolder, 'recent.json'), v.array(Recent), [], log)
  return {
    list: () => file.read(),
    async add(project) {
      await file.change((recents) => {
        const known = recents.find((each) => each.path === project.path)
        const entry: Recent = { ...project, id: known?.id ?? randomUUID(), openedAt: new Date().toISOString() }
        return [entry, ...recents.filter((each) => each.path !== project.path)].slice(0, most)
      })
    },
    async forget(id) {
      await file.change((recents) => recents.filter((each) => each.id !== id))
    },
  }
}
