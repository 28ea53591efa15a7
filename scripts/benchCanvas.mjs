/**
 * `npm run bench:canvas`: builds our canvas and React Flow as production pages, opens both in a real Chromium without a
 * GPU, makes the same gestures in each, and prints the tables of docs/performance.md.
 * `STACKYARD_BENCH_SIZES` (numbers of services, with commas) and `STACKYARD_BENCH_ROUNDS` make it shorter; what is known of a size is printed as it comes.
 */
import { spawnSync } from 'node:child_process'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { build } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = join(root, 'tests/bench/canvas')
const output = join(root, '.cache/bench-canvas')
const common = { root, configFile: false, logLevel: 'error', resolve: { alias: Object.fromEntries(['core', 'contract', 'main', 'renderer'].map((part) => [`@${part}`, resolve(root, 'src', part)])) } }

await build({
  ...common,
  plugins: [vue()],
  define: { __VUE_PROD_DEVTOOLS__: 'false' },
  build: { outDir: join(output, 'pages'), emptyOutDir: true, minify: true, target: 'es2022', rollupOptions: { input: { ours: join(folder, 'ours.html'), reactFlow: join(folder, 'reactFlow.html') } } },
})
await build({
  ...common,
  build: { ssr: join(folder, 'measureCanvas.ts'), outDir: join(output, 'run'), emptyOutDir: true, minify: false, target: 'node20', rollupOptions: { output: { entryFileNames: 'measureCanvas.mjs', format: 'es' } } },
})
process.exitCode = spawnSync(process.execPath, [join(output, 'run/measureCanvas.mjs')], { cwd: root, stdio: 'inherit' }).status ?? 1
