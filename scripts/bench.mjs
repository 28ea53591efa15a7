/**
 * `npm run bench [-- NAME...]`: bundles each tests/bench/*.bench.ts as the app is bundled, runs it in a process of its
 * own, and prints its tables. Times depend on the machine; the ratios of one run are what to compare.
 */
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { buildWhenStale } from './lib/project.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = join(root, 'tests/bench')
const output = join(root, '.cache/bench')
const wanted = process.argv.slice(2)
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => basename(file, '.bench.ts'))
  .filter((name) => wanted.length === 0 || wanted.includes(name))
if (names.length === 0) {
  process.stderr.write(`There is no such measurement in tests/bench: ${wanted.join(', ')}\n`)
  process.exit(2)
}

// Whole processes are those of the app as it is built.
if (names.includes('config')) await buildWhenStale()
for (const name of names) {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: Object.fromEntries(['core', 'contract', 'main'].map((part) => [`@${part}`, resolve(root, 'src', part)])) },
    build: { ssr: join(folder, `${name}.bench.ts`), outDir: output, emptyOutDir: false, minify: false, target: 'node20', rollupOptions: { output: { entryFileNames: `${name}.mjs`, format: 'es' } } },
  })
  const { status } = spawnSync(process.execPath, ['--expose-gc', join(output, `${name}.mjs`)], { cwd: root, stdio: 'inherit' })
  if (status !== 0) process.exitCode = 1
}
