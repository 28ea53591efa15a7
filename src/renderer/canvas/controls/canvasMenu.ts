import type { GraphEdge, GraphNode } from '@core/graph/types'
import type { MenuItem } from '@renderer/ui/menuItem'
import { defineCommand } from '../remove/defineCommand'

type Translate = (key: string, params?: Record<string, unknown>) => string

/** What a menu has to know to be made. `keys` tells an action's keys in the machine's own writing. */
interface MenuContext {
  readonly t: Translate
  readonly editable: boolean
  readonly keys: (action: string) => string | undefined
}

function action({ t, keys }: MenuContext, name: string, labelKey: string, options: { readonly disabled?: boolean; readonly danger?: boolean } = {}): MenuItem {
  const shown = keys(name)
  return { kind: 'action', name, label: t(labelKey), ...options, ...(shown === undefined ? {} : { keys: shown }) }
}

export function nodeMenu(context: MenuContext, node: GraphNode): MenuItem[] {
  const locked = { disabled: !context.editable }
  return [
    action(context, 'view.inspector', 'canvas.menu.open'),
    { kind: 'separator' },
    ...(defineCommand(node) ? [action(context, 'define', 'canvas.menu.define', locked)] : []),
    action(context, 'edit.connect', 'canvas.menu.connect', locked),
    action(context, 'edit.rename', 'canvas.menu.rename', { disabled: !context.editable || node.kind === 'bind' }),
    ...(node.missing || node.kind === 'bind' || node.kind === 'env_file' ? [] : clipboardItems(context)),
    { kind: 'separator' },
    action(context, 'edit.delete', 'canvas.menu.remove', { ...locked, danger: true }),
  ]
}

function clipboardItems(context: MenuContext): MenuItem[] {
  const locked = { disabled: !context.editable }
  return [
    action(context, 'edit.duplicate', 'canvas.menu.duplicate', locked),
    { kind: 'separator' },
    action(context, 'edit.cut', 'clipboard.cut', locked),
    action(context, 'edit.copy', 'clipboard.copy'),
  ]
}

const severalActions = [
  ['arrange.align.left', 'arrange.align.left'],
  ['arrange.align.centre', 'arrange.align.centre'],
  ['arrange.align.right', 'arrange.align.right'],
  ['arrange.align.top', 'arrange.align.top'],
  ['arrange.align.middle', 'arrange.align.middle'],
  ['arrange.align.bottom', 'arrange.align.bottom'],
  null,
  ['arrange.distributeX', 'arrange.distribute.x'],
  ['arrange.distributeY', 'arrange.distribute.y'],
  ['arrange.tidy', 'arrange.tidy'],
  ['arrange.selection', 'arrange.selection'],
] as const

/** The menu of several selected things. */
export function severalMenu(context: MenuContext, count: number, isEnabled: (name: string) => boolean): MenuItem[] {
  return [
    { kind: 'label', label: context.t('arrange.selected', { n: count }) },
    ...severalActions.map((each): MenuItem => (each === null ? { kind: 'separator' } : action(context, each[0], each[1], { disabled: !isEnabled(each[0]) }))),
    { kind: 'separator' },
    ...clipboardItems(context),
    { kind: 'separator' },
    action(context, 'edit.delete', 'canvas.menu.remove', { disabled: !context.editable, danger: true }),
  ]
}

export function edgeMenu(context: MenuContext, edge: GraphEdge): MenuItem[] {
  const locked = { disabled: !context.editable }
  return [
    ...(edge.kind === 'depends_on' ? [action(context, 'condition', 'canvas.menu.condition', locked), { kind: 'separator' } as const] : []),
    action(context, 'edit.delete', 'canvas.menu.removeEdge', { disabled: !context.editable || edge.kind === 'inferred', danger: true }),
  ]
}

export function paneMenu(context: MenuContext, hasNodes: boolean): MenuItem[] {
  const none = { disabled: !hasNodes }
  return [
    action(context, 'add-service', 'canvas.menu.addService', { disabled: !context.editable }),
    action(context, 'edit.paste', 'clipboard.paste', { disabled: !context.editable }),
    action(context, 'file.import', 'import.action', { disabled: !context.editable }),
    { kind: 'separator' },
    action(context, 'edit.selectAll', 'canvas.menu.selectAll', none),
    action(context, 'view.fit', 'canvas.menu.fit', none),
    action(context, 'view.arrange', 'canvas.menu.arrange', none),
  ]
}
