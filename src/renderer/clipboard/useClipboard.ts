import type { VueFlowStore } from '@vue-flow/core'
import { onScopeDispose } from 'vue'
import { useI18n } from 'vue-i18n'
import { copyAsYaml } from '@core/commands/merge/copyAsYaml'
import type { Point } from '@core/graph/types'
import { readImportText } from '@core/import/readImportText'
import { useCanvasCommands } from '@renderer/canvas/useCanvasCommands'
import { useImportStore } from '@renderer/import/import.store'
import { useActions } from '@renderer/stores/actions.store'
import { useSelectionStore } from '@renderer/stores/selection.store'
import { useWorkspaceStore } from '@renderer/stores/workspace.store'
import { askClipboard } from './askClipboard'
import { copiedPart, rememberCopied } from './copiedPart'
import { useDuplicateSelection } from './useDuplicateSelection'
import { useMergeText } from './useMergeText'

/**
 * Copy, cut and paste of the canvas as compose text, through the page's own clipboard events: the browser hands the text over because the
 * person pressed the keys, and no permission is needed. Text fields, dialogs and selected text keep their own clipboard.
 */
export function useClipboard(flow: VueFlowStore): void {
  const { t } = useI18n()
  const actions = useActions()
  const importing = useImportStore()
  const selection = useSelectionStore()
  const workspace = useWorkspaceStore()
  const commands = useCanvasCommands()
  const { mergeText } = useMergeText()
  const { canDuplicate, duplicateSelection } = useDuplicateSelection()
  let pointer: Point | null = null
  /** An action asked for the event that is under way: wherever it comes from, it is the canvas' own. */
  let isAsked = false

  function canCopy(): boolean {
    return workspace.analysis !== null && !workspace.analysis.broken && selection.ids.some((id) => commands.index.value.node(id)?.missing === false)
  }

  function copy(event: ClipboardEvent, isCut: boolean): void {
    if ((!isAsked && isForeign(event)) || !event.clipboardData || !workspace.analysis || !workspace.project || !canCopy()) return
    const context = { input: workspace.analysis.input, project: workspace.analysis.project }
    const text = copyAsYaml(context, selection.ids)
    if (text === '') {
      commands.refuse(t('clipboard.nothing'))
      return
    }
    event.preventDefault()
    event.clipboardData.setData('text/plain', text)
    const cut = new Set(selection.ids)
    const share = isCut ? commands.index.value.graph.nodes.filter(({ id }) => !cut.has(id)).map(({ id }) => id) : []
    rememberCopied({ text, tied: copyAsYaml(context, selection.ids, { keepTies: true }), project: workspace.project.handle, share })
    commands.announce(t('clipboard.copied'))
    if (isCut) actions.perform('edit.delete')
  }

  function ask(type: 'copy' | 'cut'): void {
    isAsked = true
    askClipboard(type)
    isAsked = false
  }

  function paste(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (isForeign(event) || text.trim() === '') return
    event.preventDefault()
    pasteText(text)
  }

  function pasteText(text: string): void {
    const copied = copiedPart(text, workspace.project?.handle)
    const options = { label: t('clipboard.pasted'), at: pointer ?? middleOfView() }
    if (copied) {
      mergeText({ op: 'merge', text: copied.tied, share: copied.share }, options)
      return
    }
    const read = readImportText(text)
    // What could not be carried over from a command line is to be seen before it is left out.
    if (read.kind === 'docker-run' && read.lost.length > 0) importing.open({ text })
    else mergeText({ op: 'merge', text: read.text }, { ...options, mend: { label: t('clipboard.mend'), perform: () => importing.open({ text }) } })
  }

  function middleOfView(): Point {
    const { width, height } = flow.dimensions.value
    const { x, y, zoom } = flow.viewport.value
    return { x: (width / 2 - x) / zoom, y: (height / 2 - y) / zoom }
  }

  function follow(event: PointerEvent): void {
    const isOver = event.target instanceof Element && event.target.closest('.canvas-pane') !== null
    pointer = isOver ? flow.screenToFlowCoordinate({ x: event.clientX, y: event.clientY }) : null
  }

  const onCopy = (event: ClipboardEvent): void => copy(event, false)
  const onCut = (event: ClipboardEvent): void => copy(event, true)
  document.addEventListener('copy', onCopy)
  document.addEventListener('cut', onCut)
  document.addEventListener('paste', paste)
  document.addEventListener('pointermove', follow, { passive: true })
  const unregister = actions.register(
    { name: 'edit.copy', labelKey: 'clipboard.copy', keys: ['Mod+C'], keysOfBrowser: true, enabled: canCopy, perform: () => ask('copy') },
    { name: 'edit.cut', labelKey: 'clipboard.cut', keys: ['Mod+X'], keysOfBrowser: true, enabled: () => commands.editable.value && canCopy(), perform: () => ask('cut') },
    // A page may not read the clipboard unasked: from a menu, the dialog has a field to paste into.
    { name: 'edit.paste', labelKey: 'clipboard.paste', keys: ['Mod+V'], keysOfBrowser: true, enabled: () => commands.editable.value, perform: () => importing.open({}) },
    { name: 'edit.duplicate', labelKey: 'canvas.menu.duplicate', keys: ['Mod+D'], enabled: canDuplicate, perform: duplicateSelection },
  )
  onScopeDispose(() => {
    document.removeEventListener('copy', onCopy)
    document.removeEventListener('cut', onCut)
    document.removeEventListener('paste', paste)
    document.removeEventListener('pointermove', follow)
    unregister()
  })
}

/** Whether the clipboard is another part's: a field's, a dialog's, or that of text which is selected on the page. */
function isForeign(event: ClipboardEvent): boolean {
  const { target } = event
  if (target instanceof Element && target.closest('input, textarea, select, [contenteditable="true"], [role="dialog"], [role="alertdialog"]')) return true
  return event.type !== 'paste' && (getSelection()?.isCollapsed ?? true) === false
}
