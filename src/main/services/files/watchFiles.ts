import { dirname } from 'node:path'
import { watch, type FSWatcher } from 'chokidar'

export interface FileWatcher {
  /** By real path. The file need not be there yet; its folder must be. */
  add(path: string): void
  close(): Promise<void>
}

/** Several events of one save (remove, add, change) become one. In ms. */
const quietTime = 60

/**
 * Tells when files that were added may have changed. Their folders are watched, as most editors save by renaming another
 * file over the old one. Whether the content is another is for the listener to see; it is asked once at the start too,
 * for what changed before the watch began.
 */
export function watchFiles(changed: (path: string) => void, report: (error: unknown) => void): FileWatcher {
  const files = new Set<string>()
  const folders = new Set<string>()
  const timers = new Map<string, NodeJS.Timeout>()
  let watcher: FSWatcher | null = null

  function tell(path: string): void {
    if (!files.has(path)) return
    clearTimeout(timers.get(path))
    timers.set(
      path,
      setTimeout(() => {
        timers.delete(path)
        changed(path)
      }, quietTime),
    )
  }

  return {
    add(path) {
      if (files.has(path)) return
      files.add(path)
      folders.add(dirname(path))
      watcher ??= watch([], { depth: 0, followSymlinks: false, ignorePermissionErrors: true, ignored: (each) => !folders.has(each) && !files.has(each) })
        .on('all', (_, each) => tell(each))
        .on('error', report)
      watcher.add([dirname(path), path])
    },
    async close() {
      for (const timer of timers.values()) clearTimeout(timer)
      timers.clear()
      await watcher?.close()
    },
  }
}
