import { mkdtempSync, rmSync } from 'node:fs'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface EngineRelay {
  readonly dockerHost: string
  /** As when the engine is stopped: every connection breaks, and nothing answers. */
  cut(): Promise<void>
  /** As when it is started again. */
  restore(): Promise<void>
  close(): Promise<void>
}

/** Another socket to a running engine, that can be cut without hurting the engine that other tests use. */
export async function relayEngine(dockerHost: string): Promise<EngineRelay> {
  const folder = mkdtempSync(join(tmpdir(), 'stackyard-relay-'))
  const path = join(folder, 'docker.sock')
  const sockets = new Set<Socket>()
  let server: Server | null = null

  const restore = () =>
    new Promise<void>((resolve) => {
      server = createServer({ allowHalfOpen: true }, (near) => {
        const far = connect({ path: dockerHost.replace('unix://', ''), allowHalfOpen: true })
        for (const [socket, other] of [[near, far], [far, near]] as const) {
          sockets.add(socket)
          socket.pipe(other)
          socket.on('error', () => undefined)
          socket.on('close', () => {
            sockets.delete(socket)
            other.destroy()
          })
        }
      }).listen(path, resolve)
    })
  const cut = () =>
    new Promise<void>((resolve) => {
      for (const socket of sockets) socket.destroy()
      if (server) server.close(() => resolve())
      else resolve()
      server = null
    })

  await restore()
  return {
    dockerHost: `unix://${path}`,
    cut,
    restore,
    async close() {
      await cut()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
