import { readdir, realpath, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { basename, dirname, extname, join } from 'node:path'
import { HostError } from '@contract/errors'
import type { FolderListing } from '@contract/shapes'
import { fileFault } from '../files/fileFault'
import { newHandle } from '../newHandle'
import { defaultFileNames } from './findComposeFiles'
import { pathLabel } from './pathLabel'

const mostEntries = 2000
const mostHandles = 100_000

/** Lets a page without native dialogs look through folders: it sees names and handles, and can name nothing else. */
export class FolderBrowser {
  private readonly paths = new Map<string, string>()
  private readonly handles = new Map<string, string>()

  /** Folders and YAML files, by name; hidden ones, pipes, devices and other files are left out. */
  async list(handle: string | undefined): Promise<FolderListing> {
    const folder = handle === undefined ? await realpath(homedir()) : this.pathOf(handle)
    const label = pathLabel(folder)
    const names = await readdir(folder).catch((error: unknown) => {
      throw fileFault(error, label)
    })
    const shown = names.filter((name) => !name.startsWith('.')).sort((a, b) => a.localeCompare(b))
    const entries: FolderListing['entries'] = []
    let truncated = false
    for (const name of shown) {
      const entry = await this.entry(folder, name)
      if (entry && entries.length >= mostEntries) {
        truncated = true
        break
      }
      if (entry) entries.push(entry)
    }
    entries.sort((a, b) => Number(a.kind === 'file') - Number(b.kind === 'file'))
    const parent = dirname(folder)
    return { handle: this.handleOf(folder), label, parent: parent === folder ? null : this.handleOf(parent), entries, truncated }
  }

  /** Throws UNKNOWN_HANDLE. */
  pathOf(handle: string): string {
    const path = this.paths.get(handle)
    if (path === undefined) throw new HostError('UNKNOWN_HANDLE', 'This folder is not known any more. Go back to the home folder and choose again.')
    return path
  }

  private async entry(folder: string, name: string): Promise<FolderListing['entries'][number] | null> {
    const path = join(folder, name)
    const stats = await stat(path).catch(() => null)
    if (stats?.isDirectory()) return { handle: this.handleOf(path), name, kind: 'folder', isProject: await hasComposeFile(path) }
    if (!stats?.isFile() || !['.yaml', '.yml'].includes(extname(name))) return null
    return { handle: this.handleOf(path), name, kind: 'file', isProject: isDefaultName(name) }
  }

  /** The name by which a page may ask for a folder that a person chose. */
  handleOf(path: string): string {
    const known = this.handles.get(path)
    if (known !== undefined) return known
    const handle = newHandle()
    this.handles.set(path, handle)
    this.paths.set(handle, path)
    const [oldest] = this.handles
    if (oldest && this.handles.size > mostHandles) {
      this.handles.delete(oldest[0])
      this.paths.delete(oldest[1])
    }
    return handle
  }
}

const isDefaultName = (name: string): boolean => defaultFileNames.some((each) => each === basename(name))

async function hasComposeFile(folder: string): Promise<boolean> {
  for (const name of defaultFileNames) if (await stat(join(folder, name)).then((stats) => stats.isFile(), () => false)) return true
  return false
}
