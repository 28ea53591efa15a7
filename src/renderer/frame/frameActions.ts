import { nextTick } from 'vue'
import { useI18n } from 'vue-i18n'
import { useSaving } from '@renderer/review/useSaving'
import { useActions } from '@renderer/stores/actions.store'
import { useOpening } from '@renderer/stores/opening.store'
import { useWorkspaceStore } from '@renderer/stores/workspace.store'
import { useAnnouncer } from '@renderer/ui/useAnnouncer'
import { focusRegion, focusRegionPanel, stepRegion } from './regions'
import { useViewStore, type SidePane } from './view.store'

/** The actions of the frame itself; the canvas and the run bar register theirs. Call it in the root component's set-up. */
export function registerFrameActions(): void {
  const { t } = useI18n()
  const actions = useActions()
  const opening = useOpening()
  const saving = useSaving()
  const view = useViewStore()
  const workspace = useWorkspaceStore()
  const { announce } = useAnnouncer()

  const isOpen = () => workspace.project !== null

  function undo(): void {
    const label = workspace.undoLabel
    workspace.undo()
    if (label !== null) announce(t('frame.undone', { label }))
  }

  function redo(): void {
    const label = workspace.redoLabel
    workspace.redo()
    if (label !== null) announce(t('frame.redone', { label }))
  }

  function toggle(pane: SidePane): void {
    view.toggle(pane)
    const shown = pane === 'left' ? view.leftShown : view.inspectorShown
    announce(t(`frame.said.${pane}${shown ? 'Shown' : 'Hidden'}`))
  }

  /** Opens a tab of the left column and puts the focus into it. */
  function goToLeft(tab: 'palette' | 'outline'): void {
    view.show('left')
    view.leftTab = tab
    void nextTick(() => focusRegionPanel('left'))
  }

  function goRound(by: 1 | -1): void {
    const region = stepRegion(by)
    if (region) announce(t(`frame.region.${region}`))
  }

  actions.register(
    { name: 'project.new', labelKey: 'actions.newProject', perform: () => opening.newProject() },
    { name: 'project.open', labelKey: 'actions.openFolder', keys: ['Mod+O'], everywhere: true, perform: () => opening.openFolder() },
    { name: 'project.openFile', labelKey: 'actions.openFile', perform: () => opening.openFile() },
    { name: 'project.close', labelKey: 'actions.closeProject', enabled: isOpen, perform: () => opening.closeProject() },
    { name: 'file.save', labelKey: 'actions.save', keys: ['Mod+S'], everywhere: true, enabled: () => workspace.dirtyFiles.length > 0, perform: () => saving.save() },
    { name: 'file.review', labelKey: 'actions.reviewChanges', enabled: () => workspace.dirtyFiles.length > 0, perform: () => (view.reviewOpen = true) },
    { name: 'edit.undo', labelKey: 'actions.undo', keys: ['Mod+Z'], enabled: () => workspace.canUndo, perform: undo },
    { name: 'edit.redo', labelKey: 'actions.redo', keys: ['Mod+Shift+Z', 'Mod+Y'], enabled: () => workspace.canRedo, perform: redo },
    { name: 'view.source', labelKey: 'actions.toggleSource', keys: ['Mod+E'], everywhere: true, enabled: isOpen, perform: () => (view.sourceOpen = !view.sourceOpen) },
    { name: 'view.logs', labelKey: 'actions.logs', enabled: isOpen, perform: () => (view.logsOpen = !view.logsOpen) },
    { name: 'view.commands', labelKey: 'actions.commands', keys: ['Mod+K'], everywhere: true, unlisted: true, perform: () => (view.commandPaletteOpen = !view.commandPaletteOpen) },
    { name: 'view.problems', labelKey: 'actions.problems', enabled: isOpen, perform: () => (view.problemsOpen = true) },
    { name: 'view.left', labelKey: 'actions.toggleLeft', keys: ['Mod+B'], everywhere: true, enabled: isOpen, perform: () => toggle('left') },
    { name: 'view.inspectorPane', labelKey: 'actions.toggleInspector', keys: ['Mod+I'], everywhere: true, enabled: isOpen, perform: () => toggle('inspector') },
    { name: 'view.palette', labelKey: 'actions.goToPalette', keys: ['P'], enabled: isOpen, perform: () => goToLeft('palette') },
    { name: 'view.outline', labelKey: 'actions.goToOutline', keys: ['O'], enabled: isOpen, perform: () => goToLeft('outline') },
    { name: 'view.canvas', labelKey: 'actions.goToCanvas', keys: ['G'], enabled: isOpen, perform: () => focusRegion('canvas') },
    { name: 'view.nextRegion', labelKey: 'actions.nextRegion', keys: ['F6'], everywhere: true, enabled: isOpen, perform: () => goRound(1) },
    { name: 'view.previousRegion', labelKey: 'actions.previousRegion', keys: ['Shift+F6'], everywhere: true, enabled: isOpen, perform: () => goRound(-1) },
    { name: 'file.export', labelKey: 'export.open', keys: ['Mod+Shift+E'], enabled: () => (workspace.analysis?.graph.nodes.length ?? 0) > 0, perform: () => (view.exportOpen = true) },
    { name: 'view.help', labelKey: 'actions.help', keys: ['?', 'F1'], perform: () => (view.helpOpen = true) },
  )
}
