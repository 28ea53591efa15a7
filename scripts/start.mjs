/**
 * npm start [-- [--web] [--port N] [--no-open] [PATH]]
 *
 * Installs what is missing, builds what is stale, and opens the app on PATH (a folder or a compose file; none: the start
 * screen): in an Electron window, or, where there can be none, in the browser.
 */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { run } from './lib/command.mjs'
import { buildWhenStale, installModules, requireNode, root } from './lib/project.mjs'

const usage = `Use: npm start [-- [--web] [--port N] [--no-open] [PATH]]

  PATH        a folder or a compose file; without it the start screen
  --web       serve the app to the browser instead of opening a window
  --port N    with --web: the port on 127.0.0.1 (any free one without it)
  --no-open   with --web: print the address, open no browser`

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { web: { type: 'boolean' }, port: { type: 'string' }, 'no-open': { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    })
    if (values.help) {
      console.log(usage)
      process.exit(0)
    }
    if (positionals.length > 1) throw new Error('one PATH at the most')
    if (values.port !== undefined && !(/^\d{1,5}$/.test(values.port) && Number(values.port) <= 65535)) throw new Error(`--port takes a number up to 65535, not ${values.port}`)
    // npm runs scripts in the project's folder; a relative PATH is meant from where the person stands.
    const path = positionals[0] === undefined ? null : resolve(process.env.INIT_CWD ?? process.cwd(), positionals[0])
    if (path !== null && !existsSync(path)) throw new Error(`there is no ${path}`)
    return { web: values.web ?? false, port: values.port ?? null, open: !values['no-open'], path }
  } catch (error) {
    console.error(`Stackyard: ${error.message}\n\n${usage}`)
    process.exit(2)
  }
}

/** Electron's program, fetched where it is missing; else a reason in words. */
async function findElectron() {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return { reason: 'there is no display' }
  if (process.platform === 'linux' && process.getuid?.() === 0) return { reason: 'Electron does not run as root' }
  const folder = join(root, 'node_modules/electron')
  const program = () => {
    const path = join(folder, 'path.txt')
    const file = existsSync(path) ? join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'), readFileSync(path, 'utf8')) : null
    return file !== null && existsSync(file) ? file : null
  }
  if (program() === null) {
    console.error('Stackyard: fetching Electron ...')
    await run(process.execPath, [join(folder, 'install.js')]).catch(() => undefined)
  }
  const file = program()
  return file === null ? { reason: "Electron's binary is not here and could not be downloaded" } : { file }
}

/** Runs the app in the foreground until it ends; a Ctrl+C reaches it from the terminal, other signals from us. */
function runApp(program, args) {
  return new Promise((resolve) => {
    const startedAt = Date.now()
    const child = spawn(program, args, { stdio: 'inherit' })
    process.on('SIGINT', () => undefined)
    for (const name of ['SIGTERM', 'SIGHUP']) process.on(name, () => child.kill(name))
    child.on('error', (error) => resolve({ code: 1, seconds: 0, error }))
    child.on('close', (code, signal) => resolve({ code: code ?? (signal === 'SIGINT' ? 130 : 143), seconds: (Date.now() - startedAt) / 1000 }))
  })
}

requireNode()
const options = readArguments()
try {
  await installModules()
  await buildWhenStale()
} catch (error) {
  console.error(`Stackyard: ${error.message}`)
  process.exit(1)
}

const pathArguments = options.path === null ? [] : [options.path]
if (!options.web) {
  const electron = await findElectron()
  if (electron.file) {
    const ended = await runApp(electron.file, [root, ...pathArguments])
    // A window that never came up (a library is missing, say) ends at once and with a code of its own.
    if (ended.code === 0 || ended.seconds > 5) process.exit(ended.code)
    electron.reason = `Electron ended at once (code ${ended.code})`
  }
  console.error(`Stackyard: no window, as ${electron.reason}; serving the app to the browser instead.`)
}
const port = options.port === null ? [] : ['--port', options.port]
const ended = await runApp(process.execPath, [join(root, 'out/main/web.js'), ...port, ...(options.open ? [] : ['--no-open']), ...pathArguments])
process.exit(ended.code)
