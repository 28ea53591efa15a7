import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run } from './command.mjs'

export { requireNode } from './requireNode.mjs'

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
export const cacheFolder = join(root, '.cache')

const hashOf = (text) => createHash('sha256').update(text).digest('hex')

/** Installs the node modules of the lock file where they are missing or belong to another lock file. */
export async function installModules() {
  const lock = hashOf(readFileSync(join(root, 'package-lock.json')))
  const stamp = join(root, 'node_modules', '.stackyard-lock')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return
  console.error('Stackyard: installing node modules ...')
  await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, show: true })
  writeFileSync(stamp, lock)
}

function* filesBelow(path) {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) return
  if (stat.isFile()) yield path
  else for (const name of readdirSync(path).sort()) yield* filesBelow(join(path, name))
}

/** Builds the app where a source is newer in content than what was built last (by content, so a checkout does not fool it). */
export async function buildWhenStale() {
  const hash = createHash('sha256')
  for (const source of ['src', 'resources', 'electron.vite.config.ts', 'package-lock.json', 'tsconfig.json'])
    for (const file of filesBelow(join(root, source))) hash.update(`${file.slice(root.length)}\0`).update(readFileSync(file))
  const wanted = hash.digest('hex')
  const stamp = join(root, 'out', '.stackyard-build')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  console.error('Stackyard: building ...')
  await run(process.execPath, [join(root, 'node_modules/electron-vite/bin/electron-vite.js'), 'build', '--logLevel', 'error'], { cwd: root })
  mkdirSync(join(root, 'out'), { recursive: true })
  writeFileSync(stamp, wanted)
}
