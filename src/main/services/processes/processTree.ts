import { spawn, type ChildProcess } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { runProgram } from './runProgram'

export interface TreeOptions {
  readonly cwd: string
  readonly environment: NodeJS.ProcessEnv
  readonly onOutput: (chunk: Buffer) => void
  readonly onErrors: (chunk: Buffer) => void
}

export interface ProcessTree {
  /** Resolves when the program has ended and its output was read: its exit code, null where a signal ended it. Rejects where it could not be started. */
  readonly ended: Promise<number | null>
  /** Ends the program with all it started: asks first, then forces. Resolves when none is left. */
  stop(): Promise<void>
}

const onWindows = process.platform === 'win32'
/** What is asked, and how long it is waited for before the next, in ms. */
const steps: readonly { readonly signal: NodeJS.Signals; readonly patience: number }[] = [
  { signal: 'SIGINT', patience: 10_000 },
  { signal: 'SIGTERM', patience: 3000 },
  { signal: 'SIGKILL', patience: 3000 },
]
const glance = 40

/** Starts a program as the head of a process group of its own, so that whatever it starts can be ended with it. */
export function startProcessTree(program: string, args: readonly string[], { cwd, environment, onOutput, onErrors }: TreeOptions): ProcessTree {
  const child: ChildProcess = spawn(program, args, { cwd, env: environment, stdio: ['ignore', 'pipe', 'pipe'], detached: !onWindows, windowsHide: true })
  child.stdout?.on('data', onOutput)
  child.stderr?.on('data', onErrors)
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  // A stop may come before anybody waits for the end.
  ended.catch(() => undefined)
  let stopping: Promise<void> | undefined

  async function end(): Promise<void> {
    const { pid } = child
    if (pid === undefined) return
    if (onWindows) {
      await runProgram('taskkill', ['/pid', String(pid), '/T', '/F'], environment)
      return
    }
    for (const { signal, patience } of steps) {
      signalGroup(pid, signal)
      if (await groupIsGone(pid, patience)) return
    }
  }

  return { ended, stop: () => (stopping ??= end()) }
}

function signalGroup(group: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-group, signal)
  } catch {
    // It ended by itself meanwhile.
  }
}

async function groupIsGone(group: number, patience: number): Promise<boolean> {
  const limit = Date.now() + patience
  while (await groupLives(group)) {
    if (Date.now() > limit) return false
    await new Promise((resolve) => setTimeout(resolve, glance))
  }
  return true
}

/** A process that ended and that nobody has asked after yet (a zombie) still has its number, and is gone all the same. */
async function groupLives(group: number): Promise<boolean> {
  try {
    process.kill(-group, 0)
  } catch {
    return false
  }
  if (process.platform !== 'linux') return true
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const states = await Promise.all(ids.map((id) => readFile(`/proc/${id}/stat`, 'utf8').catch(() => '')))
  return states.some((stat) => {
    // `pid (name) state ppid pgrp ...`; the name may hold anything.
    const [state, , inGroup] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return Number(inGroup) === group && state !== 'Z' && state !== 'X'
  })
}
