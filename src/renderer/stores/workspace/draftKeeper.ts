import type { Host } from '@contract/host'
import type { MethodInput } from '@contract/methods'
import type { WorkspaceFile } from './types'

type Drafts = MethodInput<'drafts.put'>

const pause = 400
const longestWait = 1500

/**
 * Keeps unsaved texts with the host, so that a killed app loses at most 1.5 s of work: a push waits for a pause in the
 * changes, but never longer than that. A push that fails is tried again with the next change or after the same wait.
 */
export function createDraftKeeper(host: Host, currentFiles: () => { readonly project: string; readonly files: readonly WorkspaceFile[] } | null) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let firstChange: number | null = null
  let kept: Drafts | null = null

  async function push(): Promise<void> {
    clearTimeout(timer)
    firstChange = null
    const current = currentFiles()
    if (!current) return
    const files = current.files.filter((file) => file.dirty).map((file) => ({ path: file.path, text: file.text, baseEtag: file.etag }))
    const drafts = { project: current.project, files }
    if (kept && sameDrafts(kept, drafts)) return
    try {
      await host.invoke('drafts.put', drafts)
      kept = drafts
    } catch {
      timer = setTimeout(push, longestWait)
    }
  }

  return {
    schedule(): void {
      const now = Date.now()
      firstChange ??= now
      clearTimeout(timer)
      timer = setTimeout(push, Math.max(0, Math.min(pause, firstChange + longestWait - now)))
    },
    push,
    /** For a project just opened: what the host keeps is `files`, and nothing waits to be pushed. */
    reset(): void {
      clearTimeout(timer)
      firstChange = null
      kept = null
    },
  }
}

function sameDrafts(one: Drafts, other: Drafts): boolean {
  const same = one.project === other.project && one.files.length === other.files.length
  return same && one.files.every(({ path, text, baseEtag }, index) => path === other.files[index]?.path && text === other.files[index].text && baseEtag === other.files[index].baseEtag)
}
