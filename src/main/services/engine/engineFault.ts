import type { EngineStatus } from '@contract/shapes'
import { errnoOf } from '../files/fileFault'

type Trouble = Pick<EngineStatus, 'state'> & { readonly message: string }

const install = 'Install Docker Desktop or Docker Engine (https://docs.docker.com/get-docker/), then check again.'

export const noDocker: Trouble = { state: 'no-docker', message: `Docker is not installed, or its command "docker" is not on the PATH. ${install} Designing works without it.` }

/** In words for people: what is in the way between us and the engine, and what to do. */
export function engineFault(error: unknown, endpoint: string): Trouble {
  const words = error instanceof Error ? error.message : String(error)
  const code = errnoOf(error)
  if (code === 'EACCES' || code === 'EPERM' || /permission denied/i.test(words))
    return {
      state: 'denied',
      message: `You may not use the Docker engine at ${endpoint}. ${process.platform === 'linux' ? 'Add yourself to the docker group (sudo usermod -aG docker "$USER") and log in again, or use rootless Docker' : 'Ask the person who set Docker up for access'}, then check again.`,
    }
  const start = process.platform === 'linux' ? 'Start it (sudo systemctl start docker, or Docker Desktop)' : 'Start Docker Desktop'
  if (code === 'ENOENT' || code === 'ECONNREFUSED') return { state: 'unreachable', message: `No Docker engine answers at ${endpoint}. ${start}, then check again.` }
  return { state: 'unreachable', message: `The Docker engine at ${endpoint} does not answer: ${words.trim()}. ${start}, then check again.` }
}
