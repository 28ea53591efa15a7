import { useHost } from '@renderer/host/useHost'
import { useWorkspaceStore } from '@renderer/stores/workspace.store'

/** Reads a Dockerfile of the open project's folder; null where there is none that may be read. */
export function useDockerfile() {
  const host = useHost()
  const workspace = useWorkspaceStore()
  return {
    async readDockerfile(path: string): Promise<string | null> {
      const handle = workspace.project?.handle
      if (handle === undefined) return null
      try {
        return (await host.invoke('files.read', { project: handle, path })).text
      } catch {
        return null
      }
    },
  }
}
