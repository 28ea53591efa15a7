import { onScopeDispose } from 'vue'
import { useI18n } from 'vue-i18n'
import { useViewStore } from '@renderer/frame/view.store'
import { useActions } from '@renderer/stores/actions.store'
import { useLayersStore } from '@renderer/stores/layers.store'
import { useSelectionStore } from '@renderer/stores/selection.store'
import { useWorkspaceStore } from '@renderer/stores/workspace.store'
import { useToasts } from '@renderer/ui/useToasts'
import { useLayerFiles } from './useLayerFiles'

/** What can be done with the project's files as layers, for the keyboard and the command palette. Call it in the frame's set-up. */
export function useLayerActions(): void {
  const { t } = useI18n()
  const actions = useActions()
  const workspace = useWorkspaceStore()
  const layers = useLayersStore()
  const selection = useSelectionStore()
  const view = useViewStore()
  const toasts = useToasts()
  const files = useLayerFiles()

  /** One file after the other, then all of them together again. */
  function showNext(): void {
    const paths = files.layers.value.map(({ path }) => path)
    const next = paths[layers.shown === null ? 0 : paths.indexOf(layers.shown) + 1]
    layers.setShown(next ?? null)
  }

  function addOverride(): void {
    const path = workspace.addOverride()
    if (path === null) return
    layers.setTarget(path)
    view.sourceOpen = true
    selection.revealSource(path, { start: 0, end: 0 })
    toasts.done(t('layers.addedOverride', { file: path }))
  }

  const several = () => files.layers.value.length > 1
  onScopeDispose(
    actions.register(
      { name: 'layers.showNext', labelKey: 'layers.actions.showNext', enabled: several, perform: showNext },
      { name: 'layers.showAll', labelKey: 'layers.actions.showAll', enabled: () => layers.shown !== null, perform: () => layers.setShown(null) },
      { name: 'layers.addOverride', labelKey: 'layers.actions.addOverride', enabled: () => workspace.project?.overrideFile != null, perform: addOverride },
    ),
  )
}
