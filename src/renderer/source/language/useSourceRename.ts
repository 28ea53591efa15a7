import { ref, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { anchorPathOf } from '@core/language/anchorPathOf'
import { renameVariable } from '@core/language/renameVariable'
import type { NamedSymbol } from '@core/language/symbolAt'
import { useCanvasCommands } from '@renderer/canvas/useCanvasCommands'
import { useRename } from '@renderer/canvas/rename/useRename'
import { useWords } from '@renderer/i18n/useWords'
import { useWorkspaceStore } from '@renderer/stores/workspace.store'

/** Renames what a name in the text stands for: what the canvas knows by the canvas's own command, anchors by theirs. */
export function useSourceRename(): { readonly problem: Ref<string | null>; readonly rename: (file: string, symbol: NamedSymbol, name: string) => boolean } {
  const { t } = useI18n()
  const words = useWords()
  const workspace = useWorkspaceStore()
  const commands = useCanvasCommands()
  const nodes = useRename()
  const problem = ref<string | null>(null)

  function renameAnchor(file: string, symbol: NamedSymbol, name: string): boolean {
    const path = workspace.analysis && anchorPathOf(workspace.analysis, file, symbol)
    if (!path) return false
    const plan = workspace.run({ op: 'rename-anchor', file, path, name }, { label: t('language.undoAnchor', { name: symbol.name }) })
    problem.value = plan.ok ? null : words.error(plan.refusal)
    return plan.ok
  }

  function renameVariableOf(symbol: NamedSymbol, name: string): boolean {
    const renamed = workspace.analysis && renameVariable(workspace.analysis, symbol.name, name)
    if (!renamed) return false
    problem.value = renamed.ok ? null : words.error(renamed.refusal)
    if (renamed.ok) workspace.editTogether([...renamed.files].map(([path, edits]) => ({ path, edits })), { label: t('language.undoVariable', { name: symbol.name }) })
    return renamed.ok
  }

  return {
    problem,
    /** False where it was not done; `problem` says why. */
    rename(file, symbol, name): boolean {
      if (name === symbol.name) return true
      if (symbol.kind === 'anchor') return renameAnchor(file, symbol, name)
      if (symbol.kind === 'variable') return renameVariableOf(symbol, name)
      const node = commands.index.value.node(`${symbol.kind}:${symbol.name}`)
      if (!node) return false
      problem.value = nodes.problemOf(node, name)
      if (problem.value === null) nodes.rename(node, name)
      return problem.value === null
    },
  }
}
