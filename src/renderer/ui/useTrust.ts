import { useWorkspaceStore } from '@renderer/stores/workspace.store'
import { useReviewStore } from '@renderer/review/review.store'

/** Asked before anything that a project names is executed, fetched or read outside its folder. */
export function useTrust() {
  const workspace = useWorkspaceStore()
  const review = useReviewStore()
  return {
    /** True where the project is trusted, or the person says now that they trust it (the host remembers it). */
    async ensure(): Promise<boolean> {
      if (!workspace.project) return false
      if (workspace.project.trusted) return true
      const { handle } = workspace.project
      const trusted = await review.askTrust()
      if (!trusted || workspace.project?.handle !== handle) return false
      await workspace.trust()
      return true
    },
  }
}
