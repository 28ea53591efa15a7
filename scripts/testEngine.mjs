/**
 * A Docker engine for tests, on a folder, a socket and a network namespace of its own: no engine of the user's is touched,
 * and several may run side by side. Root on Debian only.
 *
 *   node scripts/testEngine.mjs tools          Compose v2 as a plugin; prints {dockerConfig}
 *   node scripts/testEngine.mjs start          prints {folder, pid, dockerHost, dockerConfig}
 *   node scripts/testEngine.mjs stop FOLDER    ends that engine and all it started, and removes its folder
 */
import { spawn } from 'node:child_process'
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { canInstallPackages, installPackages, unpackCompose } from './lib/debian.mjs'
import { findProgram, run } from './lib/command.mjs'

const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Programs the engine needs, and the Debian package of each. */
const enginePrograms = { dockerd: 'docker.io', docker: 'docker.io', iptables: 'iptables', busybox: 'busybox-static', unshare: 'util-linux', mount: 'mount' }

export async function ensureTools() {
  if (!canInstallPackages()) throw new Error('a Docker engine for tests can be set up by root on Debian only')
  const missing = Object.entries(enginePrograms).filter(([program]) => !findProgram(program))
  await installPackages([...new Set(missing.map(([, name]) => name))])
  return { dockerConfig: await unpackCompose() }
}

function ping(socketPath) {
  return new Promise((resolve) => {
    const call = request({ socketPath, path: '/_ping', timeout: 1000 }, (answer) => {
      answer.resume()
      resolve(answer.statusCode === 200)
    })
    call.on('error', () => resolve(false))
    call.on('timeout', () => call.destroy())
    call.end()
  })
}

/** Starts an engine of its own; resolves when it answers. */
export async function startEngine() {
  const { dockerConfig } = await ensureTools()
  const folder = mkdtempSync(join(tmpdir(), 'stackyard-engine-'))
  const socket = join(folder, 'docker.sock')
  const log = openSync(join(folder, 'log'), 'w')
  const engine = ['dockerd', '--data-root', join(folder, 'data'), '--exec-root', join(folder, 'exec'), '-H', `unix://${socket}`, '--pidfile', join(folder, 'pid'), '--shutdown-timeout', '2']
  // A network namespace of its own: its bridges and firewall rules never meet those of the machine.
  const child = spawn('unshare', ['--net', 'sh', '-c', 'busybox ip link set lo up && exec "$@"', 'sh', ...engine], { detached: true, stdio: ['ignore', log, log] })
  closeSync(log)
  child.unref()
  for (let waited = 0; waited < 60_000; waited += 200) {
    if (await ping(socket)) return { folder, pid: child.pid, dockerHost: `unix://${socket}`, dockerConfig }
    if (child.exitCode !== null) break
    await sleep(200)
  }
  const words = readFileSync(join(folder, 'log'), 'utf8').trim().split('\n').slice(-5).join('\n')
  await stopEngine(folder)
  throw new Error(`the Docker engine for tests did not start:\n${words}`)
}

/** Ids of the processes whose command line names the folder: the engine's own containerd and shims. */
function processesOf(folder) {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((id) => {
      try {
        return readFileSync(`/proc/${id}/cmdline`, 'utf8').split('\0').some((part) => part.includes(`${folder}/`)) && !readFileSync(`/proc/${id}/cmdline`, 'utf8').includes('testEngine.mjs')
      } catch {
        return false
      }
    })
    .map(Number)
}

function signal(ids, name) {
  for (const id of ids) {
    try {
      process.kill(id, name)
    } catch (error) {
      if (error.code !== 'ESRCH') throw error
    }
  }
}

/** Ends the engine of a folder with everything it started, and removes the folder. */
export async function stopEngine(folder) {
  if (!/stackyard-engine-[A-Za-z0-9]+$/.test(folder) || !existsSync(folder)) return
  const pid = Number(existsSync(join(folder, 'pid')) ? readFileSync(join(folder, 'pid'), 'utf8') : 0)
  if (pid > 0) signal([pid], 'SIGTERM')
  for (let waited = 0; waited < 15_000 && processesOf(folder).length > 0; waited += 200) await sleep(200)
  signal(processesOf(folder), 'SIGKILL')
  await sleep(100)
  const mounts = readFileSync('/proc/mounts', 'utf8').split('\n').map((line) => line.split(' ')[1] ?? '').filter((point) => point.startsWith(`${folder}/`))
  for (const point of mounts.reverse()) await run('umount', ['-l', point]).catch(() => undefined)
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [command, folder = ''] = process.argv.slice(2)
  try {
    if (command === 'tools') console.log(JSON.stringify(await ensureTools()))
    else if (command === 'start') console.log(JSON.stringify(await startEngine()))
    else if (command === 'stop') await stopEngine(folder)
    else throw new Error('use: testEngine.mjs tools | start | stop FOLDER')
  } catch (error) {
    console.error(`Stackyard: ${error.message}`)
    process.exit(1)
  }
}
