import { spawn, type ChildProcess } from 'node:child_process'
import { Agent } from 'node:http'
import { Duplex } from 'node:stream'
import type { DockerProgram } from './findDocker'

const mostErrors = 4096

/**
 * Carries HTTP over `docker system dial-stdio`, so that the Docker command line itself reaches the engine: over ssh with
 * the person's own keys, known hosts and configuration.
 */
export class DialStdioAgent extends Agent {
  private readonly children = new Set<ChildProcess>()

  constructor(
    private readonly docker: DockerProgram,
    private readonly context: string | null,
  ) {
    super({ keepAlive: false })
  }

  override createConnection(): Duplex {
    const args = [...(this.context === null ? [] : ['--context', this.context]), 'system', 'dial-stdio']
    const child = spawn(this.docker.path, args, { env: this.docker.environment, stdio: ['pipe', 'pipe', 'pipe'], windowsHide: true })
    this.children.add(child)
    const stream = Duplex.from({ writable: child.stdin, readable: child.stdout })
    let errors = ''
    child.stderr.on('data', (chunk: Buffer) => {
      errors = (errors + chunk.toString('utf8')).slice(-mostErrors)
    })
    child.on('error', (error) => stream.destroy(error))
    child.on('close', (code) => {
      this.children.delete(child)
      if (code !== 0 && code !== null) stream.destroy(new Error(errors.trim() || `docker system dial-stdio ended with ${code}`))
    })
    stream.on('close', () => child.kill())
    return stream
  }

  override destroy(): void {
    for (const child of this.children) child.kill()
    super.destroy()
  }
}
