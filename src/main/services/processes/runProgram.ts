import { execFile } from 'node:child_process'

export interface ProgramResult {
  /** Exit code; null where it could not be started, took too long, or was killed. */
  readonly code: number | null
  readonly output: string
  readonly errors: string
}

/** Runs a short program to its end; never through a shell, and never longer than `timeout` ms. Never throws. */
export function runProgram(program: string, args: readonly string[], environment: NodeJS.ProcessEnv, timeout = 15_000): Promise<ProgramResult> {
  return new Promise((resolve) => {
    execFile(program, args, { env: environment, timeout, killSignal: 'SIGKILL', maxBuffer: 8 * 1024 * 1024, windowsHide: true }, (error, output, errors) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : null
      resolve({ code, output, errors: errors || (code === null ? (error?.message ?? '') : '') })
    })
  })
}
