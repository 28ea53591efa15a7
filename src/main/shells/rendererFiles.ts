import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'

export interface RendererFile {
  readonly type: string
  readonly body: Buffer
}

/** By the path of the address: `/index.html`, `/assets/index-3f2a.js`. */
export type RendererFiles = ReadonlyMap<string, RendererFile>

const types = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.ico', 'image/x-icon'],
  ['.woff2', 'font/woff2'],
  ['.wasm', 'application/wasm'],
])

/**
 * Reads the built renderer once, at the start. Both shells serve from this map only: an address is looked up, never
 * joined to a folder, so no form of it (`..`, encoded, absolute, a link on the disk) reaches another file.
 * Links and kinds of files the app does not have are left out.
 */
export async function readRendererFiles(folder: string): Promise<RendererFiles> {
  const files = new Map<string, RendererFile>()
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const type = types.get(extname(entry.name))
    if (!entry.isFile() || type === undefined) continue
    const path = join(entry.parentPath, entry.name)
    files.set(path.slice(folder.length).replaceAll('\\', '/'), { type, body: await readFile(path) })
  }
  if (!files.has('/index.html')) throw new Error(`There is no built app in ${folder}. Build it first: npm run build.`)
  return files
}
