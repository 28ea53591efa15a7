import { resolve } from 'node:path'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'

const alias = {
  '@core': resolve(import.meta.dirname, 'src/core'),
  '@contract': resolve(import.meta.dirname, 'src/contract'),
  '@main': resolve(import.meta.dirname, 'src/main'),
  '@renderer': resolve(import.meta.dirname, 'src/renderer'),
}

/** The reader of Dockerfiles asks Node's Buffer for the bytes of one character; a page has none, and another way to the same bytes. */
const dockerfileAstForPages: Plugin = {
  name: 'dockerfile-ast-for-pages',
  transform(code, id) {
    if (!/dockerfile-ast\/lib\/util\.js/.test(id)) return null
    const bytes = 'Uint8Array.from(Buffer.from(char, "UTF-8"))'
    if (!code.includes(bytes)) this.error('dockerfile-ast is another version: see whether it still needs Buffer.')
    return { code: code.replace(bytes, 'new TextEncoder().encode(char)'), map: null }
  },
}

export default defineConfig({
  main: {
    // The library's form for browsers is the same code as modules, of which only what is used is taken.
    resolve: { alias: { ...alias, yaml: resolve(import.meta.dirname, 'node_modules/yaml/browser/dist/index.js') } },
    build: {
      outDir: 'out/main',
      // Code that is shorter is read sooner, and what the command line needs is in its bundle: one file is found sooner than a hundred.
      minify: true,
      externalizeDeps: { exclude: ['commander', 'diff', 'env-paths', 'valibot', 'yaml'] },
      rollupOptions: {
        // One bundle a shell: the Electron window, the loopback server, and the command line.
        input: {
          index: resolve(import.meta.dirname, 'src/main/shells/electron/index.ts'),
          web: resolve(import.meta.dirname, 'src/main/shells/web/index.ts'),
          cli: resolve(import.meta.dirname, 'src/cli/index.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    resolve: { alias },
    build: {
      outDir: 'out/preload',
      rollupOptions: {
        input: { index: resolve(import.meta.dirname, 'src/preload/index.ts') },
        // A sandboxed preload script is loaded as CommonJS.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(import.meta.dirname, 'src/renderer'),
    resolve: { alias },
    plugins: [vue(), dockerfileAstForPages],
    worker: { format: 'es' },
    build: {
      outDir: 'out/renderer',
      // A page that is read faster is shown faster; electron-vite leaves it large by default.
      minify: true,
      rollupOptions: { input: { index: resolve(import.meta.dirname, 'src/renderer/index.html') } },
    },
  },
})
