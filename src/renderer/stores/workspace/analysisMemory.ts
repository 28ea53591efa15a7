import type { Analysis } from '@core/analyze'
import { sameText } from '@core/resolve/textContent'
import type { ProjectInput } from '@core/resolve/types'

/** Milliseconds: what is worked out sooner is not worth the memory. */
const worthKeeping = 16
/** A large change, another one after it, and where they began; states share whatever is the same in them. */
const most = 4

/** Keeps what large changes led from and to, so that undoing them and doing them again needs no work. */
export function createAnalysisMemory() {
  let kept: readonly Analysis[] = []

  return {
    /** The analysis of just this input, if it is one of those. */
    find: (input: ProjectInput): Analysis | undefined => kept.find((analysis) => sameInput(analysis.input, input)),
    /** `cost` in milliseconds, of coming from one state to the other. */
    keep(before: Analysis | null, after: Analysis, cost: number): void {
      if (cost < worthKeeping || before === null) return
      // Of a text that is broken the last whole graph is shown, and which one that is changes.
      const added = [before, after].filter(({ broken }) => !broken)
      kept = [...kept.filter((each) => !added.includes(each)), ...added].slice(-most)
    },
    clear: (): void => void (kept = []),
  }
}

/** Whether an analysis of one is an analysis of the other. */
export function sameInput(one: ProjectInput, other: ProjectInput): boolean {
  const sameSetting = one.name === other.name && one.folderName === other.folderName && sameList(one.composeFiles, other.composeFiles) && one.environment === other.environment && sameList(one.profiles, other.profiles)
  return sameSetting && one.files.size === other.files.size && [...one.files].every(([path, content]) => {
    const its = other.files.get(path)
    if (content.kind === 'text') return its?.kind === 'text' && sameText(content, its)
    return its?.kind === 'absent' && its.reason === content.reason
  })
}

function sameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((each, index) => each === other[index])
}
